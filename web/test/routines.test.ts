// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answer, RoutineChecked, RoutineLowered, RoutineTidied, RoutineWords } from '../src/engine/types.ts';
import { fileName, mostBytes, readBytes, readFile, readText, titleOf, wellFormed } from '../src/routine/files.ts';
import { once, problemsOf, spanIn, tally } from '../src/routine/problems.ts';
import { flushed } from '../src/store/behind.ts';
import { db, eraseAll, exportAll } from '../src/store/db.ts';
import { deleted, deleteRoutine, find, guideRoutines, keepRoutine, openRoutines, ownRoutines, undelete } from '../src/store/routines.ts';
import { w } from '../src/words/en.ts';
import { load } from './engine.ts';

afterEach(eraseAll);

const bytes = (...values: number[]) => new Uint8Array(values);
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('PLAN-4: a routine comes in as a text, or not at all with a reason', () => {
  it('takes plain text of every system', () => {
    expect(readBytes(utf8('\ufeffroutine: A\r\neffleurage\r'))).toEqual({ text: 'routine: A\neffleurage\n' });
    expect(readBytes(bytes(0xff, 0xfe, 0x61, 0, 0x0a, 0))).toEqual({ text: 'a\n' });
    expect(readText('petrissage\u00a0on the back\u2028hold\t5 s\u0085\v\f')).toEqual({ text: 'petrissage\u00a0on the back\nhold\t5 s\n\n\n' });
  });
  it('refuses what is none', () => {
    expect(readBytes(bytes(0x66, 0xe4))).toEqual({ refused: 'not-text' });
    expect(readBytes(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d))).toEqual({ refused: 'not-text' });
    expect(readText('a\0b')).toEqual({ refused: 'not-text' });
    expect(readText('a\u0007b')).toEqual({ refused: 'not-text' });
    expect(readText(' \n ')).toEqual({ refused: 'empty' });
    expect(readText('ä'.repeat(mostBytes / 2 + 1))).toEqual({ refused: 'too-long' });
    expect(readText('ä'.repeat(mostBytes / 2))).toHaveProperty('text');
  });
  it('does not even read ten megabytes', async () => {
    const file = { size: 10 << 20, arrayBuffer: () => Promise.reject(new Error('read')) } as unknown as Blob;
    expect(await readFile(file)).toEqual({ refused: 'too-long' });
  });
  it('has a word for each reason', () => {
    for (const reason of ['too-long', 'not-text', 'empty']) expect(w.routines.refused[reason]).toMatch(/Nothing was/);
  });
  it('knows what a text calls itself, and a name for its file', () => {
    expect(titleOf('# x\nRoutine:  Little suns  # mine\nby: me')).toBe('Little suns');
    expect(titleOf('effleurage\n')).toBeNull();
    expect(fileName('Über den Rücken / 2', 'routine')).toBe('u-ber-den-ru-cken-2.routine');
    expect(fileName('…', 'txt')).toBe('routine.txt');
  });
});

describe('PLAN-4: remarks have their place', () => {
  it('counts characters, not code units', () => {
    expect(spanIn('a 😀 ligth', { column: 5, length: 5 })).toEqual([5, 10]);
    expect(spanIn('  petrissage, firm  # why', { column: 3, length: 0 })).toEqual([2, 18]);
    expect(spanIn('', { column: 1, length: 1 })).toEqual([0, 0]);
    expect(spanIn('short', { column: 90, length: 4 })).toEqual([4, 5]);
  });
  it('puts the worst first and counts them', () => {
    const finding = (severity: string, line: number) => ({ rule: 'X/y', severity, step: 0, line, text: 'So.' });
    const all = problemsOf({
      issues: [{ severity: 'warning', line: 1, column: 1, length: 1, message: 'a', hint: '' }],
      judged: { verdict: 'unsafe', findings: [finding('note', 1), finding('unsafe', 9), finding('cannot tell', 2), finding('poor', 1), finding('unsafe', 3)] },
    });
    expect(all.map((one) => `${one.severity} ${one.line}`)).toEqual(['unsafe 3', 'unsafe 9', 'poor 1', 'cannot tell 2', 'warning 1', 'note 1']);
    expect(w.routines.summary(tally(all))).toBe('2 unsafe, 1 could be better, one question, one thing read differently, one note.');
  });
});

describe('PLAN-4: the same remark', () => {
  it('is made once a line', () => {
    const one = { severity: 'poor' as const, line: 3, column: 1, length: 0, text: 'So.', hint: 'a' };
    expect(once([one, { ...one, hint: 'b' }, { ...one, line: 4 }])).toEqual([one, { ...one, line: 4 }]);
  });
});

