// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Yesterday's answers are not today's (SCREEN-8, ROAD-6): what of a draft and of sessions is tonight's.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keptOf, ofToday } from '../src/screens/freshen.ts';
import { intakeOf, newDraft } from '../src/screens/draft.ts';
import { guide, lost } from '../src/store/app.ts';
import { db, eraseAll } from '../src/store/db.ts';
import { isToday, momentOf } from '../src/store/evening.ts';
import { offerLost } from '../src/screens/open-session.ts';
import type { Draft, SessionRecord } from '../src/store/types.ts';

const minute = 60_000;
const times = { session_minutes: 120, ahead_minutes: 5 };
beforeEach(() => {
  guide.value = { screening: { words: times, fever: {}, surgery: { details: [{ id: 'surgery-weeks' }] }, allergy: { details: [{ id: 'allergies', key: 'allergies' }] } } };
  lost.value = null;
});
afterEach(eraseAll);

describe('ROAD-6: what is of this evening', () => {
  it('is two hours old at most, and not from the future by more than a clock is wrong', () => {
    const now = Date.UTC(2026, 10, 28, 20, 15);
    for (const [ago, today] of [[0, true], [120, true], [121, false], [40 * 24 * 60, false], [-5, true], [-6, false], [-3 * 60, false]] as const)
      expect([ago, isToday(now - ago * minute, now, times)]).toEqual([ago, today]);
    expect(isToday(undefined, now, times)).toBe(false);
    expect(isToday(NaN, now, times)).toBe(false);
  });
  it('is nothing at all before the guide has said how long', () => {
    guide.value = null;
    expect(isToday(Date.now() - minute, Date.now())).toBe(false);
  });
  it('writes moments as the engine reads them', () => {
    const date = new Date(2026, 10, 8, 7, 5);
    const text = momentOf(date);
    expect(text).toMatch(/^2026-11-08T07:05[+-]\d\d:\d\d$/);
    expect(Date.parse(text)).toBe(date.getTime());
  });
});

const session = (id: string, seen: number) =>
  ({ id, state: 'live', started: new Date(seen - minute).toISOString(), seen, log: '' }) as unknown as SessionRecord;

describe('ROAD-6: a session of another evening is history', () => {
  it('of thirty days ago is not offered, and is kept as done', async () => {
    const base = await db();
    await base.put('sessions', session('old', Date.now() - 30 * 24 * 60 * minute));
    await base.put('sessions', session('ahead', Date.now() + 60 * minute));
    await offerLost();
    expect(lost.value).toBeNull();
    await vi.waitFor(async () => {
      for (const id of ['old', 'ahead']) expect(await base.get('sessions', id)).toMatchObject({ state: 'done' });
    });
  });
  it('of an hour ago is offered, also behind an old one', async () => {
    const base = await db();
    await base.put('sessions', session('old', Date.now() - 3 * 60 * minute));
    await base.put('sessions', session('now', Date.now() - 60 * minute));
    await offerLost();
    expect(lost.value?.id).toBe('now');
  });
  it('goes from the start screen of a page that was left open overnight', async () => {
    lost.value = session('open', Date.now() - 12 * 60 * minute);
    await (await db()).put('sessions', lost.value);
    await offerLost();
    expect(lost.value).toBeNull();
  });
});

function lateDraft(): Draft {
  const draft = newDraft();
  return {
    ...draft, step: 7, receiverId: 'a', giverId: 'b', ticked: ['room/warmth'], tensionBefore: 7, asked: 1,
    evening: { id: 'e', had_s: {}, next_s: 0, back_s: 0 },
    intake: {
      ...draft.intake, accepted: ['cold'], guardian_present: true,
      receiver: {
        ...draft.intake.receiver, answers: { fever: 'no', surgery: 'yes', allergy: 'yes' }, details: { 'surgery-weeks': 9 }, allergies: ['latex'],
        agreed: { consent: true }, marks: [{ kind: 'avoid', u: 0.1, v: 0.5, radius_mm: 40, for: 'surgery' }],
      },
    },
  };
}

describe('ROAD-6: a draft of another evening', () => {
  it('keeps people and wishes, and nothing that belonged to that evening', () => {
    const kept = ofToday(lateDraft());
    expect(kept).toMatchObject({ step: 1, receiverId: 'a', ticked: [], tensionBefore: null });
    for (const gone of ['evening', 'asked']) expect(kept).not.toHaveProperty(gone);
    for (const gone of ['accepted', 'guardian_present']) expect(kept.intake).not.toHaveProperty(gone);
    expect(kept.intake.receiver).not.toHaveProperty('agreed');
  });
  it('loses the answers that the engine names, with their details, and goes back to where they are asked', () => {
    const kept = keptOf(lateDraft(), ['/receiver/answers/surgery', '/receiver/answers/allergy']);
    expect(kept.intake.receiver.answers).toEqual({ fever: 'no' });
    expect(kept.intake.receiver.details).toEqual({});
    expect(kept.intake.receiver.allergies).toBeUndefined();
    expect(kept).toMatchObject({ step: 1, asked: undefined });
    expect(keptOf(lateDraft(), ['/receiver/agreed/consent'])).toMatchObject({ step: 6, asked: 1 });
  });
  it('tells the engine the moment, and of a place only what is answered', () => {
    const told = intakeOf(lateDraft()) as { now: string; receiver: { marks: object[] } };
    expect(Math.abs(Date.parse(told.now) - Date.now())).toBeLessThan(2 * minute);
    expect(told.receiver.marks[0]).toMatchObject({ for: ['surgery'] });
    const later = intakeOf(keptOf(lateDraft(), ['/receiver/answers/surgery'])) as typeof told;
    expect(later.receiver.marks[0]).not.toHaveProperty('for');
    expect(later.receiver.marks).toHaveLength(1);
  });
});
