// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The engine's thread hangs or breaks in mid-session, and storage with it: stop shows itself without
// either, nothing said is dropped, and a new engine goes on from the lines in memory.
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { engine } from '../src/engine/client.ts';
import type { Plan, SessionEvent } from '../src/engine/types.ts';
import { LiveSession } from '../src/live/session.ts';
import { flushed } from '../src/store/behind.ts';
import { allOf, eraseAll, reading } from '../src/store/db.ts';
import { beginRows, forgetRows, rowsOf, textOf } from '../src/store/lines.ts';
import type { Massage } from '../src/store/types.ts';
import { load, planOf } from './engine.ts';

/** What the thread does: answers, never answers, or breaks at the next question. */
let thread: { mode: 'well' | 'hangs' | 'breaks'; restarts: number; release: (() => void)[] };
vi.mock('../src/engine/client.ts', () => ({
  engine: {},
  restartEngine: () => {
    thread.restarts++;
    thread.mode = 'well';
    return Promise.resolve();
  },
}));

async function begun(): Promise<LiveSession> {
  const own = await load();
  thread = { mode: 'well', restarts: 0, release: [] };
  const call = (op: string, input: object) => {
    if (thread.mode === 'breaks') return Promise.reject(new Error('unreachable'));
    if (thread.mode === 'hangs') return new Promise((_, reject) => thread.release.push(() => reject(new Error('not answered'))));
    return Promise.resolve(own.call(op, input));
  };
  Object.assign(engine, {
    sessionStart: (plan: Plan, now: string, quiet: string, language: string) => call('session_start', { plan, now, quiet, language }),
    sessionEvent: (event: SessionEvent) => call('session_event', event),
    sessionResume: (log: string, now: string) => call('session_resume', { log, now }),
  });
  const plan = planOf(own, 8);
  const record = { id: 'one', state: 'live', speed: 1, t_ms: 0, seen: Date.now(), planned_s: plan.total_s, plan } as Massage;
  beginRows('one', { plan, at: Date.now() });
  const live = new LiveSession(record, { speak: () => {}, stop: () => {} }, null);
  await live.begin('full');
  await live.settled();
  return live;
}
const stored = () => reading((base) => base.getAll('lines', allOf('one')));
const kinds = async () => (await stored()).slice(1).map(({ line, event }) => (event ?? (JSON.parse(line!) as SessionEvent)).kind).filter((kind) => kind !== 'tick');

afterEach(async () => {
  vi.restoreAllMocks();
  forgetRows('one');
  await eraseAll();
});

describe('LIVE-7: stop waits for nobody', () => {
  it('is shown in the very call, while the engine hangs', async () => {
    const live = await begun();
    thread.mode = 'hangs';
    live.send({ who: 'receiver', kind: 'softer' });
    live.send({ who: 'receiver', kind: 'stop' });
    expect(live.view.value).toMatchObject({ status: 'stopped', running: false });
    expect(live.stopping.value).toBe(true);
    expect(live.hands.value).toBe('rest');
    // A new engine hears all of it, in order.
    for (const release of thread.release) release();
    await live.settled();
    expect(thread.restarts).toBe(1);
    expect(live.view.value?.status).toBe('stopped');
    expect(live.stopping.value).toBe(false);
    await flushed();
    expect((await kinds()).filter((kind) => kind !== 'pause')).toEqual(['start', 'softer', 'stop']);
    live.close();
  });

  it('is not undone by the answer to an earlier word', async () => {
    const live = await begun();
    const seen: (string | undefined)[] = [];
    live.send({ who: 'receiver', kind: 'softer' });
    live.send({ who: 'receiver', kind: 'stop' });
    const deaf = live.view.subscribe((view) => seen.push(view?.status));
    await live.settled();
    deaf();
    expect(seen.filter((status) => status !== 'stopped')).toEqual([]);
    live.close();
  });

  it('as the answer to a question it is stop, too', async () => {
    const live = await begun();
    live.send({ who: 'receiver', kind: 'answer', text: 'stop' });
    expect(live.view.value?.status).toBe('stopped');
    await live.settled();
    live.close();
  });

  it('does not wait for storage', async () => {
    const live = await begun();
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('injected', 'InvalidStateError');
    });
    live.send({ who: 'receiver', kind: 'stop' });
    expect(live.view.value?.status).toBe('stopped');
    await live.settled();
    expect(live.stopping.value).toBe(false);
    vi.restoreAllMocks();
    await flushed();
    expect(await kinds()).toEqual(['start', 'stop']);
    live.close();
  });
});

describe('LIVE-22: the engine breaks', () => {
  it('hands rest, a new one goes on from the lines in memory, paused', async () => {
    const live = await begun();
    live.send({ who: 'receiver', kind: 'softer' });
    await live.settled();
    thread.mode = 'breaks';
    live.send({ who: 'giver', kind: 'tired' });
    await live.settled();
    expect(thread.restarts).toBe(1);
    expect(live.view.value).toMatchObject({ status: 'paused', running: false });
    expect(live.engineLost.value).toBe(false);
    await flushed();
    expect(await kinds()).toEqual(['start', 'softer', 'pause', 'tired']);
    live.close();
  });

  it('the page that goes writes down what was not answered, and it is heard at the return', async () => {
    const live = await begun();
    thread.mode = 'hangs';
    live.send({ who: 'receiver', kind: 'never-here' });
    live.spill();
    live.abandon();
    await flushed();
    expect((await stored()).at(-1)?.event?.kind).toBe('never-here');
    forgetRows('one');
    const rows = await rowsOf('one');
    thread.mode = 'well';
    const again = new LiveSession({ ...live.record }, { speak: () => {}, stop: () => {} }, null);
    await again.begin('full');
    await again.settled();
    await flushed();
    expect(await kinds()).toEqual(['start', 'never-here', 'pause']);
    expect(textOf(await rowsOf('one')).startsWith(textOf(rows))).toBe(true);
    expect((await stored()).every(({ line }) => line !== undefined)).toBe(true);
    again.close();
  });
});
