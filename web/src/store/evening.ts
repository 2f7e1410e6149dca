// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What is of this evening, and what is of another one (SCREEN-8, ROAD-6). The times are the guide's.
import { guide } from './app.ts';
import type { SessionRecord } from './types.ts';

interface Keeping {
  session_minutes: number;
  ahead_minutes: number;
}

/** Of the guide; until it is there nothing counts as today's. */
function keeping(): Keeping {
  const words = (guide.value?.['screening'] as Record<string, unknown> | undefined)?.['words'];
  return (words as Keeping | undefined) ?? { session_minutes: 0, ahead_minutes: 0 };
}

/** Whether something of that moment (milliseconds since 1970) still belongs to now. A moment that nobody
 *  knows does not, nor does one that lies ahead: then a clock was changed and its age is unknown. */
export function isToday(at: number | undefined, now: number, { session_minutes, ahead_minutes } = keeping()): boolean {
  if (at === undefined || !Number.isFinite(at)) return false;
  const minutes = (now - at) / 60_000;
  return minutes >= -ahead_minutes && minutes <= session_minutes;
}

/** As the engine reads moments: local, to the minute, with the distance from UTC. */
export function momentOf(date: Date): string {
  const two = (n: number) => String(Math.floor(Math.abs(n))).padStart(2, '0');
  const ahead = -date.getTimezoneOffset();
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
    + `${ahead < 0 ? '-' : '+'}${two(ahead / 60)}:${two(ahead % 60)}`;
}

/** Whether a session that did not end may still be gone on with. */
export function goesOn(session: Pick<SessionRecord, 'seen'>, now = Date.now()): boolean {
  return isToday(session.seen, now);
}
