// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Tonight's preparation: what it starts from, and what it becomes for the engine.
import type { AreaMark, Json, Mark } from '../engine/types.ts';
import { draft, personOf, savePerson, settings, today } from '../store/app.ts';
import { newId } from '../store/db.ts';
import { momentOf } from '../store/evening.ts';
import type { Draft, Person, PersonIntake } from '../store/types.ts';

/** No name is longer; it stands in the middle of sentences. */
export const mostName = 60;

export function newPerson(name = ''): Person {
  return {
    id: newId(), name, tone: settings.value.tones.back, receiver: { build: 'average', arms: 'sides', sex: 'unspecified' },
    giver: { stamina: 'normal', surface: 'bed' }, barred: [], usedBefore: [], doneLists: [],
  };
}

export function newDraft(): Draft {
  return {
    step: 0, at: Date.now(), receiverId: '', giverId: '',
    intake: {
      receiver: { answers: {}, details: {}, marks: [], opted_in: [] },
      giver: { answers: {}, details: {} },
      accepted: [],
    },
    request: { minutes: 20, pressure: 'medium', mix: 'balanced', focus: {}, techniques: {}, seed: 1 },
    oil: { cupboard: [], stain_worry: false, budget: 'any' },
    ticked: [],
    tensionBefore: null,
  };
}

/** The marks that are spots, as limits know them. */
export function spots(marks: (Mark | AreaMark)[]): Mark[] {
  return marks.filter((mark): mark is Mark => 'u' in mark).map(({ for: _for, ...mark }) => mark);
}

/** A place shown for a question that is still to be asked tonight is left alone all the same. */
function marksNow({ intake: { receiver } }: Draft): (Mark | AreaMark)[] {
  const said = (id: string) => receiver.answers[id] === 'yes' || receiver.answers[id] === 'unsure';
  return receiver.marks.map(({ for: about, ...mark }) => {
    const left = [about ?? []].flat().filter(said);
    return left.length > 0 ? { ...mark, for: left } : mark;
  });
}

/** What the engine gets to know of the two; names stay with the app. */
export function toldOf(now: Draft): Json {
  const clean = (person: PersonIntake): Json => {
    const { name: _name, ...rest } = person;
    return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  };
  const receiver = { ...now.intake.receiver, marks: marksNow(now) };
  return { ...now.intake, receiver: clean(receiver), giver: clean(now.intake.giver) };
}

/** The same, with the moment of asking: the engine reads no clock, and judges how old each answer is. */
export function intakeOf(now: Draft): Json {
  return { ...toldOf(now), now: momentOf(new Date()) };
}

export function requestOf(now: Draft): Json {
  const receiver = personOf(now.receiverId);
  const giver = personOf(now.giverId);
  const told = now.intake.giver;
  const stated = (value: unknown) => value !== undefined && value !== '' && value !== 0;
  const only = (value: Json) => Object.fromEntries(Object.entries(value).filter(([, v]) => stated(v)));
  const { hurting_tools, ...hands } = giver?.giver ?? {};
  return {
    ...now.request,
    receiver: only({ ...receiver?.receiver }),
    giver: only({
      ...hands,
      experience: told['experience'] ?? hands.experience,
      hurting_tools: told['hurting_tools'] ?? hurting_tools ?? [],
    }),
  };
}

/** After the questions: the answers are kept with the two, so that next time is shorter. */
export async function rememberAnswers(): Promise<void> {
  const now = draft.value;
  if (!now) return;
  const receiver = personOf(now.receiverId);
  if (receiver) await savePerson({ ...receiver, asReceiver: { date: today(), intake: now.intake.receiver } });
  const giver = personOf(now.giverId);
  if (giver) await savePerson({ ...giver, asGiver: { date: today(), intake: now.intake.giver } });
}
