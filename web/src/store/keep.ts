// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Keeps what people say and choose: at once in this page, behind it on the disk, merged with what
// other tabs changed meanwhile, and told to them.
import { behind, plain } from './behind.ts';
import { hear, tell } from './tabs-channel.ts';
import { merge, mergeTimed, same } from './merge.ts';
import type { Draft, OwnRoutine, PatchTest, Person } from './types.ts';

const waiting = new Map<string, number>();
const count = (key: string, by: number) => waiting.set(key, (waiting.get(key) ?? 0) + by);
/** Something of it is not written yet: what is on the disk is old. */
export const isWaiting = (key: string): boolean => (waiting.get(key) ?? 0) > 0;

/** A draft is of two people: answers of others are never mixed into it. */
function mergeKept(key: string, base: unknown, mine: unknown, theirs: unknown): unknown {
  if (key !== 'draft') return merge(base, mine, theirs);
  const pair = (value: unknown) => {
    const draft = value as Draft | null | undefined;
    return draft ? [draft.receiverId, draft.giverId] : null;
  };
  return same(pair(mine), pair(theirs)) && same(pair(base), pair(theirs)) ? merge(base, mine, theirs) : mine;
}

/** One value by key; `base` is what this page knew before, `now` gets what it has become. */
export function keep<T>(key: string, value: T, base?: T, now?: (merged: T) => void): void {
  const mine = plain(value ?? null);
  let merged: unknown = mine;
  count(key, 1);
  behind({
    tables: ['kept'],
    write: async (step) => {
      const store = step.objectStore('kept');
      merged = base === undefined ? mine : mergeKept(key, base, mine, await store.get(key));
      await store.put(merged, key);
    },
    written: () => {
      count(key, -1);
      tell({ kind: 'changed', table: 'kept', key });
      if (!same(merged, mine)) now?.(merged as T);
    },
  });
}

/** One person; null for `now`: another tab removed them. `base` is what this page knew before. */
export function keepPerson(mine: Person, base: Person | undefined, onDisk: boolean, now: (merged: Person | null) => void): void {
  const value = plain(mine);
  let merged: Person | null = value;
  count(value.id, 1);
  behind({
    tables: ['people'],
    write: async (step) => {
      const store = step.objectStore('people');
      const theirs = await store.get(value.id);
      merged = theirs ? mergeTimed(base, value, theirs) : onDisk ? null : value;
      if (merged) await store.put(merged);
    },
    written: () => {
      count(value.id, -1);
      tell({ kind: 'changed', table: 'people', key: value.id });
      if (!isWaiting(value.id) && !same(merged, value)) now(merged);
    },
  });
}

interface Rows {
  people: Person;
  patches: PatchTest;
  routines: OwnRoutine;
}

export function saveRow<T extends 'patches' | 'routines'>(table: T, value: Rows[T]): void {
  const row = plain(value);
  behind({ tables: [table], write: (step) => step.objectStore(table as 'patches').put(row as PatchTest), written: () => tell({ kind: 'changed', table }) });
}

export function dropRow(table: keyof Rows, key: string): void {
  behind({ tables: [table], write: (step) => step.objectStore(table).delete(key), written: () => tell({ kind: 'changed', table }) });
}

/** Another tab wrote into this table. */
export function onChange(table: string, read: (key?: string) => unknown): void {
  hear((message) => message.kind === 'changed' && message.table === table && read(message.key));
}
