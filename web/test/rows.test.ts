// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What the guide asks for in particular cases, in the plans and answers that the app gets.
import { describe, expect, it } from 'vitest';
import type { Answer, Asked, History, Plan, Planned, Request, Turn } from '../src/engine/types.ts';
import { listOf } from '../src/store/checklists.ts';
import { load } from './engine.ts';

type Engine = Awaited<ReturnType<typeof load>>;

function plan(engine: Engine, request: Partial<Request>): Plan {
  const answer = engine.call<Answer<Planned>>('plan', { request: { minutes: 30, seed: 3, ...request }, intake: {} });
  if (!answer.ok) throw new Error(JSON.stringify(answer).slice(0, 400));
  return answer.plan;
}
const techniques = (of: Plan) => new Set(of.steps.map((step) => step.technique));

describe('LIVE-11: a hairy back', () => {
  it('gets broad techniques, no rubbing back and forth, no small circles', async () => {
    const engine = await load();
    for (const mix of ['balanced', 'relaxing', 'knots']) {
      const used = techniques(plan(engine, { hairy: true, mix, minutes: 45 }));
      for (const id of ['friction', 'thumb-circles']) expect(used, mix).not.toContain(id);
      expect(used).toContain('effleurage');
    }
    // With the same wishes but no hair there are such circles: it is the hair that keeps them out.
    expect(techniques(plan(engine, { mix: 'knots', minutes: 45 }))).toContain('thumb-circles');
  });

  it('gets more oil, and the way for one spot is told', async () => {
    const engine = await load();
    const oil = (hairy: boolean) => engine.call<{ amount_ml: { in_all: number } }>('lubricant', { hairy }).amount_ml.in_all;
    expect(oil(true)).toBeGreaterThan(oil(false));
    const answer = engine.call<Answer<Asked>>('ask', { question: 'how do I massage a hairy back' });
    expect(answer.ok && `${answer.answer} ${answer.more}`).toMatch(/part the hair/);
  });
});

describe('LIVE-12: as hard as concrete', () => {
  it('is answered with slower, warmer, broader', async () => {
    const engine = await load();
    const answer = engine.call<Answer<Asked>>('ask', { question: "their back is as hard as concrete and won't loosen" });
    expect(answer.ok && answer.id).toBe('hard-muscle');
    expect(answer.ok && answer.answer).toMatch(/[Ss]lower, warmer, broader/);
  });

  it('a flinch there eases off and asks', async () => {
    const engine = await load();
    const started = engine.call<Answer<Turn>>('session_start', { plan: plan(engine, { mix: 'knots' }), quiet: 'full', language: 'en' });
    expect(started.ok).toBe(true);
    const send = (event: object) => engine.call<Answer<Turn>>('session_event', event);
    send({ t_ms: 0, who: 'giver', kind: 'start' });
    let t_ms = 0;
    let turn = send({ t_ms, who: 'clock', kind: 'tick' });
    while (turn.ok && turn.view.step?.pressure !== 'medium') turn = send({ t_ms: (t_ms += 5000), who: 'clock', kind: 'tick' });
    const flinch = send({ t_ms, who: 'giver', kind: 'flinch' });
    expect(flinch.ok && flinch.view.cap).toBe('light');
    expect(flinch.ok && flinch.view.asks).toBe('live.flinch');
  });
});

describe('GIVER-3: tools take turns', () => {
  it('between two steps of one thumb technique there is other work or a rest', async () => {
    const engine = await load();
    for (const minutes of [20, 30, 45, 60, 90]) {
      const worked = plan(engine, { minutes, mix: 'knots' }).steps.filter((step) => step.kind !== 'check-in');
      let row = 0;
      for (const step of worked) {
        row = step.tool === 'thumb' && step.kind === 'stroke' ? row + step.duration_s : 0;
        expect(row, `${minutes} minutes, at ${step.start_s} s`).toBeLessThanOrEqual(45);
      }
      expect(new Set(worked.map((step) => step.tool).filter(Boolean)).size).toBeGreaterThanOrEqual(2);
    }
  });
});

describe('PRESS-5: one scale for both', () => {
  it('two minutes before the first massage, with kilograms, a number and a swap', async () => {
    await load();
    const list = listOf('scale');
    expect(list?.when).toBe('before');
    expect(list?.intro).toMatch(/[Tt]wo minutes/);
    const ids = list?.items.map((item) => item.id);
    expect(ids).toEqual(['light', 'medium', 'firm', 'number', 'swap']);
    for (const item of list!.items.slice(0, 3)) expect(item.text).toMatch(/kilo/);
    expect(list!.items[3]!.text).toMatch(/6 or below/);
  });
});

describe('LIVE-21: an evening for two', () => {
  it('is shared by the rule, and what was given is told from the log', async () => {
    const engine = await load();
    expect(engine.call('share', { had_s: 1200, other_s: 0 })).toEqual({ ok: true, next_s: 1200, back_s: 0 });
    expect(engine.call('share', { had_s: 180, other_s: 0, left_s: 3420 })).toEqual({ ok: true, next_s: 1500, back_s: 1320 });
    expect(engine.call('share', { had_s: -1 })).toMatchObject({ ok: false, kind: 'input' });
    engine.call('session_start', { plan: plan(engine, { minutes: 20 }), quiet: 'full', language: 'en' });
    engine.call('session_event', { t_ms: 0, who: 'giver', kind: 'start' });
    for (let t = 1; t <= 300; t++) engine.call('session_event', { t_ms: t * 1000, who: 'clock', kind: 'tick' });
    const { log } = engine.call<{ log: string }>('session_log', {});
    const past = engine.call<Answer<History>>('history', { log });
    expect(past.ok && past.given_s).toBe(300);
    const dose = past.ok ? past.summary.levels.reduce((sum, part) => sum + part.duration_s, 0) : 0;
    expect(dose).toBeLessThanOrEqual(300);
    expect(past.ok && past.plan.steps.every((step) => step.start_s < 300)).toBe(true);
    expect(engine.call('history', { log: 'nonsense' })).toMatchObject({ ok: false, kind: 'input' });
    expect(engine.call('history', [])).toMatchObject({ ok: false, kind: 'input' });
  });
});
