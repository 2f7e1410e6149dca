// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// One question of the guide, of whatever kind, with the details that its answer opens.
import type { Detail, Question } from '../engine/types.ts';
import { answer, answerOf, asksNow, setAnswer } from '../screens/questions.ts';
import { w } from '../words/en.ts';
import { kindOf, NumberField } from './number-field.tsx';
import { Choice, Many, TextField } from './parts.tsx';

const yesNo = [{ id: 'no', text: w.no }, { id: 'yes', text: w.yes }, { id: 'unsure', text: w.unsure }];

function Field({ detail, say }: { detail: Detail; say: (value: unknown) => void }) {
  const value = answerOf(detail.path);
  const label = detail.question;
  switch (detail.kind) {
    case 'yes-no-unsure':
      return <Choice label={label} help={detail.help} of={yesNo} value={value as string} set={say} />;
    case 'choice':
      return <Choice label={label} help={detail.help} of={detail.choices ?? []} value={value as string} set={say} />;
    case 'choices':
      return <Many label={label} help={detail.help} of={detail.choices ?? []} value={(value as string[]) ?? []}
        set={(ids) => say(ids.length > 0 ? ids : undefined)} />;
    case 'agree':
      return <Choice label={label} help={detail.help} of={yesNo.slice(0, 2)}
        value={value === undefined ? undefined : (Array.isArray(value) ? value.includes(detail.value) : value) ? 'yes' : 'no'} set={(id) => say(id === 'yes')} />;
    case 'number':
      return <NumberField label={detail.unit ? `${label} (${detail.unit})` : label} kind={kindOf(detail)} least={detail.min} most={detail.max}
        value={value as number | undefined} set={say} />;
    case 'text':
      return <TextField label={label} value={(value as string) ?? ''} set={(text) => say(text || undefined)} />;
    case 'mark':
      return <p class="note">{w.health.markLater}</p>;
  }
}

/** A yes that belongs into a list of ids, as `accepted` is; the list itself for everything else. */
function inList({ path, value: id }: Detail, said: unknown): unknown {
  if (id === undefined) return said;
  const others = ((answerOf(path) as string[] | undefined) ?? []).filter((other) => other !== id);
  return said === true ? [...others, id] : others;
}

export function QuestionCard({ question, stopped }: { question: Question; stopped?: () => void }) {
  const details = (question.details ?? []).filter((detail) => asksNow(question, detail));
  const say = (value: unknown) => {
    if (question.kind === 'yes-no-unsure') answer(question, value as string);
    else setAnswer(question.path, value);
    if (question.stop && value === 'yes') stopped?.();
  };
  return (
    <div class="card">
      <Field detail={question} say={say} />
      {details.map((detail) => (
        <Field key={detail.id} detail={detail} say={(value) => setAnswer(detail.path, inList(detail, value))} />
      ))}
    </div>
  );
}
