// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { people } from './app.ts';

/** Hands that were sore after the last massage they gave do not give a longer one next: its minutes, or no limit. */
export function mostMinutes(giverId: string): number | null {
  if (giverId === '') return null;
  const given = people.value.flatMap(({ last }) => (last?.giverId === giverId ? [last] : []));
  const day = given.reduce((latest, { date }) => (date > latest ? date : latest), '');
  const sore = given.filter(({ date, after }) => date === day && after?.hands === 'sore');
  return sore.length > 0 ? Math.max(5, Math.min(...sore.map(({ request }) => Math.round(request.minutes)))) : null;
}
