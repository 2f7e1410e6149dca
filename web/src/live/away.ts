// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Nobody is led by a page that is hidden or asleep: after some seconds the session pauses, and what
// happened meanwhile counts as nothing. Timers of such a page come late or never, so it is the clock
// that decides, at the first sign of life, before anything else is told to the engine.
import { signal } from '@preact/signals';
import { steady } from './clock.ts';

export interface AwayRules {
  /** Hidden for so long: pause. */
  pause_ms: number;
  /** So long without one beat of the page: it slept, hidden or not. */
  frozen_ms: number;
}
export interface Watched {
  /** Do hands work now? */
  running(): boolean;
  /** The clock says "pause" to the engine. */
  pause(): void;
  /** The page is hidden (its sound fades) or seen again. */
  shown(seen: boolean): void;
}

const beat_ms = 250;
/** A pause that was told is answered within so long, or told again. */
const answer_ms = 3000;

export class Away {
  /** So long nobody was there when the session paused for it; 0: it did not. */
  readonly missed_ms = signal(0);
  private hiddenAt: number | null = null;
  private alive: number;
  /** Since when nobody has been there, once that led to a pause. */
  private goneSince: number | null = null;
  private toldAt = -Infinity;
  private beating: ReturnType<typeof setInterval> | undefined;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly rules: AwayRules,
    private readonly watched: Watched,
    private readonly now: () => number = steady,
  ) {
    this.alive = this.now();
  }

  /** At every sign of life, and before any word goes to the engine. */
  check(): void {
    const now = this.now();
    const last = this.alive;
    this.alive = now;
    const asleep = now - last >= this.rules.frozen_ms;
    const hidden = this.hiddenAt !== null && now - this.hiddenAt >= this.rules.pause_ms;
    if (this.hiddenAt === null && !asleep) return;
    if ((asleep || hidden) && this.watched.running() && now - this.toldAt > answer_ms) {
      this.toldAt = now;
      this.goneSince ??= this.hiddenAt ?? last;
      // Before the pause is told: telling it comes here again.
      if (this.hiddenAt === null) this.back(now);
      this.watched.pause();
    }
  }

  hide(): void {
    if (this.hiddenAt !== null) return;
    this.check();
    this.hiddenAt = this.now();
    this.watched.shown(false);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.check(), this.rules.pause_ms);
  }

  show(): void {
    if (this.hiddenAt === null) return;
    this.check();
    clearTimeout(this.waiting);
    this.hiddenAt = null;
    this.back(this.now());
    this.watched.shown(true);
  }

  /** The hands are on again: what was missed is over. */
  wentOn(): void {
    this.toldAt = -Infinity;
    if (this.hiddenAt === null) this.missed_ms.value = 0;
  }

  private back(now: number): void {
    if (this.goneSince !== null) this.missed_ms.value = now - this.goneSince;
    this.goneSince = null;
  }

  /** Listens to the page until the returned function is called. */
  listen(): () => void {
    const seen = () => (document.visibilityState === 'hidden' ? this.hide() : this.show());
    const frozen = () => this.hide();
    document.addEventListener('visibilitychange', seen);
    document.addEventListener('freeze', frozen);
    document.addEventListener('resume', seen);
    addEventListener('pagehide', frozen);
    addEventListener('pageshow', seen);
    this.beating = setInterval(() => this.check(), beat_ms);
    seen();
    return () => {
      document.removeEventListener('visibilitychange', seen);
      document.removeEventListener('freeze', frozen);
      document.removeEventListener('resume', seen);
      removeEventListener('pagehide', frozen);
      removeEventListener('pageshow', seen);
      clearInterval(this.beating);
      clearTimeout(this.waiting);
    };
  }
}
