// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The engine's questions for tonight, and what follows from their answers for the screens.
import { signal } from '@preact/signals';
import { engine } from '../engine/client.ts';
import type { Detail, Json, Question, Questions } from '../engine/types.ts';
import { changeDraft, draft, personOf, refusal, today } from '../store/app.ts';
import { valueAt, withValue } from '../store/pointer.ts';
import { momentOf } from '../store/evening.ts';
import { intakeOf } from './draft.ts';

export const questions = signal<Questions | null>(null);

export function forgetQuestions(): void {
  questions.value = null;
}

export async function loadQuestions(): Promise<void> {
  if (questions.value || !draft.value) return;
  const receiver = personOf(draft.value.receiverId)?.asReceiver;
  const giver = personOf(draft.value.giverId)?.asGiver;
  const known: Json = {};
  if (receiver || giver) {
    const strip = (intake: Json | undefined) => {
      const { name: _name, agreed: _agreed, given: _given, ...rest } = intake ?? {};
      return rest;
    };
    known['today'] = today();
    known['date'] = [receiver?.date, giver?.date].filter(Boolean).sort()[0];
    if (receiver) known['receiver'] = { ...strip(receiver.intake), asked: receiver.intake.asked ?? receiver.date };
    if (giver) known['giver'] = { ...strip(giver.intake), asked: giver.intake.asked ?? giver.date };
  }
  let answer = await engine.questions(known);
  if (!answer.ok) answer = await engine.questions({});
  if (!answer.ok) return;
  // What is fresh is asked today; what is not keeps the day on which it was asked.
  const asked = {
    receiver: answer.fresh.receiver ? today() : (receiver?.intake.asked ?? receiver?.date ?? today()),
    giver: answer.fresh.giver ? today() : (giver?.intake.asked ?? giver?.date ?? today()),
  };
  let intake = draft.value.intake;
  for (const who of ['receiver', 'giver'] as const) intake = { ...intake, [who]: { ...intake[who], asked: asked[who] } };
  changeDraft({ intake });
  questions.value = answer;
}

export function answerOf(path: string): unknown {
  return valueAt(draft.value!.intake, path);
}

/** Where the time of an answer stands: a question's by its id, a detail's with its question's. */
function timeOf(path: string): string | undefined {
  if (path === '/accepted') return '/given/accepted';
  const question = questions.value?.questions.find((one) => one.path === path);
  return question && `/${path.split('/')[1]}/given/${question.id}`;
}

/** Each answer carries when it was given; the engine judges by that whether it still counts. */
export function setAnswer(path: string, value: unknown): void {
  const time = timeOf(path);
  let intake = withValue(draft.value!.intake, path, value);
  if (time) intake = withValue(intake, time, value === undefined ? undefined : momentOf(new Date()));
  changeDraft({ intake });
}

/** "Nothing has changed" is said now, too. */
export function confirm(list: Question[]): void {
  for (const { path } of list) if (answerOf(path) !== undefined) setAnswer(path, answerOf(path));
}

/** Whether the details of a question are to be asked now. */
export function opened(question: Question): boolean {
  const answer = answerOf(question.path);
  return answer === 'yes' || answer === 'unsure';
}

export function asksNow(question: Question, detail: Detail): boolean {
  if (!opened(question)) return false;
  const { when } = detail;
  if (!when) return true;
  const other = question.details?.find((d) => d.id === when.detail);
  const value = other ? answerOf(other.path) : undefined;
  if (value === undefined) return true;
  if (when.is) return when.is.includes(String(value));
  if (when.not) return !when.not.includes(String(value));
  return when.below === undefined || Number(value) < when.below;
}

/** A question answered "no" has no details (a leftover would be a contradiction). */
export function answer(question: Question, value: string): void {
  setAnswer(question.path, value);
  if (value !== 'no') return;
  for (const detail of question.details ?? []) if (detail.kind !== 'mark') setAnswer(detail.path, undefined);
}

/** Places that were spoken of and are not on the picture yet. */
export function marksWanted(): { for: string; kind: 'avoid' | 'sore'; text: string }[] {
  const marks = draft.value?.intake.receiver.marks ?? [];
  const has = (id: string) => marks.some((mark) => [mark.for].flat().includes(id));
  const wanted: { for: string; kind: 'avoid' | 'sore'; text: string }[] = [];
  for (const question of questions.value?.questions ?? []) {
    const title = (question as { title?: string }).title ?? question.question;
    for (const detail of question.details ?? []) {
      const id = detail.for ?? question.id;
      if (detail.kind !== 'mark' || !asksNow(question, detail) || has(id)) continue;
      wanted.push({ for: id, kind: detail.mark_kind ?? 'avoid', text: title });
    }
  }
  return wanted;
}

/** True when nothing said so far speaks against going on; else the kind page is ready to show. */
export async function mayGoOn(): Promise<boolean> {
  const answer = await engine.screen(intakeOf(draft.value!));
  if (!answer.ok) {
    const reasons = [...(answer.reasons ?? []), ...(answer.problems ?? []).map((p) => ({ id: p.place, text: `${p.message} ${p.remedy}` }))];
    refusal.value = { kind: answer.kind, reasons };
    return false;
  }
  // What is too old is no reason against it: it is asked again, at the latest at Begin.
  if (answer.verdict !== 'postpone' && answer.verdict !== 'emergency') return true;
  // Of the advice only the line that this is none: the rest belongs to a massage that takes place.
  const advice = answer.verdict === 'postpone' ? answer.advice.filter((line) => line.id === 'SCREEN-4') : [];
  refusal.value = { kind: answer.verdict, reasons: [...answer.reasons, ...advice] };
  return false;
}
