// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The session's heart on the page with the engine that the app ships, and the afterwards that its
// log leads to.
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { engine } from '../src/engine/client.ts';
import type { Plan, SessionEvent } from '../src/engine/types.ts';
import { LiveSession } from '../src/live/session.ts';
import { remembered } from '../src/screens/after.tsx';
import { listOf } from '../src/store/checklists.ts';
import { flushed } from '../src/store/behind.ts';
import { allOf, eraseAll, reading } from '../src/store/db.ts';
import { forgetRows, putRow, rowsOf } from '../src/store/lines.ts';
import { tipsFor } from '../src/store/tips.ts';
import type { After, Massage, Person } from '../src/store/types.ts';
import { liveWords } from '../src/words/en-live.ts';
import { load, planOf } from './engine.ts';

vi.mock('../src/engine/client.ts', () => ({ engine: {}, restartEngine: () => Promise.reject(new Error('no thread here')) }));

/** The page's engine without its thread. */
async function ready(): Promise<Plan> {
  const own = await load();
  const call = (op: string, input: object) => Promise.resolve(own.call(op, input));
  Object.assign(engine, {
    ask: (question: string) => call('ask', { question }),
    sessionStart: (plan: Plan, now: string, quiet: string, language: string) => call('session_start', { plan, now, quiet, language }),
    sessionEvent: (event: SessionEvent) => call('session_event', event),
    sessionResume: (log: string, now: string) => call('session_resume', { log, now }),
  });
  return planOf(own, 8);
}

const silent = { speak: () => {}, stop: () => {} };
const recordOf = (plan: Plan, id = 'one') =>
  ({ id, state: 'live', speed: 1, t_ms: 0, seen: Date.now(), planned_s: plan.total_s, plan, giverId: 'ben' }) as Massage;
/** What people said, as it is on the disk. */
const kinds = async (id = 'one') => {
  await flushed();
  const rows = await reading((base) => base.getAll('lines', allOf(id)));
  return rows.slice(1).map(({ line, event }) => (event ?? (JSON.parse(line!) as SessionEvent)).kind).filter((kind) => kind !== 'tick');
};

async function opened(record: Massage): Promise<LiveSession> {
  const live = new LiveSession(record, silent, null);
  await live.begin('full');
  await live.settled();
  return live;
}

afterEach(async () => {
  forgetRows('one');
  await eraseAll();
});

describe('LIVE-22: coming back', () => {
  it('a session that ended before its first touch begins', async () => {
    const plan = await ready();
    const answer = await engine.sessionStart(plan, '2026-11-28T20:15Z', 'full', 'en');
    if (answer.ok) putRow({ session: 'one', n: 0, line: answer.lines[0]!, at: Date.now() }, true);
    await flushed();
    const live = await opened(recordOf(plan));
    expect(live.view.value?.status).not.toBe('ready');
    expect(live.view.value?.running).toBe(true);
    expect(await kinds()).toEqual(['start']);
    live.close();
  });

  it('one that was under way waits where it stood', async () => {
    const plan = await ready();
    const first = await opened(recordOf(plan));
    expect(await kinds()).toEqual(['start']);
    first.close();
    const again = await opened({ ...first.record });
    expect(again.view.value?.status).toBe('paused');
    expect(await kinds()).toEqual(['start', 'pause']);
    again.close();
  });
});

describe('LIVE-6: a word that the engine cannot read', () => {
  it('is said so, and the massage goes on', async () => {
    const live = await opened(recordOf(await ready()));
    live.send({ who: 'nobody', kind: 'softer' } as unknown as SessionEvent);
    await live.settled();
    expect(live.note.value).toMatch(/nobody/);
    expect(live.view.value?.running).toBe(true);
    live.close();
  });
});

