// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What stop does before anything else is asked, and what an elbow's press comes to.
import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { bounce_ms, gather_ms, meant, Press, type Contact, type Target } from '../src/live/elbow.ts';
import type { Rhythm } from '../src/live/rhythm.ts';
import { LiveSession } from '../src/live/session.ts';
import type { SessionRecord } from '../src/store/types.ts';

function session() {
  const did: string[] = [];
  const speaker = { speak: () => did.push('speak'), stop: () => did.push('voice stopped') };
  const rhythm = { hush: () => did.push('rhythm hushed'), tone: () => did.push('tone') } as unknown as Rhythm;
  const live = new LiveSession({ id: 'one', speed: 1, t_ms: 0 } as SessionRecord, speaker, rhythm);
  live.speech.say({ kind: 'say', cue: 'now', id: 'now', text: 'Long strokes', slot_ms: 4000, interrupt: false });
  return { did, live };
}

describe('LIVE-7: stop', () => {
  for (const kind of ['stop', 'red-flag'] as const)
    it(`${kind} silences voice and rhythm before the engine is asked`, () => {
      const { did, live } = session();
      live.send({ who: 'receiver', kind });
      expect(did).toEqual(['speak', 'voice stopped', 'rhythm hushed']);
      live.close();
    });

  it('no other word does', () => {
    const { did, live } = session();
    live.send({ who: 'receiver', kind: 'softer' });
    expect(did).toEqual(['speak']);
    live.close();
  });
});

const box = (left: number, stop = false): Target => ({ stop, box: { left, right: left + 100, top: 0, bottom: 100 } });
const targets = [box(0), box(100, true), box(200)];
const at = (x: number, width = 0): Contact => ({ x, y: 50, width, height: width });

describe('LIVE-1: a press by an elbow', () => {
  it('means the target that most of it lies on, in doubt stop', () => {
    expect(meant([at(50)], targets)).toBe(0);
    expect(meant([at(250, 80)], targets)).toBe(2);
    expect(meant([at(95, 80)], targets)).toBe(1);
    expect(meant([at(60, 90)], targets)).toBe(0);
    expect(meant([at(500, 40)], targets)).toBe(-1);
  });

  it('counts once, however many contacts come, move and bounce', () => {
    vi.useFakeTimers();
    const said: number[] = [];
    const press = new Press(() => targets, (i) => said.push(i), () => Date.now());
    press.start(1, at(40, 60));
    press.start(2, at(70, 60));
    for (let i = 0; i < 20; i++) {
      press.move(1, at(40 + 10 * i, 60));
      vi.advanceTimersByTime(20);
    }
    expect(said).toEqual([0]);
    press.end(1);
    press.start(3, at(250));
    press.end(3);
    press.end(2);
    vi.advanceTimersByTime(bounce_ms - 10);
    press.start(4, at(250));
    press.end(4);
    expect(said).toEqual([0]);
    vi.advanceTimersByTime(bounce_ms + 10);
    press.start(5, at(250));
    vi.advanceTimersByTime(gather_ms);
    expect(said).toEqual([0, 2]);
    vi.useRealTimers();
  });

  it('that begins on stop is stop at once', () => {
    const said: number[] = [];
    const press = new Press(() => targets, (i) => said.push(i));
    press.start(1, at(150, 60));
    expect(said).toEqual([1]);
  });

  it('of a fingertip is said when it leaves, without waiting', () => {
    const said: number[] = [];
    const press = new Press(() => targets, (i) => said.push(i));
    press.start(1, at(50));
    press.end(1);
    expect(said).toEqual([0]);
  });

  it('on stop is heard whatever else lies on the screen or bounced just now', () => {
    vi.useFakeTimers();
    const said: number[] = [];
    const press = new Press(() => targets, (i) => said.push(i), () => Date.now());
    press.start(1, at(50));
    press.end(1);
    press.start(2, at(150, 60));
    press.end(2);
    expect(said).toEqual([0, 1]);
    vi.advanceTimersByTime(bounce_ms + 10);
    // A hand lies on the screen's edge, another one presses.
    press.start(3, at(900));
    vi.advanceTimersByTime(gather_ms + 10);
    press.start(4, at(150, 60));
    press.start(5, at(155, 60));
    expect(said).toEqual([0, 1, 1]);
    vi.useRealTimers();
  });
});
