// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// A session's log as rows: the header, then one line an event. The only truth about a session:
// everything else that is known of it is folded from here by the engine.
import { behind, plain } from './behind.ts';
import { allOf, reading } from './db.ts';
import { tell } from './tabs-channel.ts';
import type { Line, SessionRecord } from './types.ts';

/** Of sessions that this page leads: the disk may be behind. */
const memory = new Map<string, Line[]>();

/** A session that begins in this page: nothing of it is on the disk. */
export function beginRows(session: string, first: Omit<Line, 'session' | 'n'>): void {
  memory.set(session, []);
  putRow({ session, n: 0, ...first }, true);
}

/** Another tab goes on with it: what this one remembers is old. */
export function forgetRows(session: string): void {
  memory.delete(session);
}

export async function rowsOf(session: string): Promise<Line[]> {
  const known = memory.get(session);
  if (known) return [...known];
  return reading((base) => base.getAll('lines', allOf(session)));
}

/** This page leads the session now, from these rows on. */
export function holdRows(session: string, rows: Line[]): void {
  memory.set(session, [...rows]);
}

/** Adds a row, or puts it in the place of the one with its number. */
export function putRow(row: Line, strict: boolean, lead?: string): void {
  const rows = memory.get(row.session);
  if (rows) rows[row.n] = row;
  behind({ tables: ['lines'], strict, lead, write: (step) => step.objectStore('lines').put(row) });
}

/** Everything from number `from` on is replaced in one step. */
export function replaceRows(session: string, from: number, fresh: Line[], lead?: string): void {
  const rows = memory.get(session);
  if (rows) rows.splice(from, Infinity, ...fresh);
  behind({
    tables: ['lines'], strict: true, lead,
    write: (step) => {
      const store = step.objectStore('lines');
      return Promise.all([store.delete(allOf(session, from)), ...fresh.map((row) => store.put(row))]);
    },
  });
}

/** The engine's log as text, without what never came into a line. */
export function textOf(rows: Line[]): string {
  return rows.flatMap(({ line }) => (line === undefined ? [] : [`${line}\n`])).join('');
}

export async function logOf(session: string): Promise<string> {
  return textOf(await rowsOf(session));
}

export function saveRecord(record: SessionRecord, lead?: string): void {
  const { plan: _plan, ...stored } = record as SessionRecord & { plan?: unknown };
  const row = plain(stored) as SessionRecord;
  behind({
    tables: ['sessions'], lead, write: (step) => step.objectStore('sessions').put(row), written: () => tell({ kind: 'changed', table: 'sessions' }),
  });
}

/** With every line and cue of it. */
export function removeSession(id: string): void {
  memory.delete(id);
  behind({
    tables: ['sessions', 'lines', 'cues'],
    write: (step) => Promise.all([
      step.objectStore('sessions').delete(id), step.objectStore('lines').delete(allOf(id)), step.objectStore('cues').delete(allOf(id)),
    ]),
  });
}
