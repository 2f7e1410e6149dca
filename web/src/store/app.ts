// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What the screens share: the way through the app, the draft of tonight, people and settings.
import { effect, signal } from '@preact/signals';
import type { Loaded } from '../engine/client.ts';
import type { Drawing, Json, Planned, Reason } from '../engine/types.ts';
import { erased, kept, reading } from './db.ts';
import { dropRow, isWaiting, keep, keepPerson, onChange } from './keep.ts';
import { same, stamped } from './merge.ts';
import type { Draft, Massage, PatchTest, Person, SessionRecord, Settings } from './types.ts';

export const screen = signal<string>('start');
export const loaded = signal<Loaded | null>(null);
export const guide = signal<Json | null>(null);
export const failure = signal<string | null>(null);
export const people = signal<Person[]>([]);
export const draft = signal<Draft | null>(null);
export const planned = signal<Planned | null>(null);
export const refusal = signal<{ kind: string; reasons: Reason[] } | null>(null);
export const drawing = signal<Drawing | null>(null);
export const patches = signal<PatchTest[]>([]);
/** A session that the page lost, offered on the start screen. */
export const lost = signal<SessionRecord | null>(null);
export const finished = signal<Massage | null>(null);
/** The two change places after this session. */
export const swapping = signal(false);
export const settings = signal<Settings>({
  voice: true, rhythm: true, place: 'feet', tones: { back: 'medium-light', hands: 'light' }, quiet: 'full', wakeLock: true,
});

export function go(to: string): void {
  if (location.hash === `#/${to}`) screen.value = to;
  else location.hash = `#/${to}`;
}

export function followAddress(): void {
  const read = () => {
    screen.value = location.hash.replace(/^#\//, '') || 'start';
  };
  addEventListener('hashchange', read);
  read();
}

/** Why what was kept could not be read yet. */
export const unread = signal<string | null>(null);
const onDisk = new Set<string>();
let settingsKnown = settings.value;
let draftKnown: Draft | null = null;

async function readPeople(): Promise<void> {
  const stored = await reading((base) => base.getAll('people'));
  const waiting = people.value.filter(({ id }) => isWaiting(id));
  onDisk.clear();
  for (const { id } of stored) onDisk.add(id);
  const now = [...stored.filter(({ id }) => !isWaiting(id)), ...waiting];
  if (!same(now, people.value)) people.value = now;
}
async function readPatches(): Promise<void> {
  patches.value = await reading((base) => base.getAll('patches'));
}
async function readKept(key?: string): Promise<void> {
  if (key !== 'draft' && !isWaiting('settings')) {
    settingsKnown = { ...settings.value, ...(await kept<Settings>('settings')) };
    if (!same(settingsKnown, settings.value)) settings.value = settingsKnown;
  }
  if (key !== 'settings' && !isWaiting('draft')) {
    draftKnown = (await kept<Draft>('draft')) ?? null;
    if (!same(draftKnown, draft.value)) draft.value = draftKnown;
  }
}
const readAll = () => Promise.all([readPeople(), readPatches(), readKept()]);

/** Until what was kept is there: the app works without it, and says so. */
async function readLater(): Promise<void> {
  for (let ms = 200; ; ms = Math.min(5000, 2 * ms)) {
    await new Promise((done) => setTimeout(done, ms));
    if (erased.value) return;
    const read = await Promise.race([readAll().then(() => true, () => false), new Promise<boolean>((done) => setTimeout(() => done(false), 4000))]);
    if (!read) continue;
    unread.value = null;
    return;
  }
}

/** Reads what was kept, then keeps every change, and sees what other tabs change. */
export async function openStore(): Promise<void> {
  const patience = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('The storage of this device does not answer.')), 4000));
  await Promise.race([readAll(), patience]).catch((error: unknown) => {
    unread.value = String((error as Error)?.message || error);
    void readLater();
  });
  effect(() => {
    const now = settings.value;
    if (same(now, settingsKnown)) return;
    const base = settingsKnown;
    settingsKnown = now;
    keep('settings', now, base, (merged) => {
      if (settings.value === now) settings.value = settingsKnown = merged;
    });
  });
  effect(() => {
    const now = draft.value;
    if (same(now, draftKnown)) return;
    const base = draftKnown;
    draftKnown = now;
    keep('draft', now, base, (merged) => {
      if (draft.value === now) draft.value = draftKnown = merged;
    });
  });
  const quietly = (read: Promise<unknown>) => void read.catch((error: unknown) => console.warn('not read again', error));
  onChange('people', () => quietly(readPeople()));
  onChange('patches', () => quietly(readPatches()));
  onChange('kept', (key) => quietly(readKept(key)));
  // A tab that was asleep may have missed all of it.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && !erased.value && quietly(readAll()));
}

/** In this page at once; on the disk soon, beside what other tabs changed of them. */
export async function savePerson(person: Person): Promise<void> {
  const base = personOf(person.id);
  const mine = stamped(base, person, Date.now());
  people.value = [...people.value.filter((p) => p.id !== person.id), mine];
  const known = onDisk.has(person.id);
  onDisk.add(person.id);
  keepPerson(mine, base, known, (merged) => {
    if (!personOf(person.id)) return;
    const others = people.value.filter((p) => p.id !== person.id);
    people.value = merged ? [...others, merged] : others;
  });
}

export function removePerson(id: string): void {
  people.value = people.value.filter((person) => person.id !== id);
  onDisk.delete(id);
  dropRow('people', id);
}

export function personOf(id: string): Person | undefined {
  return people.value.find((person) => person.id === id);
}

export { today } from './days.ts';

export function changeDraft(change: Partial<Draft>): void {
  if (draft.value) draft.value = { ...draft.value, ...change, at: Date.now() };
}
export function changeRequest(change: Partial<Draft['request']>): void {
  if (draft.value) changeDraft({ request: { ...draft.value.request, ...change } });
}
