// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Issue 11, sections 3 and 6: what is typed, pasted and dated is read one way, here and on the command
// line. The table of texts is the one of tests/routine/pasted_test.cpp.
import { EditorState, Text } from '@codemirror/state';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answer, RoutineTidied } from '../src/engine/types.ts';
import { lineEnd, oneLine, readText } from '../src/routine/files.ts';
import { dayIn, dayOf } from '../src/store/days.ts';
import { advance, fresh, type Moment, type PatchClock } from '../src/store/patch-clock.ts';
import { load } from './engine.ts';

interface Row { name: string; text: string; lines: number; issues: string; tidied: string }
const table = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'tests', 'fixtures', 'texts.json'), 'utf8')) as Row[];

describe('section 3: native, Wasm and editor read the same text', async () => {
  const engine = await load();
  const { everyLineEnd } = await import('../src/routine/editor.ts');
  it.each(table)('$name', ({ text, lines, issues, tidied }) => {
    const answer = engine.call<Answer<RoutineTidied>>('routine_fmt', { text });
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    const said = answer.issues.map((i) => `${i.line}:${i.column}+${i.length} ${i.severity}: ${i.message} (${i.hint})\n`).join('');
    expect(said).toBe(issues);
    expect(answer.text ?? said).toBe(tidied);
    expect(Text.of(text.split(lineEnd)).lines).toBe(lines);
    // Pasted into the editor, it has the same lines, and so have messages about it.
    let state = EditorState.create({ doc: 'x\n', extensions: [everyLineEnd] });
    state = state.update({ changes: { from: 2, insert: state.toText(text) } }).state;
    expect(state.doc.lines).toBe(lines + 1);
    // As a file it may be refused; if not, it says the same.
    const taken = readText(text);
    if ('text' in taken) {
      const again = engine.call<Answer<RoutineTidied>>('routine_fmt', { text: taken.text });
      if (!again.ok) throw new Error(JSON.stringify(again));
      if (answer.text !== undefined) expect(again.text).toBe(answer.text);
    }
  });
});

describe('section 3: names and notes are one line without what nobody sees', () => {
  it('takes out line ends, controls and what turns text round, and bounds them', () => {
    expect(oneLine('Ada\u2028Bea\r\nCy', 60)).toBe('Ada Bea Cy');
    expect(oneLine('A\u202eda\u0007\u{e0041}', 60)).toBe('Ada');
    expect(oneLine('👩‍👧 Zoë', 60)).toBe('👩‍👧 Zoë');
    expect([...oneLine('😀'.repeat(210), 60)]).toHaveLength(60);
    expect(oneLine('a\ud83d', 60)).toBe('a\ufffd');
  });
});

describe('section 6: the one reader of numbers', async () => {
  const engine = await load();
  const read = (text: string, kind: string, least: number, most: number) => {
    const answer = engine.call<Answer<{ value: number; unit: string }>>('read', { text, kind, least, most });
    return answer.ok ? `${answer.value} ${answer.unit}`.trim() : `${answer.problems?.[0]?.message} | ${answer.problems?.[0]?.remedy}`;
  };
  it('reads a height with a comma and in feet, and says what is out of range', () => {
    expect(read('172,5', 'length', 100, 250)).toBe('172.5 cm');
    expect(read('5\'8', 'length', 100, 250)).toBe('172.72 cm');
    expect(read('5′8″', 'length', 100, 250)).toBe('172.72 cm');
    expect(read('1725', 'length', 100, 250)).toBe('1725 cm is out of range | from 100 to 250 cm; for example: 172, 1.72 m, 5\'8');
    expect(read('34,5', 'age', 0, 120)).toBe('34.5 years');
    expect(read('½ h', 'minutes', 5, 90)).toBe('30 min');
    expect(read('', 'age', 0, 120)).toMatch(/^nothing is said here/);
  });
  it('answers whatever comes in', () => {
    for (const bad of [{}, { text: 5 }, { text: 'x', kind: 'y' }, { text: '\u0000' }, []])
      expect(engine.call<{ ok: boolean }>('read', bad)).toMatchObject({ ok: false });
  });
  it('is what all number fields go through', () => {
    const sources = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
      one.isDirectory() ? sources(join(folder, one.name)) : [join(folder, one.name)]);
    for (const file of sources(join(import.meta.dirname, '..', 'src'))) {
      const source = readFileSync(file, 'utf8');
      expect(source, file).not.toMatch(/(kind|type)="number"/);
      // Section 6, dates: the day in Greenwich is nobody's day.
      expect(source, file).not.toMatch(/toISOString\(\)\s*\.\s*(slice|substring|split)/);
    }
  });
});

