// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The session's time: milliseconds since it began, running `speed` times as fast as the wall. It
// never runs backwards, whatever the wall clock does.

/** So much of a standstill counts in a rehearsal. Sped up, a device that is busy for some seconds
 *  would look like people who were away for minutes. */
export const rehearsedStandstill_ms = 1000;

export class SessionClock {
  private at: number;
  private seen: number;

  constructor(
    readonly speed: number,
    startAt = 0,
    private readonly now: () => number = () => performance.now(),
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
