// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Issue 11, section 7: "Export everything" comes in again, whole, or not at all with a reason.
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { guide, patches, people } from '../src/store/app.ts';
import { db, eraseAll, exportAll } from '../src/store/db.ts';
import { lookAt, mergePeople, takeIn } from '../src/store/import.ts';
import { ownRoutines } from '../src/store/routines.ts';
import type { Person, SessionRecord } from '../src/store/types.ts';
import { w } from '../src/words/en.ts';

beforeAll(() => {
  guide.value = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'public', 'engine', 'guide.json'), 'utf8')) as Record<string, unknown>;
});
afterEach(async () => {
  await eraseAll();
  people.value = [];
  patches.value = [];
});

const person = (id: string, more: Partial<Person> = {}): Person =>
  ({ id, name: id, tone: 'light', receiver: {}, giver: {}, barred: [], usedBefore: [], doneLists: [], ...more });
const session = (id: string, more: Partial<SessionRecord> = {}): SessionRecord => ({
  id, started: '2026-11-01T20:00:00.000Z', state: 'done', receiverId: 'a', giverId: 'b', receiverName: 'a', giverName: 'b', tone: 'light',
  giverTone: 'light', speed: 1, planned_s: 60, t_ms: 1, seen: 2,
  tensionBefore: null, ...more,
});
const routine = { id: 'r', title: 'One', text: 'routine: One\n', changed: '2026-11-01T20:00:00.000Z' };
const patch = { id: 'p', product: 'x', name: 'x', started: 1, minutes: 30, who: ['receiver'], receiverId: 'a', giverId: 'b' };

async function fill(): Promise<void> {
  const base = await db();
  await base.put('people', person('a', { asReceiver: { date: '2026-11-01', intake: { answers: { fever: 'no' }, details: {} } } }));
  await base.put('people', person('b'));
  await base.put('sessions', session('s'));
  await base.put('lines', { session: 's', n: 0, line: '{}', at: 1 });
  await base.put('cues', { session: 's', n: 0, id: 'c', text: 'Slowly.', start: 0, end: 1, cut: false });
  await base.put('patches', patch);
  await base.put('routines', routine);
}
const everything = async () => {
  const { written: _written, kept: _kept, ...rest } = JSON.parse(await exportAll()) as Record<string, unknown>;
  return rest;
};

