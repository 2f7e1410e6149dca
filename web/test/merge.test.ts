// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { newPerson } from '../src/screens/draft.ts';
import { people, personOf, savePerson } from '../src/store/app.ts';
import { flushed } from '../src/store/behind.ts';
import { db, eraseAll, exportAll, kept, unfinished } from '../src/store/db.ts';
import { keep } from '../src/store/keep.ts';
import { rowsOf } from '../src/store/lines.ts';
import { merge, mergeTimed, same, stamped } from '../src/store/merge.ts';
import { fromTwo, type OldRecord } from '../src/store/migrate.ts';

afterEach(async () => {
  people.value = [];
  await eraseAll();
});

describe('two tabs change one thing', () => {
  it('each field keeps what was changed in it', () => {
    const base = { name: 'Ada', tone: 'light', barred: ['a'], giver: { stamina: 'normal', surface: 'bed' } };
    const mine = { ...base, tone: 'deep', giver: { ...base.giver, surface: 'table' } };
    const theirs = { ...base, barred: ['a', 'almond-oil'], giver: { ...base.giver, stamina: 'low' } };
    expect(merge(base, mine, theirs)).toEqual({ name: 'Ada', tone: 'deep', barred: ['a', 'almond-oil'], giver: { stamina: 'low', surface: 'table' } });
    expect(merge(base, base, theirs)).toEqual(theirs);
    expect(merge(base, mine, base)).toEqual(mine);
  });
  it('lists keep what either added, and lose what either took away', () => {
    expect(merge(['a', 'b'], ['a', 'c'], ['a', 'b', 'd'])).toEqual(['a', 'd', 'c']);
    const [one, two, three] = [{ id: '1', name: 'one' }, { id: '2', name: 'two' }, { id: '3', name: 'three' }];
    expect(merge([one], [{ ...one, name: 'uno' }, two], [one, three])).toEqual([{ id: '1', name: 'uno' }, three, two]);
    expect(merge([one, two], [one], [one, two, three])).toEqual([one, three]);
  });
  it('a field that both changed is the later one’s', () => {
    const base = stamped(undefined, { tone: 'light', name: 'Ada' }, 1);
    const early = stamped(base, { ...base, tone: 'deep' }, 5);
    const late = stamped(base, { ...base, tone: 'deepest' }, 9);
    expect(mergeTimed(base, early, late)).toMatchObject({ tone: 'deepest', name: 'Ada' });
    expect(mergeTimed(base, late, early)).toMatchObject({ tone: 'deepest', name: 'Ada' });
  });
  it('the order of keys and a key without a value make no difference', () => {
    expect(same({ a: 1, b: [{ c: 2 }] }, { b: [{ c: 2, d: undefined }], a: 1 })).toBe(true);
    expect(same({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(same([1, 2], [2, 1])).toBe(false);
  });
});

describe('LUBE-4: a stale tab never overwrites a person', () => {
  const begin = async () => {
    const ada = newPerson('Ada');
    await savePerson(ada);
    await flushed();
    expect(await (await db()).getAll('people')).toHaveLength(1);
    return personOf(ada.id)!;
  };
  it('an oil that another tab barred stays barred', async () => {
    const ada = await begin();
    await (await db()).put('people', { ...ada, barred: ['almond-oil'] });
    await savePerson({ ...ada, tone: 'deep' });
    await flushed();
    expect(await (await db()).get('people', ada.id)).toMatchObject({ barred: ['almond-oil'], tone: 'deep' });
    expect(personOf(ada.id)).toMatchObject({ barred: ['almond-oil'], tone: 'deep' });
  });
  it('a person whom another tab removed does not come back', async () => {
    const ada = await begin();
    await (await db()).delete('people', ada.id);
    await savePerson({ ...ada, tone: 'deep' });
    await flushed();
    expect(await (await db()).getAll('people')).toEqual([]);
    expect(personOf(ada.id)).toBeUndefined();
  });
  it('settings are merged by field, drafts of other people are not mixed', async () => {
    keep('settings', { voice: true, rhythm: true });
    await flushed();
    await (await db()).put('kept', { voice: false, rhythm: true }, 'settings');
    keep('settings', { voice: true, rhythm: false }, { voice: true, rhythm: true });
    const draft = (receiverId: string, fever: string) => ({ receiverId, giverId: 'b', intake: { date: '2026-01-01', receiver: { answers: { fever } } } });
    await (await db()).put('kept', draft('other', 'yes'), 'draft');
    keep('draft', draft('ada', 'no'), draft('ada', ''));
    await flushed();
    expect(await kept('settings')).toEqual({ voice: false, rhythm: false });
    expect(await kept('draft')).toEqual(draft('ada', 'no'));
  });
});

describe('TRUST-2: sessions of before come along', () => {
  const old = {
    id: 's', started: '2026-11-01T20:00:00Z', state: 'live', speed: 2, t_ms: 1000, seen: 5000, logged: 2, plan: { total_s: 600 },
    log: '{"unknot":"log/2"}\n{"seq":1,"t_ms":0}\n{"seq":2,"t_ms":1000}\n', receiverName: 'Ada',
  } as unknown as OldRecord;
  const events = [0, 1, 2, 3].map((n) => ({ session: 's', n, event: { t_ms: n * 1000, who: 'clock' as const, kind: 'tick' as const } }));

  it('the log as lines, what had not come into it as events, no plan in the record', () => {
    const { record, lines } = fromTwo(old, events);
    expect(lines.map(({ n, line, event, at }) => [n, line ?? event?.t_ms, at])).toEqual([
      [0, '{"unknot":"log/2"}', 5000], [1, '{"seq":1,"t_ms":0}', 5000], [2, '{"seq":2,"t_ms":1000}', 5000], [3, 2000, 5500], [4, 3000, 6000],
    ]);
    expect(record).toMatchObject({ planned_s: 600, receiverName: 'Ada' });
    expect(Object.keys(record)).not.toEqual(expect.arrayContaining(['log']));
    const unbegun = fromTwo({ ...old, log: '', logged: 0 }, []);
    expect(unbegun.lines).toEqual([{ session: 's', n: 0, plan: old.plan, at: 5000 }]);
  });

  it('in the database itself', async () => {
    const two = await openDB('unknot', 2, {
      upgrade(base) {
        for (const name of ['people', 'sessions', 'patches', 'routines']) base.createObjectStore(name, { keyPath: 'id' });
        for (const name of ['events', 'cues']) base.createObjectStore(name, { keyPath: ['session', 'n'] });
        base.createObjectStore('kept');
      },
    });
    await two.put('sessions', old);
    for (const event of events) await two.put('events', event);
    two.close();
    expect((await rowsOf('s')).map(({ n }) => n)).toEqual([0, 1, 2, 3, 4]);
    expect(await unfinished()).toMatchObject({ id: 's', seen: 6000, planned_s: 600 });
    expect(JSON.parse(await exportAll())).toMatchObject({ unknot: 'export/2', lines: { length: 5 } });
  });
});
