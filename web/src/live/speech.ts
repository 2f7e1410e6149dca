// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// One voice, one cue at a time. A cue that cannot begin while it still means something is dropped;
// one that interrupts ends what is being said first. What was said, and when, is told to `log`.
import type { SayEffect } from '../engine/types.ts';

/** Says a text and calls back when it ended; `stop` ends it at once, without the call. */
export interface Speaker {
  speak(text: string, slot_ms: number, ended: () => void): void;
  stop(): void;
}
export interface Said {
  id: string;
  text: string;
  start: number;
  end: number;
  cut: boolean;
}
interface Waiting {
  effect: SayEffect;
  until: number;
}

export class SpeechQueue {
  private waiting: Waiting[] = [];
  private current: { effect: SayEffect; start: number; turn: number } | null = null;
  private turn = 0;
  private away = false;

  constructor(
    private readonly speaker: Speaker,
    private readonly log: (said: Said) => void,
    private readonly now: () => number,
    private readonly speed = 1,
  ) {}

  get busy(): boolean {
    return this.current !== null;
  }

  /** While nobody sees the page nothing is said, and nothing of it comes later. */
  quiet(away: boolean): void {
    this.away = away;
    if (away) this.hush();
  }

  say(effect: SayEffect): void {
    if (this.away) return;
    if (effect.interrupt) {
      this.waiting = [];
      this.cut();
    }
    const patience = Math.max(1500, effect.slot_ms) / this.speed;
    this.waiting.push({ effect, until: this.now() + patience });
    this.next();
  }

  /** Silent now, and nothing of what waited will be said. */
  hush(): void {
    this.waiting = [];
    this.cut();
  }

  private cut(): void {
    if (!this.current) return;
    const { effect, start } = this.current;
    this.current = null;
    this.turn++;
    this.speaker.stop();
    this.log({ id: effect.id, text: effect.text, start, end: this.now(), cut: true });
  }

  private next(): void {
    if (this.current) return;
    const now = this.now();
    this.waiting = this.waiting.filter((item) => item.until >= now);
    const item = this.waiting.shift();
    if (!item) return;
    const turn = ++this.turn;
    const { effect } = item;
    this.current = { effect, start: now, turn };
    this.speaker.speak(effect.text, effect.slot_ms, () => {
      if (this.current?.turn !== turn) return;
      this.current = null;
      this.log({ id: effect.id, text: effect.text, start: now, end: this.now(), cut: false });
      this.next();
    });
  }
}
