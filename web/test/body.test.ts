// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Drawing, Json, Planned } from '../src/engine/types.ts';
import { matrix, places, turned, turnOf, unturned, type Place, type Turn } from '../src/live/turn.ts';
import { colourOf, pixelsOf, rowsOf, scaleOf, ticksOf } from '../src/ui/dose.ts';
import { Fitting, landmarksOf, placed } from '../src/ui/fitting.ts';
import { arrow } from '../src/ui/landmark-editor.tsx';
import { load } from './engine.ts';

async function fitting(receiver = {}) {
  const engine = await load();
  const asked: Json[] = [];
  const fit = new Fitting((what) => {
    asked.push(what);
    return Promise.resolve(engine.call<Answer<Drawing>>('draw', what));
  });
  await fit.open(receiver);
  const place = (id: string, side = 'right') => {
    const shape = landmarksOf(fit.drawing.value!).find((s) => s.id === id && (s.side === side || s.side === 'none'))!;
    return { shape, x: shape.x_mm!, y: shape.y_mm! };
  };
  const move = (id: string, dx: number, dy: number, side = 'right') => {
    const { shape, x, y } = place(id, side);
    return fit.try(id, placed(fit.drawing.value!, shape, x + dx, y + dy));
  };
  return { fit, place, move, asked };
}

describe('BACK-6: landmarks moved on the picture', () => {
  it('the blade’s inner edge goes where it is put, on both sides', async () => {
    const { fit, place, move } = await fitting();
    const before = place('blade-inner');
    await move('blade-inner', -12, 0);
    expect(fit.refused.value).toBeNull();
    expect(place('blade-inner').x).toBeCloseTo(before.x - 12, 0);
    expect(place('blade-inner', 'left').x).toBe(-place('blade-inner').x);
    expect(fit.shift('blade-inner')[0]).toBeCloseTo(-12, 0);
  });

  it('moved by the left one it is the same', async () => {
    const a = await fitting();
    const b = await fitting();
    await a.move('blade-inner', 9, 0);
    await b.move('blade-inner', -9, 0, 'left');
    expect(b.fit.moved.value).toEqual(a.fit.moved.value);
  });

  it('a place that cannot be is refused with a reason, and the last one stays', async () => {
    const { fit, place, move } = await fitting();
    await move('blade-tip', 0, 10);
    const good = place('blade-tip').y;
    await move('blade-tip', 0, 400);
    expect(fit.refused.value?.id).toBe('blade-tip');
    expect(fit.refused.value!.text.length).toBeGreaterThan(10);
    expect(place('blade-tip').y).toBe(good);
    await move('blade-tip', 0, -3);
    expect(fit.refused.value).toBeNull();
  });

  it('as it was: one of them, then all', async () => {
    const { fit, place, move } = await fitting();
    const neck = place('c7').y;
    const tip = place('blade-tip').y;
    await move('c7', 0, 15);
    await move('blade-tip', 0, 15);
    await fit.reset('c7');
    expect(place('c7').y).toBe(neck);
    expect(place('blade-tip').y).toBeGreaterThan(tip + 5);
    await fit.reset();
    expect(place('blade-tip').y).toBe(tip);
    expect(fit.moved.value).toEqual({});
  });

  it('points of last time that no longer fit go back, and it is said', async () => {
    const { fit } = await fitting({ moved_landmarks: { 'blade-tip': [0.45, 1.4] } });
    expect(fit.drawing.value).not.toBeNull();
    expect(fit.moved.value).toEqual({});
    expect(fit.refused.value?.id).toBe('');
  });

  it('asks the engine for the latest place only while it is busy', async () => {
    const { fit, move, asked } = await fitting();
    const before = asked.length;
    await Promise.all(Array.from({ length: 30 }, (_, i) => move('c7', 0, i)));
    expect(asked.length - before).toBeLessThan(4);
    expect(fit.shift('c7')[1]).toBeCloseTo(29, 0);
  });
});

describe('the picture is the right way up for who gives', () => {
  it('puts the giver’s own place at the lower edge', () => {
    // The receiver's feet, left side, head, right side; y up.
    const at: Record<Place, [number, number]> = { feet: [0, -1], left: [-1, 0], head: [0, 1], right: [1, 0] };
    for (const place of places) {
      const [x, y] = turned(turnOf(place), ...at[place]);
      expect([x + 0, y + 0], place).toEqual([0, -1]);
    }
  });
  it('lying on a side the other one is up; sitting, the head is', () => {
    expect(turned(turnOf('feet', 'side-left'), 1, 0)[1]).toBe(1);
    expect(turned(turnOf('feet', 'side-right'), -1, 0)[1]).toBe(1);
    expect(turnOf('head', 'seated')).toBe(0);
  });
  it('turns back, and keys follow the screen', () => {
    for (const turn of [0, 1, 2, 3] as Turn[]) {
      const [x, y] = unturned(turn, ...turned(turn, 3, 5));
      expect([x + 0, y + 0]).toEqual([3, 5]);
      const [dx, dy] = arrow('ArrowUp', turn, 4)!;
      const [sx, sy] = turned(turn, dx, dy);
      expect([sx + 0, sy + 0]).toEqual([0, 4]);
      const [a, b, c, d] = matrix(turn, 1);
      expect(a * d - b * c).toBe(-1);
    }
  });
});

describe('the heat map', () => {
  beforeAll(load);
  const grid = { x_mm: -10, y_mm: 0, cell_mm: 10, columns: 2, rows: 2, values: [0, 4, 0, 100] };
  it('has the highest row first, nothing where nobody works, the longest brightest', () => {
    const pixels = pixelsOf(grid, 100);
    const [highLeft, highRight, lowLeft, lowRight] = [0, 4, 8, 12];
    expect([pixels[highLeft! + 3], pixels[lowLeft! + 3]]).toEqual([0, 0]);
    const light = (i: number) => 0.3 * pixels[i]! + 0.59 * pixels[i + 1]! + 0.11 * pixels[i + 2]!;
    expect(light(highRight!)).toBeGreaterThan(light(lowRight!) + 60);
  });
  it('grows lighter all the way', () => {
    const light = (share: number) => {
      const [r, g, b] = colourOf(share);
      return 0.3 * r + 0.59 * g + 0.11 * b;
    };
    for (let i = 1; i <= 20; i++) expect(light(i / 20)).toBeGreaterThan(light((i - 1) / 20));
  });
  it('has a scale with round times', () => {
    expect(scaleOf({ ...grid, values: [100, 110, 0, 118] })).toBe(120);
    expect(ticksOf(300).map((tick) => tick.seconds)).toEqual([0, 30, 120, 300]);
  });
  it('says minutes and coverage for each side of a real plan', async () => {
    const engine = await load();
    const answer = engine.call<Answer<Planned>>('plan', { request: { minutes: 20, seed: 7 }, intake: { receiver: { avoid_regions: ['rhomboids:left'] } } });
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    const { dose, coverage } = answer.summary;
    expect(dose.values).toHaveLength(dose.columns * dose.rows);
    const rhomboids = rowsOf(coverage).find((row) => row.region === 'rhomboids')!;
    expect(rhomboids.left!.hand_minutes).toBeLessThan(rhomboids.right!.hand_minutes);
    expect(rhomboids.left!.covered).toBeLessThan(rhomboids.right!.covered);
  });
});
