// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The words of having a massage again, in English.
import { dayIn } from '../store/days.ts';

export const againWords = {
  again: {
    title: (name: string) => `${name} had this before`,
    which: 'Which one?',
    on: (date: string) => dayIn(date, { day: 'numeric', month: 'long' }),
    was: (name: string, minutes: number) => `${name}: ${Math.round(minutes)} minutes`,
    start: (name: string, minutes: number) => `${name}: as last time, ${minutes} minutes`,
    kinds: {
      same: 'The same', shorter: 'The same, but shorter', longer: 'The same, but longer', softer: 'The same, but softer',
    },
    chosen: (name: string) => `Like before: ${name}`,
    length: (before: number, now: number) =>
      Math.round(before) === now ? `It was ${now} minutes, and is again.` : `It was ${Math.round(before)} minutes, now ${now}. Move the length as you like.`,
    drop: 'Plan afresh instead',
    against: (name: string) => `Against before: ${name}`,
    nothing: 'The same massage as before.',
    what: 'What', before: 'before', now: 'now', none: '–',
    rest: (n: number) => (n === 1 ? 'One other thing is as it was.' : `${n} other things are as they were.`),
    keep: 'Keep this massage as a favourite?',
    name: 'What shall it be called?',
    keepIt: 'Keep as a favourite',
    kept: (name: string, person: string) => `“${name}” is kept for ${person}.`,
  },
};
