// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The built engine for tests, the same module that the app ships. Build it first (./dev build).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Engine } from '../src/engine/abi.ts';
import type { Loaded } from '../src/engine/client.ts';
import type { Answer, Json, Plan, Planned } from '../src/engine/types.ts';
import { guide } from '../src/store/app.ts';

const folder = join(import.meta.dirname, '..', 'public', 'engine');

export async function load(): Promise<Engine & { loaded: Loaded }> {
  const engine = await Engine.create(readFileSync(join(folder, 'unknot.wasm')));
  const text = readFileSync(join(folder, 'guide.json'), 'utf8');
  const loaded = engine.call<Loaded>('load', text);
  guide.value = JSON.parse(text) as Json;
  if (!loaded.ok) throw new Error(JSON.stringify(loaded));
  return Object.assign(engine, { loaded });
}

export function planOf(engine: Engine, minutes: number, intake: object = {}): Plan {
  const answer = engine.call<Answer<Planned>>('plan', { request: { minutes, seed: 7 }, intake });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.plan;
}
