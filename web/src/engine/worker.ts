// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The engine in a thread of its own: no frame waits for a plan. One request in, one answer out:
// {id, op, payload} → {id, result} or {id, failure}.
import { Engine } from './abi.ts';

interface Asked {
  id: number;
  op: string;
  payload: unknown;
}

async function bytesOf(url: string): Promise<ArrayBuffer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.arrayBuffer();
}

let ready: Promise<{ engine: Engine; loaded: unknown; guide: unknown }> | undefined;

function start(base: string): NonNullable<typeof ready> {
  return Promise.all([bytesOf(`${base}engine/unknot.wasm`), bytesOf(`${base}engine/guide.json`)]).then(
    async ([wasm, guideBytes]) => {
      const engine = await Engine.create(wasm);
      const text = new TextDecoder().decode(guideBytes);
      const loaded = engine.call('load', text);
      return { engine, loaded, guide: JSON.parse(text) as unknown };
    },
  );
}

async function answer(asked: Asked): Promise<unknown> {
  if (asked.op === 'start') ready = start(asked.payload as string);
  const { engine, loaded, guide } = await ready!;
  if (asked.op === 'start') return { loaded, guide };
  return engine.call(asked.op, asked.payload ?? {});
}

self.onmessage = (message: MessageEvent<Asked>) => {
  const { id } = message.data;
  answer(message.data).then(
    (result) => self.postMessage({ id, result }),
    (error: unknown) => self.postMessage({ id, failure: String(error) }),
  );
};
