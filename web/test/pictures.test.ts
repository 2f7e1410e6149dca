// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The browser's engine draws what the native one has drawn, to the last byte.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { load } from './engine.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'pictures');
// Of a plan; the other pictures are of the guide.
const ofPlans = ['heat', 'card'];
const names = readdirSync(folder).filter((name) => name.endsWith('.svg')).map((name) => name.slice(0, -4));

test('BACK-6: all pictures of the guide come out of the Wasm engine as they are kept', async () => {
  const engine = await load();
  expect(names.length).toBeGreaterThan(45);
  const changed = names.filter((name) => !ofPlans.includes(name)).filter((name) => {
    const { svg } = engine.call<{ svg?: string }>('draw', { picture: name });
    return svg !== readFileSync(join(folder, `${name}.svg`), 'utf8');
  });
  expect(changed).toEqual([]);
}, 60_000);
