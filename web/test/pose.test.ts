// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { toMm, toUv } from '../src/live/body-map.ts';
import { dotsOf } from '../src/live/paint.ts';
import { joinedAt } from '../src/live/join.ts';
import { handsAt, stepAt, trackOf } from '../src/live/pose.ts';
import type { Plan } from '../src/engine/types.ts';
import { load, planOf } from './engine.ts';

describe('LIVE-3: the hands on the picture', () => {
  it('are where the engine says they are, all through a plan', async () => {
    const engine = await load();
    const plan = planOf(engine, 20);
    const tools = engine.loaded.tools ?? [];
    engine.call('session_start', { plan, quiet: 'full', language: 'en' });
    const track = trackOf(plan);
    let compared = 0;
    for (let ms = 1; ms < plan.total_s * 1000; ms += 977) {
      const told = engine.pose(ms);
      const mine = handsAt(track, ms / 1000);
      (['left', 'right'] as const).forEach((hand, i) => {
        const [x, y, angle, level, contact, tool] = told.slice(6 * i, 6 * i + 6) as [number, number, number, number, number, number];
        const pose = mine[hand];
        if (tool < 0) return expect(pose, `${hand} at ${ms}`).toBeNull();
        expect(pose, `${hand} at ${ms}`).not.toBeNull();
        expect(Math.hypot(pose!.x - x, pose!.y - y), `${hand} at ${ms}`).toBeLessThan(0.6);
        expect(Math.abs(pose!.angle - angle)).toBeLessThan(0.02);
        expect(pose!.level).toBe(level);
        expect(Number(pose!.contact)).toBe(contact);
        expect(pose!.tool).toBe(tools[tool]);
        compared++;
      });
    }
    expect(compared).toBeGreaterThan(1000);
  });

  it('press as the engine says at the very moment where the pressure changes', () => {
    // 0.3 − 0.1 is a little less than 0.2.
    const points = [[0, 'light'], [0.2, 'medium'], [1, 'medium']] as const;
    const path = points.map(([t_s, level]) => ({ t_s, hand: 'left', x_mm: 0, y_mm: 0, angle_rad: 0, level, contact: true }));
    const step = { id: 1, kind: 'stroke', stage: 'targeted', tool: 'palm', start_s: 0.1, duration_s: 2, cycles: 2, path };
    const track = trackOf({ steps: [step], total_s: 2.1 } as unknown as Plan);
    expect(handsAt(track, 0.3).left?.level).toBe(2);
    expect(handsAt(track, 1.3).left?.level).toBe(2);
  });

  it('do not jump from one step to the next: they glide or lift', async () => {
    const engine = await load();
    for (const minutes of [12, 25, 45]) {
      const track = trackOf(planOf(engine, minutes));
      let before = joinedAt(track, 0);
      for (let s = 1 / 60; s < track.plan.total_s; s += 1 / 60) {
        const now = joinedAt(track, s);
        for (const hand of ['left', 'right'] as const) {
          const [a, b] = [before[hand], now[hand]];
          if (!a || !b) {
            // A hand comes and goes where it can hardly be seen.
            expect((a ?? b)?.fade ?? (a || b ? 1 : 0), `${hand} at ${s}`).toBeLessThan(0.1);
            continue;
          }
          const far = Math.hypot(a.x - b.x, a.y - b.y);
          // 2.2 m/s over a frame: the longest way through the air, at its quickest.
          expect(far, `${hand} at ${s.toFixed(2)} of ${minutes} min`).toBeLessThan(37);
        }
        before = now;
      }
    }
  });

  it('finds the step of a moment', async () => {
    const plan = planOf(await load(), 20);
    const track = trackOf(plan);
    plan.steps.forEach((step, i) => {
      if (step.duration_s > 0.01) expect(stepAt(track, step.start_s + step.duration_s / 2)).toBe(i);
    });
    expect(stepAt(trackOf({ ...plan, steps: [] }), 3)).toBe(-1);
  });

  it('puts dots at even distances, only where the hand touches', () => {
    const dots = dotsOf([
      { t_s: 0, x_mm: 0, y_mm: 0, contact: true },
      { t_s: 10, x_mm: 0, y_mm: 100, contact: false },
      { t_s: 12, x_mm: 0, y_mm: 0, contact: false },
    ], 20);
    expect(dots.map((dot) => dot.y)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(dots[1]!.t).toBeCloseTo(2);
  });
});

describe('SCREEN-1: marks on the picture', () => {
  it('come back to the place where they were set, on any body', () => {
    const body = {
      u_unit_mm: 200, v_unit_mm: 480, spine_mm: [-10, 480] as [number, number], hand_scale: 1,
      pulls: [{
        a_mm: [88, 403.07] as [number, number], b_mm: [90, 264.4] as [number, number],
        move_a_mm: [-12, 4] as [number, number], move_b_mm: [9, 20] as [number, number],
        reach_mm: 140, still_mm: 26, full_mm: 88,
      }],
      sides: { from_mm: 80, full_mm: 120, widen: [[0, 1.2], [250, 1]] as [number, number][] },
    };
    for (const [u, v] of [[0.3, 0.5], [-0.7, 0.9], [0, 0], [-1.2, 1.1], [0.1, -0.1]] as const) {
      const [back_u, back_v] = toUv(body, ...toMm(body, u, v));
      expect(back_u).toBeCloseTo(u, 9);
      expect(back_v).toBeCloseTo(v, 9);
    }
    // The landmark lies where it was moved to, on either side.
    const [x, y] = toMm(body, -0.45, 0.56);
    expect(x).toBeCloseTo(-99, 9);
    expect(y).toBeCloseTo(284.4, 9);
  });
});
