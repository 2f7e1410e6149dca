// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The browser's engine and the native one are one engine.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Answer, Json, Planned } from '../src/engine/types.ts';
import { load } from './engine.ts';
import { momentOf } from '../src/store/evening.ts';

const build = process.env['UNKNOT_BUILD'] ?? join(import.meta.dirname, '..', '..', 'build');
const native = process.env['UNKNOT'] ?? join(build, 'unknot');
const seed = 5;

/** Both readers are asked now: the engine is told so, the command line looks at its clock. */
const now = momentOf(new Date());
const cases: { name: string; minutes: number; intake: Json | null; focus?: string }[] = [
  { name: 'a plain quarter of an hour', minutes: 15, intake: null },
  { name: 'half an hour, capped by blood thinners', minutes: 30,
    intake: { now, receiver: { answers: { 'blood-thinners': 'yes' }, details: { 'blood-thinners-cleared': 'no' }, given: { 'blood-thinners': now } } } },
  { name: 'a focus', minutes: 25, intake: null, focus: 'rhomboids' },
];

describe('the same plan from Wasm as from the native program', () => {
  for (const { name, minutes, intake, focus } of cases) {
    it(name, async () => {
      const engine = await load();
      const folder = mkdtempSync(join(tmpdir(), 'unknot-'));
      const args = ['plan', '--minutes', String(minutes), '--seed', String(seed), '--format', 'json'];
      if (focus) args.push('--focus', `${focus}=2`);
      if (intake) {
        writeFileSync(join(folder, 'intake.json'), JSON.stringify(intake));
        args.push('--intake', join(folder, 'intake.json'));
      }
      const printed = execFileSync(native, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
      const request = { minutes, seed, ...(focus ? { focus: { [focus]: 2 } } : {}) };
      const text = engine.text('plan', JSON.stringify({ request, intake: intake ?? {} }));
      const answer = JSON.parse(text) as Answer<Planned>;
      expect(answer.ok, text.slice(0, 400)).toBe(true);
      // Byte for byte: the plan's own text stands inside the answer.
      expect(text.includes(printed.trim())).toBe(true);
    });
  }
});

describe('answers that are no', () => {
  it('SCREEN-2: a fever postpones, with a reason', async () => {
    const engine = await load();
    const intake = { now, receiver: { answers: { fever: 'yes' }, given: { fever: now } } };
    const answer = engine.call<Answer<Planned>>('plan', { request: { minutes: 20 }, intake });
    expect(answer.ok).toBe(false);
    if (!answer.ok) {
      expect(answer.kind).toBe('postpone');
      expect(answer.reasons?.[0]?.text.length).toBeGreaterThan(10);
    }
  });

  it('an unreadable request is said with its place, and nothing breaks', async () => {
    const engine = await load();
    const answer = engine.call<Answer<Planned>>('plan', { request: { minutes: 'twenty' }, intake: {} });
    expect(answer.ok).toBe(false);
    if (!answer.ok) expect(answer.problems?.[0]?.place).toContain('minutes');
    expect(engine.call<Answer<Planned>>('plan', { request: { minutes: 12 }, intake: {} }).ok).toBe(true);
  });
});
