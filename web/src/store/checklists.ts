// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The guide's check lists. A list that was done before comes short: only what changes from day to day.
import { guide } from './app.ts';

export interface Item {
  id: string;
  text: string;
  why?: string;
  act?: string;
  must?: boolean;
  daily?: boolean;
  floor_warning?: string;
  shown_by?: string[];
}
export interface List {
  id: string;
  title: string;
  intro?: string;
  when: string;
  order: number;
  items: Item[];
}

export function lists(): List[] {
  const all = (guide.value?.['checklists'] ?? {}) as Record<string, Omit<List, 'id'>>;
  return Object.entries(all)
    .filter(([, list]) => Array.isArray(list.items))
    .map(([id, list]) => ({ ...list, id }))
    .sort((a, b) => a.order - b.order);
}

export function listOf(id: string): List | undefined {
  return lists().find((list) => list.id === id);
}

export function itemsNow(list: List, doneBefore: string[]): Item[] {
  return doneBefore.includes(list.id) ? list.items.filter((item) => item.daily) : list.items;
}
