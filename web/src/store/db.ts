// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The one database of the app. Everything in it can be exported and erased in one step each.
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { SessionEvent } from '../engine/types.ts';
import type { Cue, OwnRoutine, PatchTest, Person, SessionRecord } from './types.ts';

export interface StoredEvent {
  session: string;
  n: number;
  event: SessionEvent;
}

interface Schema extends DBSchema {
  people: { key: string; value: Person };
  sessions: { key: string; value: SessionRecord };
  events: { key: [string, number]; value: StoredEvent };
  cues: { key: [string, number]; value: Cue };
  patches: { key: string; value: PatchTest };
  routines: { key: string; value: OwnRoutine };
  kept: { key: string; value: unknown };
}
const tables = ['people', 'sessions', 'events', 'cues', 'patches', 'routines', 'kept'] as const;
const name = 'unknot';

let opened: Promise<IDBPDatabase<Schema>> | undefined;

export function db(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>(name, 2, {
    upgrade(base, before) {
      if (before < 2) base.createObjectStore('routines', { keyPath: 'id' });
      if (before >= 1) return;
      base.createObjectStore('people', { keyPath: 'id' });
      base.createObjectStore('sessions', { keyPath: 'id' });
      base.createObjectStore('events', { keyPath: ['session', 'n'] });
      base.createObjectStore('cues', { keyPath: ['session', 'n'] });
      base.createObjectStore('patches', { keyPath: 'id' });
      base.createObjectStore('kept');
    },
    // A newer app in another tab may change the tables; this one opens them anew when it needs them.
    blocking(_current, _wanted, event) {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
  });
  return opened;
}

export function newId(): string {
  return crypto.randomUUID();
}

/** Values that cross into the database must be plain; signals and proxies stay outside. */
export async function keep(key: string, value: unknown): Promise<void> {
  await (await db()).put('kept', JSON.parse(JSON.stringify(value)) as unknown, key);
}

export async function kept<T>(key: string): Promise<T | undefined> {
  return (await (await db()).get('kept', key)) as T | undefined;
}

/** Written through to the disk before the promise resolves, so that no crash can lose it. */
export async function writeEvent(entry: StoredEvent): Promise<void> {
  const strict = entry.event.kind !== 'tick';
  const step = (await db()).transaction('events', 'readwrite', {
    durability: strict ? 'strict' : 'relaxed',
  });
  await Promise.all([step.store.put(entry), step.done]);
}

export function eventsOf(session: string, from = 0): Promise<StoredEvent[]> {
  return db().then((base) =>
    base.getAll('events', IDBKeyRange.bound([session, from], [session, Infinity])),
  );
}

export function cuesOf(session: string): Promise<Cue[]> {
  return db().then((base) =>
    base.getAll('cues', IDBKeyRange.bound([session, 0], [session, Infinity])),
  );
}

/** The session that was going on when the page was closed, if there is one. */
export async function unfinished(): Promise<SessionRecord | undefined> {
  const live = (await (await db()).getAll('sessions')).filter((session) => session.state === 'live');
  return live.sort((a, b) => (a.started < b.started ? 1 : -1))[0];
}

export async function exportAll(): Promise<string> {
  const base = await db();
  const out: Record<string, unknown> = { unknot: 'export/1', written: new Date().toISOString() };
  for (const table of tables) if (table !== 'kept') out[table] = await base.getAll(table);
  const keys = await base.getAllKeys('kept');
  const values = await base.getAll('kept');
  out['kept'] = Object.fromEntries(keys.map((key, i) => [key, values[i]]));
  return JSON.stringify(out, null, 1);
}

export async function eraseAll(): Promise<void> {
  (await db()).close();
  opened = undefined;
  await deleteDB(name);
}
