// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import type { Question } from '../engine/types.ts';
import { changeDraft, draft, go } from '../store/app.ts';
import { Button, Title } from '../ui/parts.tsx';
import { QuestionCard } from '../ui/question.tsx';
import { w } from '../words/en.ts';
import { rememberAnswers } from './draft.ts';
import { useGate } from './prepare.tsx';
import { answer, answerOf, confirm, loadQuestions, marksWanted, mayGoOn, questions, setAnswer } from './questions.ts';

interface Sheet {
  who: 'receiver' | 'giver';
  changed: boolean;
  list: Question[];
}

/** Short pages, one person's after the other's; what is known already shares one page. */
function sheetsOf(all: Question[]): Sheet[] {
  const sheets: Sheet[] = [];
  for (const who of ['receiver', 'giver'] as const) {
    const mine = all.filter((q) => q.group !== 'agree' && q.path.startsWith(`/${who}`));
    const ask = mine.filter((q) => q.previous === undefined);
    for (let i = 0; i < ask.length; i += 4) sheets.push({ who, changed: false, list: ask.slice(i, i + 4) });
    const known = mine.filter((q) => q.previous !== undefined);
    if (known.length > 0) sheets.push({ who, changed: true, list: known });
  }
  return sheets;
}

function takePrevious(list: Question[]): void {
  for (const question of list) {
    if (answerOf(question.path) === undefined) setAnswer(question.path, question.previous);
    for (const detail of question.details ?? [])
      if (detail.previous !== undefined && answerOf(detail.path) === undefined) setAnswer(detail.path, detail.previous);
  }
}

export function HealthStep() {
  const [at, setAt] = useState(0);
  useEffect(() => void loadQuestions(), [questions.value === null]);
  const sheets = sheetsOf(questions.value?.questions ?? []);
  const sheet = sheets[Math.min(at, sheets.length - 1)];
  // On the page of known answers the earlier ones stand ready.
  useEffect(() => {
    if (sheet?.changed) takePrevious(sheet.list);
  }, [sheet?.changed, at]);
  const unanswered = sheet?.list.filter((q) => q.kind === 'yes-no-unsure' && answerOf(q.path) === undefined) ?? [];
  const stopped = async () => {
    if (!(await mayGoOn())) go('no');
  };
  useGate({
    onward: async () => {
      // Nobody goes past the questions before they are there.
      if (!sheet) return questions.value !== null;
      if (sheet.changed) confirm(sheet.list);
      // Said at once, not after the last page; places still to be shown are asked for on the picture.
      if (marksWanted().length === 0 && !(await mayGoOn())) {
        go('no');
        return false;
      }
      if (at + 1 < sheets.length) {
        setAt(at + 1);
        return false;
      }
      await rememberAnswers();
      changeDraft({ asked: Date.now() });
      return true;
    },
    backward: () => {
      if (at === 0) return true;
      setAt(at - 1);
      return false;
    },
  });
  if (!sheet) return <Title>{w.loading}</Title>;
  const name = String(draft.value!.intake[sheet.who].name ?? '');
  const restNo = () => unanswered.forEach((question) => answer(question, 'no'));
  return (
    <>
      <Title>{sheet.changed ? w.health.changed : w.health.title(name)}</Title>
      <p class="lead">{at === 0 ? `${questions.value!.note}` : w.health.lead}</p>
      <p class="small soft">{w.health.pageOf(at + 1, sheets.length)} · {name}</p>
      {sheet.list.map((question) => (
        <QuestionCard key={question.path} question={question} stopped={() => void stopped()} />
      ))}
      {!sheet.changed && unanswered.length > 0 && (
        <div class="row">
          <Button do={restNo}>{w.health.rest}</Button>
        </div>
      )}
      <p class="small soft">{w.health.trust}</p>
    </>
  );
}