describe('section 6: days are those of where people are', () => {
  const home = process.env['TZ'];
  afterEach(() => { process.env['TZ'] = home; });
  it.each(['America/Los_Angeles', 'Pacific/Kiritimati', 'Europe/Berlin', 'UTC', 'Pacific/Pago_Pago'])('%s', (zone) => {
    process.env['TZ'] = zone;
    for (const hour of [0, 1, 12, 23]) {
      const moment = new Date(2026, 10, 28, hour, 30);
      expect(dayOf(moment)).toBe('2026-11-28');
      expect(dayIn(moment.toISOString())).toBe('28 November 2026');
    }
    expect(dayIn('2026-11-28')).toBe('28 November 2026');
    expect(dayIn('2026-03-08', { day: 'numeric', month: 'long' })).toBe('8 March');
    expect(dayIn('nonsense')).toBe('nonsense');
  });
});

describe('section 6, LUBE-4: the patch clock survives a changed wall clock', () => {
  const minute = 60_000;
  const hour = 60 * minute;
  const begin: Moment = { wall: 1e12, steady: 1000 };
  /** A second at a time, with the wall clock shifted by `shift` halfway. */
  const run = (seconds: number, shift: number, away = false): PatchClock => {
    let clock = fresh(30, begin);
    let before = begin;
    for (let s = 1; s <= seconds; s++) {
      const at = { wall: begin.wall + 1000 * s + (s > seconds / 2 ? shift : 0), steady: begin.steady + 1000 * s, away };
      clock = advance(clock, before, at);
      before = at;
    }
    return clock;
  };
  it('counts on as it did, and tells, where the clock is set forward or back by hours', () => {
    expect(run(600, 0)).toEqual({ left_ms: 20 * minute, seen: begin.wall + 600_000 });
    for (const shift of [-25 * hour, -hour, -10_000, 10_000, hour, 25 * hour])
      expect(run(600, shift)).toMatchObject({ left_ms: 20 * minute, jumped: true });
    expect(run(1800, -25 * hour).left_ms).toBe(0);
  });
  it('counts the time in which the page was closed', () => {
    const written = run(600, 0);
    const later = (by: number) => advance(written, null, { wall: written.seen + by, steady: 3 });
    expect(later(5 * minute)).toEqual({ left_ms: 15 * minute, seen: written.seen + 5 * minute });
    // Over, but by the wall clock alone: that is said, with both moments.
    expect(later(20 * minute)).toMatchObject({ left_ms: 0, byWall: true });
    // Set back while the page was closed: nothing is counted, and it does not last for ever.
    const back = later(-30 * hour);
    expect(back).toMatchObject({ left_ms: 20 * minute, jumped: true });
    expect(advance(back, { wall: back.seen, steady: 3 }, { wall: back.seen + 20 * minute, steady: 3 + 20 * minute }).left_ms).toBe(0);
  });
  it('counts sleep, in which the clock of the page may stand still', () => {
    const slept = advance(fresh(30, begin), begin, { wall: begin.wall + 40 * minute, steady: begin.steady + 2000, away: true });
    expect(slept).toMatchObject({ left_ms: 0, byWall: true });
    const awake = advance(fresh(30, begin), begin, { wall: begin.wall + 40 * minute, steady: begin.steady + 2000 });
    expect(awake).toMatchObject({ left_ms: 30 * minute - 2000, jumped: true });
  });
});