describe('PLAN-4: the engine’s words about a text', () => {
  it('has a severity the app knows, and spans inside the text', async () => {
    const engine = await load();
    for (const { text } of guideRoutines()) {
      const answer = engine.call<Answer<RoutineChecked>>('routine_check', { text });
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      const lines = text.split('\n');
      for (const one of problemsOf(answer)) {
        expect(Object.keys(w.routines.severity)).toContain(one.severity);
        expect(one.text).toMatch(/[.?!]$/);
        const [from, to] = spanIn(lines[Math.max(1, one.line) - 1]!, one);
        expect(from).toBeLessThanOrEqual(to);
      }
    }
  });
  it('answers as its types say', async () => {
    const engine = await load();
    const tidy = engine.call<Answer<RoutineTidied>>('routine_fmt', { text: 'kneading over the traps' });
    expect(tidy).toEqual({ ok: true, issues: [], text: 'petrissage on the top of the shoulders\n' });
    const words = engine.call<Answer<RoutineWords>>('routine_words', {});
    if (!words.ok) throw new Error();
    for (const list of ['techniques', 'places', 'tools', 'stages', 'settings', 'positions', 'skins', 'sides', 'ways', 'hands', 'pressures', 'tempos', 'units'] as const)
      expect(words[list].length, list).toBeGreaterThan(2);
    expect(words.pressures).not.toContain('painful');
    const text = guideRoutines().find((one) => one.id === 'shoulders')!.text;
    const lowered = engine.call<Answer<RoutineLowered>>('routine_lower', { text });
    if (!lowered.ok) throw new Error();
    for (const key of ['plan', 'assumptions', 'left_out', 'judged', 'advice', 'summary'] as const) expect(lowered[key], key).toBeDefined();
    for (const one of lowered.assumptions!) expect(Object.keys(w.lowered.about)).toContain(one.about);
    expect(engine.call<Answer<RoutineLowered>>('routine_lower', { text: 'rocking on the legs' })).toMatchObject({ ok: false, kind: 'input' });
  });
  it('holds out against ten megabytes, NUL and halves of characters', async () => {
    const engine = await load();
    for (const text of ['a'.repeat(10 << 20), 'effleurage\0', '\ud800', '#'.repeat(250_000), '\n'.repeat(200_000), 'x,'.repeat(100_000)]) {
      const answer = engine.call<Answer<RoutineChecked>>('routine_check', { text: wellFormed(text) });
      expect(answer.ok, text.slice(0, 12)).toBe(true);
    }
    expect(engine.call<Answer<RoutineTidied>>('routine_fmt', { text: 'effleurage' })).toHaveProperty('text');
  });
});

describe('PLAN-4: routines are kept on this device', () => {
  it('keeps, changes, deletes, brings back', async () => {
    await openRoutines();
    const one = await keepRoutine('routine: One\neffleurage', 'x');
    await keepRoutine('effleurage', 'Without a name');
    expect(ownRoutines.value.map((r) => r.title)).toEqual(['Without a name', 'One']);
    await keepRoutine('routine: Uno\neffleurage', 'x', one.id);
    expect(find({ kind: 'own', id: one.id })?.title).toBe('Uno');
    await deleteRoutine(one.id);
    expect(await (await db()).getAll('routines')).toHaveLength(1);
    expect(deleted.value?.title).toBe('Uno');
    await undelete();
    await flushed();
    expect((await (await db()).get('routines', one.id))?.text).toBe('routine: Uno\neffleurage');
    expect(deleted.value).toBeNull();
    expect((JSON.parse(await exportAll()) as { routines: unknown[] }).routines).toHaveLength(2);
  });
  it('comes to people who have the app already, and takes nothing from them', async () => {
    const old = await openDB('unknot', 1, {
      upgrade(base) {
        base.createObjectStore('people', { keyPath: 'id' });
        base.createObjectStore('sessions', { keyPath: 'id' });
        base.createObjectStore('events', { keyPath: ['session', 'n'] });
        base.createObjectStore('cues', { keyPath: ['session', 'n'] });
        base.createObjectStore('patches', { keyPath: 'id' });
        base.createObjectStore('kept');
      },
    });
    await old.put('people', { id: 'p', name: 'Ada' });
    old.close();
    const base = await db();
    expect(await base.getAll('people')).toHaveLength(1);
    expect(await base.getAll('routines')).toEqual([]);
  });
});