describe('ASK-1, LIVE-12: what people ask most, in mid-session', () => {
  it('each has an answer of its own, and the session hears nothing of it', async () => {
    const live = await opened(recordOf(await ready()));
    const before = (await rowsOf('one')).filter(({ line }) => !line?.includes('"tick"'));
    const ids = new Set<string>();
    for (const question of liveWords.live.asks) {
      const answer = await engine.ask(question);
      expect(answer.ok && answer.id, question).toBeTruthy();
      if (answer.ok) ids.add(answer.id);
    }
    expect(ids.size).toBe(liveWords.live.asks.length);
    expect([...ids]).toEqual(expect.arrayContaining(['deeper', 'hard-muscle', 'tired-hands', 'asleep', 'hair']));
    expect((await rowsOf('one')).filter(({ line }) => !line?.includes('"tick"'))).toEqual(before);
    live.close();
  });
});

const after: After = { tension: 3, best: 'effleurage', amount: 'right', tender: '', hands: 'fine' };
const ada = { id: 'ada', name: 'Ada', asReceiver: { date: '2026-01-01', intake: { answers: {}, marks: [{ kind: 'avoid', u: 0.1, v: 0.9 }] } } } as unknown as Person;

describe('AFTER-1, AFTER-2: what is known next time', () => {
  it('pressure, what was given, the oil, and one thing to try', async () => {
    const session = recordOf(await ready());
    const more = { product: 'jojoba', suggestion: 'slower' };
    const last = remembered(ada, session, after, { ...session.plan.request, minutes: 7 }, more).last;
    expect(last).toMatchObject({ giverId: 'ben', product: 'jojoba', suggestion: 'slower', after });
    expect(last?.request.minutes).toBe(7);
    expect(last?.request.pressure).toBe('medium');
    const pressed = (pressure: string) => ({ ...session, plan: { ...session.plan, request: { ...session.plan.request, pressure } } }) as Massage;
    for (const [had, next] of [['firm', 'medium'], ['medium', 'light'], ['light', 'light']] as const)
      expect(remembered(ada, pressed(had), { ...after, amount: 'much' }, null, more).last?.request.pressure).toBe(next);
  });

  it('a tender spot is a sore mark beside those there were', async () => {
    const session = recordOf(await ready());
    const sore = { kind: 'sore', u: -0.3, v: 0.5, radius_mm: 30 } as const;
    const marks = remembered(ada, session, { ...after, spots: [sore] }, null, { suggestion: '' }).asReceiver?.intake['marks'];
    expect(marks).toEqual([{ kind: 'avoid', u: 0.1, v: 0.9 }, sore]);
  });
});

describe('AFTER-5: a tip for what happened, and for nothing else', () => {
  const logOf = (...said: [number, string, string][]) =>
    ['{"unknot":"log/2"}', ...said.map(([t_ms, who, kind], i) => JSON.stringify({ seq: i + 1, t_ms, who, kind }))].join('\n');
  const begun: [number, string, string] = [0, 'giver', 'start'];

  it('names the event and when', async () => {
    const plan = { ...(await ready()), warnings: [] };
    const tips = (...said: [number, string, string][]) => tipsFor({ plan, log: logOf(begun, ...said) });
    const text = (id: string) => listOf('tips')!.items.find((item) => item.id === id)!.text;
    expect(tips()).toEqual([]);
    for (const [id, kind, who] of [['tickling', 'ticklish', 'receiver'], ['dragging', 'drag', 'giver'], ['posture', 'tired', 'giver'],
      ['cold-hands', 'cold', 'receiver'], ['neglected', 'skip', 'giver']] as const)
      expect(tips([754_000, who, kind])).toEqual([{ text: text(id), what: kind, at: '12:34' }]);
    const early = tips([120_000, 'receiver', 'flinch']);
    expect(early.map((tip) => tip.text)).toEqual([text('too-deep')]);
    expect(tips([400_000, 'receiver', 'flinch'])).toEqual([]);
    const often = tips([400_000, 'receiver', 'harder'], [410_000, 'receiver', 'softer'], [420_000, 'receiver', 'harder'], [430_000, 'receiver', 'harder']);
    expect(often).toEqual([{ text: text('uneven'), what: 'harder', at: '7:10' }]);
    expect(tipsFor({ plan: { ...plan, warnings: [{ id: 'short', text: '' }] }, log: logOf(begun) })).toEqual([{ text: text('rushing'), what: 'start', at: '0:00' }]);
  });
});
