// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What the screens share: the way through the app, the draft of tonight, people and settings.
import { effect, signal } from '@preact/signals';
import type { Loaded } from '../engine/client.ts';
import type { Drawing, Json, Planned, Reason } from '../engine/types.ts';
import { db, keep, kept } from './db.ts';
import type { Draft, PatchTest, Person, SessionRecord, Settings } from './types.ts';

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
export const finished = signal<SessionRecord | null>(null);
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

/** Reads what was kept, then keeps every change. */
export async function openStore(): Promise<void> {
  const base = await db();
  people.value = await base.getAll('people');
  patches.value = await base.getAll('patches');
  settings.value = { ...settings.value, ...(await kept<Settings>('settings')) };
  draft.value = (await kept<Draft>('draft')) ?? null;
  let first = true;
  effect(() => {
    const now = { settings: settings.value, draft: draft.value };
    if (!first) {
      void keep('settings', now.settings);
      void keep('draft', now.draft);
    }
    first = false;
  });
}

export async function savePerson(person: Person): Promise<void> {
  await (await db()).put('people', JSON.parse(JSON.stringify(person)) as Person);
  people.value = [...people.value.filter((p) => p.id !== person.id), person];
}

export function personOf(id: string): Person | undefined {
  return people.value.find((person) => person.id === id);
}

export function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function changeDraft(change: Partial<Draft>): void {
  if (draft.value) draft.value = { ...draft.value, ...change };
}
export function changeRequest(change: Partial<Draft['request']>): void {
  if (draft.value) changeDraft({ request: { ...draft.value.request, ...change } });
}
