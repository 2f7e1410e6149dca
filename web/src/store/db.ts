// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The one database of the app. Everything in it can be exported and erased in one step each.
// Reading goes through here; writing goes through behind.ts, which retries.
import { signal } from '@preact/signals';
import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import { randomId } from './id.ts';
import { fromTwo, type OldEvent, type OldRecord } from './migrate.ts';
import { hear, tell } from './tabs-channel.ts';
import type { Cue, Line, OwnRoutine, PatchTest, Person, SessionRecord } from './types.ts';

export interface Schema extends DBSchema {
  people: { key: string; value: Person };
  sessions: { key: string; value: SessionRecord };
  /** A session's log, line by line: the header is number 0. */
  lines: { key: [string, number]; value: Line };
  cues: { key: [string, number]; value: Cue };
  patches: { key: string; value: PatchTest };
  routines: { key: string; value: OwnRoutine };
  kept: { key: string; value: unknown };
}
export type Table = StoreNames<Schema>;
export type Step = IDBPTransaction<Schema, Table[], 'readwrite'>;
type Base = IDBPDatabase<Schema>;

export const tables = ['people', 'sessions', 'lines', 'cues', 'patches', 'routines', 'kept'] as const;
/** Of `kept`: which tab may write into the session. It means nothing elsewhere. */
export const leaderKey = 'leader';
const name = 'unknot';
const version = 3;

/** Another tab erased everything: this page is of yesterday, and writes nothing any more. */
export const erased = signal(false);
/** Counts how often everything was erased: what was to be written before is not written after. */
export let era = 0;

let opened: Promise<Base> | undefined;
let deleting = false;

/** Known to every page of this address even where no message reaches it; it says nothing about anybody. */
const eraKey = 'unknot-erased';
function readEra(): string {
  try {
    return globalThis.localStorage?.getItem(eraKey) ?? '';
  } catch {
    return '';
  }
}
let ownEra = readEra();

function beErased(): void {
  if (deleting || erased.value) return;
  era++;
  erased.value = true;
  reconnect();
}
hear((message) => message.kind === 'erased' && beErased());

type Upgrade = NonNullable<NonNullable<Parameters<typeof openDB<Schema>>[2]>['upgrade']>;

const upgrade: Upgrade = async (base, before, _now, step) => {
  const old = step as unknown as IDBPTransaction<unknown, string[], 'versionchange'>;
  if (before < 1) {
    base.createObjectStore('people', { keyPath: 'id' });
    base.createObjectStore('sessions', { keyPath: 'id' });
    base.createObjectStore('cues', { keyPath: ['session', 'n'] });
    base.createObjectStore('patches', { keyPath: 'id' });
    base.createObjectStore('kept');
  }
  if (before < 2) base.createObjectStore('routines', { keyPath: 'id' });
  if (before < 3) {
    const lines = base.createObjectStore('lines', { keyPath: ['session', 'n'] });
    if (before < 1) return;
    const events = (await old.objectStore('events').getAll()) as OldEvent[];
    for (const record of (await old.objectStore('sessions').getAll()) as OldRecord[]) {
      const now = fromTwo(record, events.filter(({ session }) => session === record.id));
      await Promise.all([step.objectStore('sessions').put(now.record), ...now.lines.map((line) => lines.put(line))]);
    }
    (base as unknown as IDBPDatabase).deleteObjectStore('events');
  }
};

function connect(): Promise<Base> {
  const mine: Promise<Base> = openDB<Schema>(name, version, {
    upgrade,
    // A newer app in another tab may change the tables, or another tab erases all of them.
    blocking(_current, wanted, event) {
      (event.target as IDBDatabase).close();
      if (opened === mine) opened = undefined;
      if (wanted === null) beErased();
    },
    // The browser took the connection away; the next one who needs it opens it anew.
    terminated() {
      if (opened === mine) opened = undefined;
    },
  });
  mine.catch(() => {
    if (opened === mine) opened = undefined;
  });
  return mine;
}

export function db(): Promise<Base> {
  if (!deleting && readEra() !== ownEra) beErased();
  if (erased.value) return Promise.reject(new Error('Everything was erased in another tab.'));
  opened ??= connect();
  return opened;
}

/** Lets the connection go, whatever became of it; the next use opens another one. */
export function reconnect(): void {
  const old = opened;
  opened = undefined;
  old?.then((base) => base.close(), () => undefined);
}

/** Reads, once more with a new connection where the first one turns out to be dead. */
export async function reading<T>(read: (base: Base) => Promise<T>): Promise<T> {
  try {
    return await read(await db());
  } catch (error) {
    if (erased.value) throw error;
    reconnect();
    return read(await db());
  }
}

export function newId(): string {
  return randomId();
}

export async function kept<T>(key: string): Promise<T | undefined> {
  return (await reading((base) => base.get('kept', key))) as T | undefined;
}

export const allOf = (session: string, from = 0): IDBKeyRange => IDBKeyRange.bound([session, from], [session, Infinity]);

export function cuesOf(session: string): Promise<Cue[]> {
  return reading((base) => base.getAll('cues', allOf(session)));
}

/** Sessions that are not over, the one that began last first. `seen` is the moment of its last line. */
export async function unfinishedOnes(): Promise<SessionRecord[]> {
  return reading(async (base) => {
    const live = (await base.getAll('sessions')).filter((session) => session.state === 'live');
    for (const session of live) {
      const last = await base.transaction('lines').store.openCursor(allOf(session.id), 'prev');
      session.seen = Math.max(session.seen ?? 0, last?.value.at ?? 0);
    }
    return live.sort((a, b) => (a.started < b.started ? 1 : -1));
  });
}

/** The session that was going on when the page was closed, if there is one. */
export async function unfinished(): Promise<SessionRecord | undefined> {
  return (await unfinishedOnes())[0];
}

export async function exportAll(): Promise<string> {
  return reading(async (base) => {
    const out: Record<string, unknown> = { unknot: 'export/2', written: new Date().toISOString() };
    for (const table of tables) if (table !== 'kept') out[table] = await base.getAll(table);
    const keys = await base.getAllKeys('kept');
    const values = await base.getAll('kept');
    out['kept'] = Object.fromEntries(keys.map((key, i) => [key, values[i]] as const).filter(([key]) => key !== leaderKey));
    return JSON.stringify(out, null, 1);
  });
}

/** Erases for good: other tabs are told three ways, and a page that was asleep finds out before it
 *  writes anything. */
export async function eraseAll(): Promise<void> {
  era++;
  deleting = true;
  try {
    globalThis.localStorage?.setItem(eraKey, String(Date.now()) + String(Math.random()).slice(1));
  } catch {
    // The other ways have to do.
  }
  ownEra = readEra();
  tell({ kind: 'erased' });
  reconnect();
  try {
    await deleteDB(name);
  } finally {
    deleting = false;
  }
}
