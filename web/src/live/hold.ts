// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// A press that must be meant: held long enough by one finger or one key that stays where it is. Who
// cannot hold (a screen reader's double tap) says it twice instead.

export interface HoldTimes {
  hold_ms: number;
  /** The second word counts from here … */
  again_ms: number;
  /** … to here after the first one. */
  forget_ms: number;
}

export class Hold {
  private since: number | null = null;
  private by: string | null = null;
  private first = -Infinity;

  constructor(
    private readonly times: HoldTimes,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** A finger or a key goes down. A second one beside it is no finger: nothing is meant. */
  down(by: string): void {
    if (this.by !== null && this.by !== by) return this.cancel();
    if (this.since !== null) return;
    this.by = by;
    this.since = this.now();
  }

  get held(): boolean {
    return this.since !== null;
  }

  /** 0 to 1, how much of the time is over. */
  get share(): number {
    return this.since === null ? 0 : Math.min(1, (this.now() - this.since) / this.times.hold_ms);
  }

  /** It went up, away, or something else came down. */
  cancel(): void {
    this.since = null;
    this.by = null;
  }

  /** True, once, when it was held long enough. */
  done(): boolean {
    if (this.share < 1) return false;
    this.cancel();
    return true;
  }

  /** One word of somebody who cannot hold; true if it is the second. */
  word(): boolean {
    const since = this.now() - this.first;
    if (since < this.times.again_ms) return false;
    const second = since <= this.times.forget_ms;
    this.first = second ? -Infinity : this.now();
    return second;
  }
}
