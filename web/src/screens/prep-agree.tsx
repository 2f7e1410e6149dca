// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import { changeDraft, draft, go } from '../store/app.ts';
import { Title, ZeroTen } from '../ui/parts.tsx';
import { QuestionCard } from '../ui/question.tsx';
import { w } from '../words/en.ts';
import { useGate } from './prepare.tsx';
import { answerOf, loadQuestions, mayGoOn, questions } from './questions.ts';

export function AgreeStep() {
  useEffect(() => void loadQuestions(), [questions.value === null]);
  const list = questions.value?.questions.filter((question) => question.group === 'agree') ?? [];
  const [missing, setMissing] = useState(false);
  const open = list.some((question) => question.kind === 'agree' && answerOf(question.path) === undefined);
  useGate({
    onward: async () => {
      setMissing(open);
      if (open || list.length === 0) return false;
      if (await mayGoOn()) return true;
      go('no');
      return false;
    },
  });
  return (
    <>
      <Title>{w.agree.title}</Title>
      <p class="lead">{w.agree.first}</p>
      <p class={missing && open ? 'note' : ''} role="status">{missing && open ? w.health.missing : ''}</p>
      {list.map((question) => <QuestionCard key={question.path} question={question} />)}
      <div class="card">
        <ZeroTen label={w.agree.tension(String(draft.value!.intake.receiver.name ?? ''))} help={w.agree.tensionHelp}
          value={draft.value!.tensionBefore} set={(n) => changeDraft({ tensionBefore: n })} />
      </div>
    </>
  );
}
