// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Days as people count them, where they are. "2026-11-28" is a day and no moment: read as a moment it
// is midnight in Greenwich, and the day before west of it.

export function dayOf(moment: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(moment.getFullYear()).padStart(4, '0')}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

export function today(): string {
  return dayOf(new Date());
}

/** A day ("2026-11-28"), or the day of a moment ("2026-11-28T23:30:00Z"), in words, here. */
export function dayIn(text: string, form: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' }): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const moment = day ? new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3])) : new Date(text);
  return Number.isNaN(moment.getTime()) ? text : moment.toLocaleDateString('en-GB', form);
}

/** A moment by the clock of this device: "28 November, 14:05". */
export function momentIn(wall: number): string {
  const at = new Date(wall);
  return `${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })}, ${at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
}
