// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What is read twice, or differently by two readers: JSON from a file that somebody chose.
import { expect, test } from 'vitest';
import { parseStrict, type JsonProblem } from '../src/store/json.ts';

function problem(text: string): JsonProblem {
  const read = parseStrict(text);
  if (read.ok) throw new Error(`read: ${text}`);
  return read.problem;
}

test('a key that stands twice is refused, with its path and both places', () => {
  expect(problem('{"receiver":{"answers":{"fever":"yes","fever":"no"}}}')).toEqual({
    line: 1, column: 39, path: '/receiver/answers/fever', what: 'twice', word: 'fever', first: { line: 1, column: 25 },
  });
  expect(problem('{"a": 1,\n "\\u0061": 2}')).toMatchObject({ line: 2, column: 2, first: { line: 1, column: 2 }, path: '/a' });
  expect(problem('[{"a/b": [0, {"x": 1, "x": 1}]}]')).toMatchObject({ what: 'twice', path: '/0/a~1b/1/x' });
});

test('the same key in two objects is two keys', () => {
  expect(parseStrict('[{"a": 1}, {"a": {"a": []}}]')).toEqual({ ok: true, value: [{ a: 1 }, { a: { a: [] } }] });
});

test('numbers that two readers read differently are refused', () => {
  for (const number of ['1e999', '-1e999', '9007199254740993', '-9007199254740992', '123456789012345678901'])
    expect(problem(`{"n": ${number}}`)).toMatchObject({ what: 'number', word: number, path: '/n' });
  for (const number of ['9007199254740991', '-9007199254740991', '1.0', '1e3', '-0', '1e20', '0.1'])
    expect(parseStrict(`[${number}]`)).toEqual({ ok: true, value: [Number(number)] });
  for (const number of ['NaN', 'Infinity', '-Infinity', '01', '+1', '.5', '1.', '0x10', '1_000'])
    expect(problem(`[${number}]`)).toMatchObject({ what: 'syntax', path: '/0' });
});

test('half a character is refused, a whole one is read', () => {
  for (const half of ['"\\ud83d"', '"\\ude00"', '"\\ude00\\ud83d"']) expect(problem(`[${half}]`).what).toBe('character');
  expect(parseStrict('["\\ud83d\\ude00"]')).toEqual({ ok: true, value: ['\u{1f600}'] });
});

test('a byte order mark in front is read past, one further in is not', () => {
  expect(parseStrict('\ufeff{}')).toEqual({ ok: true, value: {} });
  expect(problem('{}\ufeff').what).toBe('syntax');
});

test('64 levels are read, 65 are not, and a million are refused as fast', () => {
  expect(parseStrict('['.repeat(64) + ']'.repeat(64)).ok).toBe(true);
  expect(problem('['.repeat(65) + ']'.repeat(65))).toMatchObject({ what: 'deep', column: 65 });
  expect(problem('['.repeat(1_000_000)).what).toBe('deep');
});

test('what is no JSON is refused where it stops being some', () => {
  const cases: [string, number][] = [
    ['', 1], ['{', 2], ['{"a"', 5], ['{"a":}', 6], ['[1,]', 4], ['[1 2]', 4], ["{'a':1}", 2], ['{"a":1} x', 9], ['"a\nb"', 1], ['"\\x"', 1], ['{a:1}', 2],
  ];
  for (const [text, column] of cases) expect([text, problem(text)]).toMatchObject([text, { what: 'syntax', line: 1, column }]);
});

test('a key that scripts treat specially is only a key', () => {
  const read = parseStrict('{"__proto__": {"x": 1}, "a": 2}');
  expect(read.ok && Object.keys(read.value as object)).toEqual(['__proto__', 'a']);
  expect(({} as { x?: number }).x).toBeUndefined();
});

test('a log of megabytes is read', () => {
  const log = '{"t_ms": 1}\n'.repeat(300_000);
  expect(parseStrict(JSON.stringify({ log })).ok).toBe(true);
});
