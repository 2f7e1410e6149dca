// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { SayEffect } from '../src/engine/types.ts';
import { SessionClock } from '../src/live/clock.ts';
import { SpeechQueue, type Said, type Speaker } from '../src/live/speech.ts';

/** A voice with a clock that the test turns by hand. */
class Desk implements Speaker {
  now = 0;
  speaking: { text: string; ends: number; ended: () => void } | null = null;
  stops = 0;
  readonly said: Said[] = [];
  readonly queue: SpeechQueue;
  constructor(private readonly length: number, speed = 1) {
    this.queue = new SpeechQueue(this, (said) => this.said.push(said), () => this.now, speed);
  }
  speak(text: string, _slot: number, ended: () => void) {
    if (this.speaking) throw new Error('two voices at once');
    this.speaking = { text, ends: this.now + this.length, ended };
  }
  stop() {
    this.speaking = null;
    this.stops++;
  }
  run(until: number) {
    for (; this.now < until; this.now += 10) {
      if (this.speaking && this.speaking.ends <= this.now) {
        const { ended } = this.speaking;
        this.speaking = null;
        ended();
      }
    }
  }
}
const cue = (id: string, more: Partial<SayEffect> = {}): SayEffect => ({
  kind: 'say', cue: 'now', id, text: id, slot_ms: 4000, interrupt: false, ...more,
});

describe('LIVE-2: one cue at a time', () => {
  it('never lets two overlap, whatever comes when', () => {
    const desk = new Desk(900);
    let seed = 3;
    for (let i = 0; i < 400; i++) {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      desk.queue.say(cue(`cue ${i}`, { interrupt: seed % 7 === 0, slot_ms: 500 + (seed % 4000) }));
      if (seed % 11 === 0) desk.queue.hush();
      desk.run(desk.now + (seed % 1500));
    }
    desk.run(desk.now + 20_000);
    expect(desk.said.length).toBeGreaterThan(50);
    desk.said.slice(1).forEach((said, i) => expect(said.start).toBeGreaterThanOrEqual(desk.said[i]!.end));
  });

  it('drops a cue that could only come too late', () => {
    const desk = new Desk(5000);
    desk.queue.say(cue('long'));
    desk.queue.say(cue('short-lived', { slot_ms: 1600 }));
    desk.queue.say(cue('patient', { slot_ms: 9000 }));
    desk.run(14_000);
    expect(desk.said.map((said) => said.id)).toEqual(['long', 'patient']);
  });

  it('an interrupting cue ends the one before it and what waited', () => {
    const desk = new Desk(1000);
    desk.queue.say(cue('a'));
    desk.queue.say(cue('b'));
    desk.run(300);
    desk.queue.say(cue('stop', { interrupt: true }));
    desk.run(3000);
    expect(desk.said.map((said) => [said.id, said.cut])).toEqual([['a', true], ['stop', false]]);
  });
});

describe('LIVE-7: hush', () => {
  it('is silent in the same moment and stays so', () => {
    const desk = new Desk(1000);
    desk.queue.say(cue('a'));
    desk.queue.say(cue('b'));
    desk.run(200);
    desk.queue.hush();
    expect(desk.speaking).toBeNull();
    desk.run(5000);
    expect(desk.said.map((said) => said.id)).toEqual(['a']);
    expect(desk.queue.busy).toBe(false);
  });
});

describe('while nobody sees the page', () => {
  it('nothing is said, and nothing of it comes later', () => {
    const desk = new Desk(1000);
    desk.queue.say(cue('before'));
    desk.run(200);
    desk.queue.quiet(true);
    desk.queue.say(cue('unseen'));
    desk.run(3000);
    desk.queue.quiet(false);
    desk.queue.say(cue('after'));
    desk.run(6000);
    expect(desk.said.map(({ id, cut }) => [id, cut])).toEqual([['before', true], ['after', false]]);
  });
});

describe("the session's clock", () => {
  it('runs as fast as the rehearsal and never backwards', () => {
    let wall = 1000;
    const clock = new SessionClock(20, 500, () => wall);
    expect(clock.ms()).toBe(500);
    wall += 100;
    expect(clock.ms()).toBe(2500);
    wall -= 5000;
    expect(clock.ms()).toBe(2500);
  });

  it('LIVE-22: a standstill is away time, but hardly any in a rehearsal', () => {
    let wall = 0;
    const real = new SessionClock(1, 0, () => wall);
    const fast = new SessionClock(20, 0, () => wall);
    wall += 100_000;
    expect(real.ms()).toBe(100_000);
    expect(fast.ms()).toBe(20_000);
    wall += 100;
    expect(fast.ms()).toBe(22_000);
  });
});
