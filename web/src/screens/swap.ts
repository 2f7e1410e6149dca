// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The two change places: the other one's own answers are asked for, the time is shared by the
// engine's rule, and what each has had goes on being counted.
import { engine } from '../engine/client.ts';
import { draft, go, planned } from '../store/app.ts';
import { newId } from '../store/db.ts';
import { isToday } from '../store/evening.ts';
import type { Massage, SessionRecord } from '../store/types.ts';
import { newDraft } from './draft.ts';
import { forgetQuestions } from './questions.ts';

/** A page left open overnight still offers to change places; the time of yesterday is over. */
function sameEvening(session: Pick<SessionRecord, 'started' | 'ended'>): boolean {
  return isToday(Date.parse(session.ended ?? session.started), Date.now());
}

/** What is left of the time set aside: of the evening where one is known, else of a plan that was
 *  not given to its end. */
function leftOf(session: Massage): number | undefined {
  if (!sameEvening(session)) return undefined;
  const given = (session.given_ms ?? 0) / 1000;
  if (session.evening?.left_s !== undefined) return Math.max(0, session.evening.left_s - given);
  const left = session.plan.request.minutes * 60 - given;
  return left > 60 ? left : undefined;
}

export async function swapRoles(session: Massage): Promise<void> {
  const { receiverId, giverId } = session;
  const given = (session.given_ms ?? 0) / 1000;
  const had_s = { ...(sameEvening(session) ? session.evening?.had_s : {}) };
  had_s[receiverId] = (had_s[receiverId] ?? 0) + given;
  const left_s = leftOf(session);
  const answer = await engine.share(had_s[receiverId], had_s[giverId] ?? 0, left_s);
  const { next_s, back_s } = answer.ok ? answer : { next_s: given, back_s: 0 };
  const fresh = newDraft();
  const minutes = Math.round(next_s / 60) || fresh.request.minutes;
  const evening = { id: session.evening?.id ?? newId(), had_s, next_s, back_s, ...(left_s !== undefined && { left_s }) };
  draft.value = { ...fresh, receiverId: giverId, giverId: receiverId, request: { ...fresh.request, minutes }, evening };
  planned.value = null;
  forgetQuestions();
  go('prepare');
}
