// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The session's time: milliseconds since it began, running `speed` times as fast as the wall. It
// never runs backwards, whatever the wall clock does.

/** So much of a standstill counts in a rehearsal. Sped up, a device that is busy for some seconds
 *  would look like people who were away for minutes. */
export const rehearsedStandstill_ms = 1000;

/** So much more of the wall clock than of the page's own is a device that slept. */
const slept_ms = 2000;

/** A page's own clock stands still in some systems while the device sleeps; then the wall clock knows
 *  better. Never backwards; a wall clock that somebody sets forward looks like sleep. */
export function sleepless(own: () => number = () => performance.now(), wall: () => number = () => Date.now()): () => number {
  let at = own();
  let [seen, seenWall] = [at, wall()];
  return () => {
    const [now, nowWall] = [own(), wall()];
    const [passed, passedWall] = [Math.max(0, now - seen), nowWall - seenWall];
    at += passedWall > passed + slept_ms ? passedWall : passed;
    [seen, seenWall] = [Math.max(seen, now), nowWall];
    return at;
  };
}

/** One for the whole page, so that all see the same sleep. */
export const steady = sleepless();

export class SessionClock {
  private at: number;
  private seen: number;

  constructor(
    readonly speed: number,
    startAt = 0,
    private readonly now: () => number = steady,
  ) {
    this.at = startAt;
    this.seen = this.now();
  }

  /** Asked many times a second while the page is awake. */
  ms(): number {
    const now = this.now();
    const longest = this.speed > 1 ? rehearsedStandstill_ms : Infinity;
    this.at += Math.min(longest, Math.max(0, now - this.seen)) * this.speed;
    this.seen = Math.max(this.seen, now);
    return Math.floor(this.at);
  }
}
