// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { newPerson } from '../src/screens/draft.ts';
import { patches, people } from '../src/store/app.ts';
import { flushed } from '../src/store/behind.ts';
import { cuesOf, db, eraseAll, exportAll, kept, unfinished } from '../src/store/db.ts';
import { keep } from '../src/store/keep.ts';
import { putRow, rowsOf } from '../src/store/lines.ts';
import { mostMinutes } from '../src/store/hands.ts';
import { valueAt, withValue } from '../src/store/pointer.ts';
import { happened, shownBy } from '../src/store/tips.ts';
import type { SessionRecord } from '../src/store/types.ts';
import { beat, secondsLeft } from '../src/ui/patch.tsx';

afterEach(eraseAll);

const session = (id: string, state: 'live' | 'done', started: string) =>
  ({ id, state, started }) as unknown as SessionRecord;

describe('LIVE-22: nothing is lost', () => {
  it('gives back the lines in their order', async () => {
    for (const n of [0, 1, 2, 10, 11]) putRow({ session: 's', n, line: String(n), at: 0 }, n % 2 === 0);
    putRow({ session: 't', n: 0, line: '0', at: 0 }, true);
    expect(await flushed()).toBe(true);
    expect((await rowsOf('s')).map((entry) => entry.n)).toEqual([0, 1, 2, 10, 11]);
    expect(await cuesOf('s')).toEqual([]);
  });
  it('finds the latest session that did not end', async () => {
    const base = await db();
    await base.put('sessions', session('a', 'live', '2026-01-01'));
    await base.put('sessions', session('b', 'live', '2026-02-01'));
    await base.put('sessions', session('c', 'done', '2026-03-01'));
    expect((await unfinished())?.id).toBe('b');
  });
});

describe('TRUST-2: export and erase', () => {
  it('exports every table, and erases all of it', async () => {
    await (await db()).put('sessions', session('a', 'done', '2026-01-01'));
    keep('draft', { minutes: 20 });
    await flushed();
    const all = JSON.parse(await exportAll()) as Record<string, unknown>;
    expect(Object.keys(all)).toEqual(expect.arrayContaining(['people', 'sessions', 'lines', 'cues', 'patches', 'kept']));
    expect(all['sessions']).toHaveLength(1);
    expect(all['kept']).toEqual({ draft: { minutes: 20 } });
    await eraseAll();
    expect(await kept('draft')).toBeUndefined();
    expect(await (await db()).getAll('sessions')).toEqual([]);
  });
});

describe('LUBE-4: the patch test', () => {
  it('counts from a written moment, not from when the page was opened', () => {
    const test = { id: 'p', product: 'x', name: 'x', started: 1000, minutes: 30, who: [], receiverId: '', giverId: '' };
    for (const [minutes, left] of [[10, 20 * 60], [40, 0]] as const) {
      patches.value = [{ ...test, id: `after ${minutes}` }];
      beat({ wall: 1000 + minutes * 60_000, steady: 5 });
      expect(secondsLeft(patches.value[0]!)).toBe(left);
    }
    patches.value = [];
  });
});

describe('answers go where the questions say', () => {
  it('writes and removes by JSON pointer without touching the rest', () => {
    const before = { receiver: { answers: { fever: 'no' } } };
    const after = withValue(before, '/receiver/details/a~1b', 4);
    expect(after).toEqual({ receiver: { answers: { fever: 'no' }, details: { 'a/b': 4 } } });
    expect(before).toEqual({ receiver: { answers: { fever: 'no' } } });
    expect(valueAt(after, '/receiver/details/a~1b')).toBe(4);
    expect(withValue(after, '/receiver/answers/fever', undefined).receiver).toEqual({ answers: {}, details: { 'a/b': 4 } });
    expect(valueAt(after, '/giver/answers/fever')).toBeUndefined();
  });
});

describe('AFTER-5: tips from what happened', () => {
  it('reads people’s words from a log, a torn end included', () => {
    const log = ['{"unknot":"log/1"}', '{"seq":1,"t_ms":250,"who":"clock","kind":"tick"}',
      '{"seq":2,"t_ms":9000,"who":"receiver","kind":"softer"}', '{"seq":3,"t_ms":400000,"who":"receiver","kind":"softer"}',
      '{"seq":4,"t_ms":4100'].join('\n');
    const events = happened({ log });
    expect(events.map((event) => event.kind)).toEqual(['softer', 'softer']);
    expect([...shownBy(events).keys()]).toEqual(['softer', 'softer-early', 'softer-twice']);
  });
});

describe('GIVER-4: sore hands', () => {
  const given = (name: string, giverId: string, date: string, minutes: number, hands: string) => ({
    ...newPerson(name),
    last: { date, giverId, request: { minutes }, after: { tension: null, best: '', amount: '', tender: '', hands } },
  });

  it('never give a longer massage right after, but as long as they like once they were fine', () => {
    people.value = [given('Ada', 'bo', '2026-11-20', 40, 'fine'), given('Cleo', 'bo', '2026-11-21', 25, 'sore')];
    expect(mostMinutes('bo')).toBe(25);
    expect(mostMinutes('dan')).toBeNull();
    expect(mostMinutes('')).toBeNull();
    people.value = [...people.value, given('Eve', 'bo', '2026-11-22', 20, 'tired')];
    expect(mostMinutes('bo')).toBeNull();
  });

  it('are believed where two massages of one day say different things', () => {
    people.value = [given('Ada', 'bo', '2026-11-20', 30, 'sore'), given('Cleo', 'bo', '2026-11-20', 45, 'fine')];
    expect(mostMinutes('bo')).toBe(30);
  });
});
