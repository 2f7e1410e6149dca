// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// How much of a patch test is left. The wall clock can be set by hand, the page's own cannot: as long
// as the page is looked at, the page's clock counts. Over a time in which it was closed (or slept,
// when some systems stop it) there is only the wall clock: set back, nothing counts for that time; set
// forward, nobody can know, and the person is told by which clock the time is over.

/** What is written down with a test. */
export interface PatchClock {
  left_ms: number;
  /** The wall clock when this was written. */
  seen: number;
  /** The wall clock was changed while we looked (or ran backwards while we did not). */
  jumped?: boolean;
  /** It ran out while nobody looked: by the wall clock alone. */
  byWall?: boolean;
}

/** One moment by both clocks. `away`: the page was hidden since the moment before. */
export interface Moment {
  wall: number;
  steady: number;
  away?: boolean;
}

/** Two clocks that are read one after the other differ by this at most; a slow page, too. */
const same_ms = 2500;

export function fresh(minutes: number, now: Moment): PatchClock {
  return { left_ms: minutes * 60_000, seen: now.wall };
}

/** `before`: the moment of `clock.seen` in this page, null where another page wrote it. */
export function advance(clock: PatchClock, before: Moment | null, now: Moment): PatchClock {
  const wall = now.wall - clock.seen;
  const steady = before ? Math.max(0, now.steady - before.steady) : 0;
  const unseen = !before || now.away === true;
  const agree = before !== null && Math.abs(wall - steady) <= same_ms;
  const passed = agree || !unseen ? steady : Math.max(steady, wall, 0);
  const jumped = unseen ? wall < -same_ms : !agree;
  const left_ms = Math.max(0, clock.left_ms - passed);
  return {
    left_ms, seen: now.wall,
    ...((clock.jumped || jumped) && { jumped: true }),
    ...((clock.byWall || (left_ms === 0 && clock.left_ms > 0 && unseen && !agree)) && { byWall: true }),
  };
}
