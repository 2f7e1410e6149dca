// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Routines: those of the guide, and those that people keep on this device.
import { signal } from '@preact/signals';
import { titleOf } from '../routine/files.ts';
import { guide } from './app.ts';
import { newId, reading } from './db.ts';
import { dropRow, onChange, saveRow } from './keep.ts';
import type { OwnRoutine, RoutineKey } from './types.ts';

export const ownRoutines = signal<OwnRoutine[]>([]);
/** The one that was deleted last, until something else happens. */
export const deleted = signal<OwnRoutine | null>(null);

export interface Listed extends RoutineKey {
  title: string;
  text: string;
}

async function readRoutines(): Promise<void> {
  ownRoutines.value = (await reading((base) => base.getAll('routines'))).sort((a, b) => (a.changed < b.changed ? 1 : -1));
}

export async function openRoutines(): Promise<void> {
  const quietly = () => readRoutines().catch((error: unknown) => console.warn('routines are not read', error));
  onChange('routines', quietly);
  await quietly();
}

export function guideRoutines(): Listed[] {
  const all = (guide.value?.['routines'] ?? {}) as Record<string, string>;
  return Object.entries(all).map(([id, text]) => ({ kind: 'guide', id, text, title: titleOf(text) ?? id }));
}

/** The guide keeps a few as people find them, good and bad, to show what is made of them. */
export function isFound({ kind, id }: RoutineKey): boolean {
  return kind === 'guide' && id.startsWith('found-');
}

export function find({ kind, id }: RoutineKey): Listed | undefined {
  if (kind === 'guide') return guideRoutines().find((one) => one.id === id);
  const own = ownRoutines.value.find((one) => one.id === id);
  return own && { kind, ...own };
}

export async function keepRoutine(text: string, untitled: string, id = newId()): Promise<OwnRoutine> {
  const routine = { id, text, title: titleOf(text) ?? untitled, changed: new Date().toISOString() };
  saveRow('routines', routine);
  ownRoutines.value = [routine, ...ownRoutines.value.filter((one) => one.id !== id)];
  return routine;
}

export async function deleteRoutine(id: string): Promise<void> {
  const routine = ownRoutines.value.find((one) => one.id === id);
  if (!routine) return;
  dropRow('routines', id);
  ownRoutines.value = ownRoutines.value.filter((one) => one.id !== id);
  deleted.value = routine;
}

/** Back as it was, its day included. */
export async function undelete(): Promise<void> {
  const routine = deleted.value;
  if (!routine) return;
  saveRow('routines', routine);
  ownRoutines.value = [...ownRoutines.value, routine].sort((a, b) => (a.changed < b.changed ? 1 : -1));
  deleted.value = null;
}