describe('Import of "Export everything"', () => {
  it('is whole on another device: what comes out again is what went in', async () => {
    await fill();
    const [file, before] = [await exportAll(), await everything()];
    await eraseAll();
    const looked = await lookAt(file);
    expect(looked).toMatchObject({ prepared: { counts: { people: [2, 0], sessions: [1, 0], routines: [1, 0], patches: 1 } } });
    // Nothing is written before somebody says yes.
    expect((await everything())['people']).toEqual([]);
    await takeIn(file);
    expect(await everything()).toEqual(before);
    expect(people.value.map((one) => one.id)).toEqual(['a', 'b']);
    expect(ownRoutines.value).toEqual([routine]);
    // Twice is once.
    await takeIn(file);
    expect(await everything()).toEqual(before);
  });

  it('reads what an older app exported: its log becomes lines', async () => {
    await fill();
    const { sessions, lines: _lines, ...rest } = JSON.parse(await exportAll()) as { sessions: SessionRecord[]; lines: unknown };
    const { planned_s: _planned, ...old } = sessions[0]!;
    const plan = { steps: [], total_s: 60, request: {}, limits: {} };
    await eraseAll();
    await takeIn(JSON.stringify({
      ...rest, unknot: 'export/1', sessions: [{ ...old, plan, log: '{"a":1}\n{"b":2}\n', logged: 1 }],
      events: [0, 1].map((n) => ({ session: 's', n, event: { kind: 'tick', who: 'clock', t_ms: n } })),
    }));
    expect(await (await db()).get('sessions', 's')).toMatchObject({ planned_s: 60, state: 'done' });
    expect((await (await db()).getAll('lines')).map(({ line, event }) => line ?? event!.kind)).toEqual(['{"a":1}', '{"b":2}', 'tick']);
  });

  it('refuses what is damaged, cut off, foreign or newer, in words, and changes nothing', async () => {
    await fill();
    const file = await exportAll();
    const before = await everything();
    const with_ = (change: (all: Record<string, unknown[]>) => void) => {
      const all = JSON.parse(file) as Record<string, unknown[]>;
      change(all);
      return JSON.stringify(all);
    };
    const rows: [string, string][] = [
      ['', 'not-json'], [file.slice(0, file.length / 2), 'not-json'], [file.slice(0, -1), 'not-json'], ['\0\0', 'not-json'], [`${file}x`, 'not-json'],
      ['{}', 'foreign'], ['[]', 'foreign'], ['null', 'foreign'], ['"export/2"', 'foreign'], ['{"unknot":"plan/1"}', 'foreign'], ['{"unknot":1}', 'foreign'],
      [file.replace('export/2', 'export/3'), 'newer'], [file.replace('export/2', 'export/900'), 'newer'], [file.replace('export/2', 'export/0'), 'foreign'],
      [file.replace('export/2', 'export/1'), 'damaged'], [file.replace('"people"', '"kept": {}, "people"'), 'not-json'],
      [with_((all) => { delete all['people']; }), 'damaged'], [with_((all) => { all['people'] = {} as never; }), 'damaged'],
      [with_((all) => { all['people']!.push(null); }), 'damaged'], [with_((all) => { all['people']!.push(all['people']![0]); }), 'damaged'],
      [with_((all) => { (all['people']![1] as Person).tone = 'blue' as never; }), 'damaged'],
      [with_((all) => { (all['people']![1] as Person).barred = 'x' as never; }), 'damaged'],
      [with_((all) => { (all['sessions']![0] as SessionRecord).started = 'yesterday'; }), 'damaged'],
      [with_((all) => { (all['sessions']![0] as SessionRecord).planned_s = 'x' as never; }), 'damaged'],
      [with_((all) => { (all['lines']![0] as { n: unknown }).n = -1; }), 'damaged'],
      [with_((all) => { delete all['kept']; }), 'damaged'],
    ];
    for (const [text, reason] of rows) {
      const looked = await takeIn(text);
      expect(looked, text.slice(0, 60)).toMatchObject({ refused: reason });
      expect(w.import.refused[reason]).toMatch(/Nothing was changed/);
      expect(await everything()).toEqual(before);
    }
  });

  it('never overwrites a massage that is going on here, and takes none over as going on', async () => {
    await fill();
    const file = JSON.parse(await exportAll()) as { sessions: SessionRecord[] };
    await (await db()).put('sessions', session('s', { state: 'live', stopWord: 'here', t_ms: 500 }));
    file.sessions.push(session('elsewhere', { state: 'live', seen: Date.parse('2026-11-01T20:10:00Z') }));
    const looked = await takeIn(JSON.stringify(file));
    expect(looked).toMatchObject({ prepared: { counts: { live: 1, sessions: [1, 0] } } });
    expect(await (await db()).get('sessions', 's')).toMatchObject({ state: 'live', stopWord: 'here', t_ms: 500 });
    expect(await (await db()).get('sessions', 'elsewhere')).toMatchObject({ state: 'done', ended: '2026-11-01T20:10:00.000Z' });
  });

  it('knows a person by the id, takes the later of each answer, and forgets no reaction', () => {
    const answers = (date: string, fever: string) => ({ date, intake: { answers: { fever }, details: {} } });
    const here = person('a', { name: 'Ada', barred: ['olive'], usedBefore: ['almond'], asReceiver: answers('2026-11-20', 'no'), asGiver: answers('2026-01-01', 'no') });
    const there = person('a', { name: 'Ada B', barred: ['almond'], usedBefore: ['olive', 'jojoba'], asReceiver: answers('2026-10-01', 'yes'), asGiver: answers('2026-06-01', 'yes') });
    for (const merged of [mergePeople(here, there), mergePeople(there, here)]) {
      expect(merged.name).toBe('Ada');
      expect(merged.barred.sort()).toEqual(['almond', 'olive']);
      expect(merged.usedBefore).toEqual(['jojoba']);
      expect(merged.asReceiver).toEqual(answers('2026-11-20', 'no'));
      expect(merged.asGiver).toEqual(answers('2026-06-01', 'yes'));
    }
  });

  it('keeps both where a routine differs', async () => {
    await fill();
    const file = await exportAll();
    await (await db()).put('routines', { ...routine, text: 'routine: Two\n', title: 'Two' });
    await takeIn(file);
    await takeIn(file);
    expect((await (await db()).getAll('routines')).map((one) => one.title).sort()).toEqual(['One', 'Two']);
  });
});
