// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The session's time: milliseconds since it began, running `speed` times as fast as the wall. It
// never runs backwards, whatever the wall clock does.
export class SessionClock {
  private base: number;
  private origin: number;
  private latest: number;

  constructor(
    readonly speed: number,
    startAt = 0,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.base = startAt;
    this.latest = startAt;
    this.origin = this.now();
  }

  ms(): number {
    const t = Math.floor(this.base + (this.now() - this.origin) * this.speed);
    this.latest = Math.max(this.latest, t);
    return this.latest;
  }
}
