// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Nothing of another evening counts as tonight's: what the engine finds too old leaves the draft, and
// the two come to the step where it is asked again. What can be kept stands ready there.
import { signal } from '@preact/signals';
import { engine } from '../engine/client.ts';
import type { Json } from '../engine/types.ts';
import { draft, go, guide, planned } from '../store/app.ts';
import { isToday } from '../store/evening.ts';
import { withValue } from '../store/pointer.ts';
import type { Draft } from '../store/types.ts';
import { intakeOf, newDraft } from './draft.ts';
import { forgetQuestions } from './questions.ts';

/** Steps of prepare.tsx where the questions about health and the agreement are. */
const [health, agreement] = [1, 6];

/** Said above the step until the next one: some things are asked again. */
export const askedAgain = signal(false);

type Intake = Draft['intake'];

/** Without the answer at `path`, its details and its time. */
function withoutAnswer(intake: Intake, path: string): Intake {
  const [, who, list, id] = path.split('/');
  let next = withValue(intake, path, undefined);
  if (id === undefined || list !== 'answers') return next;
  const rows = guide.value?.['screening'] as Record<string, { details?: { id: string; key?: string }[] }> | undefined;
  for (const detail of rows?.[id]?.details ?? [])
    next = withValue(next, `/${who}/${detail.key ?? `details/${detail.id}`}`, undefined);
  return next;
}

/** What is left of a draft in which these answers do not count any more. */
export function keptOf(now: Draft, again: string[]): Draft {
  const intake = again.reduce(withoutAnswer, now.intake);
  const back = again.some((path) => !path.startsWith('/receiver/agreed/')) ? health : agreement;
  return { ...now, intake, step: Math.min(now.step, back), ...(back === health && { asked: undefined }) };
}

/** A draft that was left on another evening: people and wishes stay, what belonged to that evening goes. */
export function ofToday(now: Draft): Draft {
  const { evening: _evening, asked: _asked, ...rest } = now;
  const { accepted: _accepted, guardian_present: _guardian, adult_present: _adult, given: _given, ...intake } = now.intake;
  const { agreed: _agreed, ...receiver } = intake.receiver;
  const known = now.receiverId !== '';
  return { ...rest, intake: { ...intake, receiver: receiver as Intake['receiver'] }, ticked: [], tensionBefore: null, step: known ? Math.min(now.step, health) : 0 };
}

/** Whether everything in the draft is of tonight; else it is put right, and they are asked again. */
export async function freshen(): Promise<boolean> {
  let now = draft.value;
  if (!now) return true;
  const today = isToday(now.at, Date.now());
  if (!today) now = ofToday(now);
  const answer = await engine.screen(intakeOf(now));
  if (!answer.ok && !today) {
    // Kept by an app of another form: all of it is asked again.
    const fresh = newDraft().intake;
    now = { ...now, intake: { ...fresh, receiver: { ...fresh.receiver, marks: now.intake.receiver.marks } } };
  }
  const again = answer.ok ? answer.again : [];
  if (again.length > 0) now = keptOf(now, again);
  if (today && again.length === 0) return true;
  askedAgain.value = now.receiverId !== '';
  forgetQuestions();
  planned.value = null;
  draft.value = { ...now, at: Date.now() };
  return false;
}

/** The step that somebody has jumped over: health before anything, then a clear yes. */
function missing(now: Draft): number | null {
  if (!isToday(now.asked, Date.now())) return health;
  return (now.intake.receiver['agreed'] as Json | undefined)?.['consent'] === undefined ? agreement : null;
}

/** At the moment of Begin, whenever the plan was made. */
export async function mayBegin(): Promise<boolean> {
  const fresh = await freshen();
  const now = draft.value;
  if (!now) return true;
  const step = missing(now);
  if (fresh && step === null) return true;
  if (step !== null && now.step > step) draft.value = { ...now, step };
  askedAgain.value = true;
  go('prepare');
  return false;
}

/** The massage that this yes was for has been given. */
export function agreementSpent(): void {
  const now = draft.value;
  if (!now) return;
  const { agreed: _agreed, ...receiver } = now.intake.receiver;
  draft.value = { ...now, tensionBefore: null, intake: { ...now.intake, receiver: receiver as Intake['receiver'] } };
}
