// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What is heard of a stroke, on a sound card that only remembers what it was told.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Pose } from '../src/live/pose.ts';
import { Rhythm } from '../src/live/rhythm.ts';

/** A value that glides: `value` is where it was last sent, `end` when a straight line gets there. */
class Param {
  value = 1;
  end = Infinity;
  setTargetAtTime(value: number) { this.value = value; }
  setValueAtTime(value: number) { this.value = value; }
  linearRampToValueAtTime(value: number, end: number) { this.value = value; this.end = end; }
  exponentialRampToValueAtTime() {}
  cancelScheduledValues() {}
}

class Node {
  gain = new Param();
  frequency = new Param();
  pan = new Param();
  Q = new Param();
  onended = null;
  connect<T>(to: T): T { return to; }
  start() {}
  stop() {}
}

class Card {
  static last: Card;
  currentTime = 10;
  sampleRate = 8;
  state = 'running';
  destination = new Node();
  made: Record<string, Node[]> = { gain: [], filter: [], sound: [], pan: [] };
  constructor() { Card.last = this; }
  private make(kind: string): Node {
    const node = new Node();
    this.made[kind]!.push(node);
    return node;
  }
  createGain() { return this.make('gain'); }
  createBiquadFilter() { return this.make('filter'); }
  createOscillator() { return this.make('sound'); }
  createStereoPanner() { return this.make('pan'); }
  createBufferSource() { return new Node(); }
  createBuffer(_: number, length: number) { return { getChannelData: () => new Float32Array(length) }; }
}

const at = (x: number, y: number, more: Partial<Pose> = {}): Pose => ({ x, y, angle: 0, level: 1, contact: true, tool: 'palm', ...more }) as Pose;
/** Loudness and pitch of the left hand, as they were last set. */
const left = () => ({ loud: Card.last.made['gain']![1]!.gain.value, pitch: Card.last.made['sound']![0]!.frequency.value, pan: Card.last.made['pan']![0]!.pan.value });

let rhythm: Rhythm;
beforeEach(() => {
  vi.stubGlobal('AudioContext', Card);
  rhythm = new Rhythm();
});

/** A hand that goes from one height to another within a second, in ten frames. */
function glide(from: Pose, to: Pose, moving = true) {
  for (let i = 0; i <= 10; i++) {
    Card.last.currentTime += 0.1;
    rhythm.follow(i / 10, { left: { ...to, x: from.x + (to.x - from.x) * i / 10, y: from.y + (to.y - from.y) * i / 10 }, right: null }, moving, 500);
  }
  return left();
}

describe('LIVE-4: the rhythm follows the stroke', () => {
  it('rises as the hand goes up the back, and stands where the hand is', () => {
    const low = glide(at(-60, 20), at(-60, 100));
    const high = glide(at(-60, 320), at(-60, 400));
    expect(low.loud).toBeGreaterThan(0);
    expect(high.pitch).toBeGreaterThan(1.3 * low.pitch);
    expect(high.pan).toBeLessThan(0);
    expect(glide(at(60, 320), at(60, 400)).pan).toBeGreaterThan(0);
  });

  it('swells with pace and pressure', () => {
    const slow = glide(at(-60, 100), at(-60, 130)).loud;
    expect(glide(at(-60, 100), at(-60, 200)).loud).toBeGreaterThan(1.2 * slow);
    expect(glide(at(-60, 100), at(-60, 130, { level: 3 })).loud).toBeGreaterThan(1.2 * slow);
  });

  it('is silent in the air, in a pause, and where it is not wanted', () => {
    expect(glide(at(-60, 100), at(-60, 200, { contact: false })).loud).toBe(0);
    expect(glide(at(-60, 100), at(-60, 200), false).loud).toBe(0);
    rhythm.muted = true;
    expect(glide(at(-60, 100), at(-60, 200)).loud).toBe(0);
  });
});

describe('LIVE-7: hush', () => {
  it('silences hands and signals within a few milliseconds, and the next frames do not wake them', () => {
    glide(at(-60, 100), at(-60, 200));
    rhythm.tone('next');
    rhythm.hush();
    const card = Card.last;
    const [, ...gains] = card.made['gain']!;
    expect(gains.length).toBe(6);
    for (const { gain } of gains) {
      expect(gain.value).toBe(0);
      expect(gain.end).toBeLessThanOrEqual(card.currentTime + 0.05);
    }
    card.currentTime += 0.1;
    rhythm.follow(2, { left: at(-60, 300), right: null }, true, 500);
    expect(left().loud).toBe(0);
  });

  it('lets the sound of a stop through, even where the rest is muted', () => {
    rhythm.muted = true;
    const before = Card.last.made['sound']!.length;
    rhythm.tone('next');
    expect(Card.last.made['sound']!.length).toBe(before);
    rhythm.tone('stop');
    expect(Card.last.made['sound']!.length).toBe(before + 1);
  });
});

describe('a hidden page hums on', () => {
  it('fades within 0.3 s by the sound card’s own clock, signals too, and comes back', () => {
    glide(at(-60, 100), at(-60, 200));
    const out = Card.last.made['gain']![0]!.gain;
    rhythm.fade(false, 0.25);
    expect(out.value).toBe(0);
    expect(out.end).toBeLessThanOrEqual(Card.last.currentTime + 0.3);
    rhythm.fade(true, 0.25);
    expect(out.value).toBe(1);
  });
});
