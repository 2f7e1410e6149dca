// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// A page that is hidden or asleep leads nobody.
import { describe, expect, it } from 'vitest';
import { Away } from '../src/live/away.ts';
import { sleepless } from '../src/live/clock.ts';

/** A page whose timers come only when the test says so. */
class Page {
  now = 0;
  running = true;
  pauses: number[] = [];
  seen: boolean[] = [];
  readonly away: Away;
  constructor(frozen_ms = 10_000) {
    this.away = new Away(
      { pause_ms: 5000, frozen_ms },
      {
        running: () => this.running,
        pause: () => {
          this.pauses.push(this.now);
          this.running = false;
        },
        shown: (seen) => this.seen.push(seen),
      },
      () => this.now,
    );
  }
  /** Awake for so long, a sign of life four times a second. */
  live(ms: number) {
    for (const until = this.now + ms; this.now < until;) {
      this.now += 250;
      this.away.check();
    }
  }
}

describe('a hidden page keeps massaging and hums on', () => {
  it('LIVE-22: fades at once, pauses after five seconds, once, and tells how long nobody was there', () => {
    const page = new Page();
    page.live(3000);
    page.away.hide();
    expect(page.seen).toEqual([false]);
    page.live(4500);
    expect(page.pauses).toEqual([]);
    page.live(60_000);
    expect(page.pauses).toEqual([8000]);
    page.away.show();
    expect(page.seen).toEqual([false, true]);
    expect(page.away.missed_ms.value).toBe(64_500);
    page.away.wentOn();
    expect(page.away.missed_ms.value).toBe(0);
  });

  it('a glance elsewhere is no pause', () => {
    const page = new Page();
    page.away.hide();
    page.live(3000);
    page.away.show();
    page.live(20_000);
    expect(page.pauses).toEqual([]);
    expect(page.away.missed_ms.value).toBe(0);
  });

  it('whose timers sleep pauses at the first sign of life, before anything else is said', () => {
    const page = new Page();
    page.live(1000);
    page.away.hide();
    page.now += 70_000;
    page.away.check();
    expect(page.pauses).toEqual([71_000]);
    page.away.show();
    expect(page.away.missed_ms.value).toBe(70_000);
  });

  it('what goes on by a headset while hidden pauses again', () => {
    const page = new Page();
    page.away.hide();
    page.live(6000);
    page.running = true;
    page.live(6000);
    expect(page.pauses.length).toBe(2);
  });
});

describe('a page frozen for 70 s', () => {
  it('LIVE-22: has not been hidden, and still pauses before the first word', () => {
    const page = new Page();
    page.live(1000);
    page.now += 70_000;
    page.away.check();
    expect(page.pauses.length).toBe(1);
    expect(page.away.missed_ms.value).toBe(70_000);
  });

  it('a slow second or two is none, and a rehearsal is never one', () => {
    const page = new Page();
    page.live(1000);
    page.now += 4000;
    page.live(1000);
    expect(page.pauses).toEqual([]);
    const rehearsal = new Page(Infinity);
    rehearsal.now += 70_000;
    rehearsal.live(1000);
    expect(rehearsal.pauses).toEqual([]);
  });

  it('a clock that stands still while the device sleeps is set right by the wall', () => {
    let [own, wall] = [0, 1_000_000];
    const now = sleepless(() => own, () => wall);
    own += 250;
    wall += 250;
    expect(now()).toBe(250);
    wall += 60_000;
    own += 10;
    expect(now()).toBe(60_250);
    wall -= 3_600_000;
    own += 100;
    expect(now()).toBe(60_350);
  });
});
