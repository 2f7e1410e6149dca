// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// A routine laid out as a plan: what was filled in, what is left out, why not if not, and on to a
// rehearsal or to tonight. What the checker calls unsafe has no way on from here.
import { useEffect, useState } from 'preact/hooks';
import { engine } from '../engine/client.ts';
import type { Assumption, Plan, RoutineLowered, Summary } from '../engine/types.ts';
import { levelNumber } from '../live/pose.ts';
import { turnOf } from '../live/turn.ts';
import { once, problemOf, problemOfFinding, type Problem } from '../routine/problems.ts';
import { changeDraft, draft, go, personOf, refusal, settings } from '../store/app.ts';
import { find, type Listed } from '../store/routines.ts';
import { Heat } from '../ui/heat.tsx';
import { useDrawing } from '../ui/drawing.ts';
import { Button, capital, clockTime, Page, Title } from '../ui/parts.tsx';
import { Remarks } from '../ui/remarks.tsx';
import { Score } from '../ui/score.tsx';
import { w } from '../words/en.ts';
import { intakeOf, newDraft, requestOf } from './draft.ts';
import { freshen, mayBegin } from './freshen.ts';
import { openSession } from './open-session.ts';
import { Steps } from './plan.tsx';

/** What came of it: a plan, or why there is none. */
type Laid = { lowered: RoutineLowered; none: null } | { lowered: null; none: Problem[] };

async function layOut(text: string, forTwo: boolean): Promise<Laid | null> {
  const now = forTwo ? draft.value : null;
  const answer = await engine.routineLower(text, now && { request: requestOf(now), intake: intakeOf(now) });
  if (answer.ok) return { lowered: answer, none: null };
  if (answer.kind === 'ask-again') {
    await freshen();
    go('prepare');
    return null;
  }
  if (answer.kind !== 'input') {
    refusal.value = { kind: answer.kind, reasons: answer.reasons ?? [] };
    go('no');
    return null;
  }
  const none = (answer.problems ?? []).map(({ line, column, message, remedy }) =>
    problemOf({ severity: 'warning', line, column, length: 0, message, hint: remedy }));
  return { lowered: null, none };
}

function Filled({ of, goTo }: { of: Assumption[]; goTo: (line: number) => void }) {
  if (of.length === 0) return <section class="card"><p>{w.lowered.assumedNone}</p></section>;
  const sorted = [...of].sort((a, b) => a.line - b.line);
  return (
    <section class="card">
      <details open={of.length <= 12}>
        <summary>{w.lowered.assumed(of.length)}</summary>
        <p class="soft">{w.lowered.assumedSay}</p>
        <ul class="remarks">
          {sorted.map((one, i) => (
            <li key={i}>
              <button type="button" class="line" onClick={() => goTo(one.line)}>{w.routines.line(one.line)}</button>
              <span><strong>{w.lowered.about[one.about] ?? one.about}</strong>: {one.text}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Card({ title, of, goTo, warm, word }: {
  title: string; of: Problem[]; goTo: (line: number) => void; warm?: boolean; word?: string;
}) {
  if (of.length === 0) return null;
  return (
    <section class={warm ? 'card warm' : 'card'}>
      <h2>{title}</h2>
      <Remarks of={of} label={title} word={word} goTo={(one) => goTo(one.line)} />
    </section>
  );
}

function Where({ plan, summary, forTwo }: { plan: Plan; summary: Summary; forTwo: boolean }) {
  const receiver = plan.request.receiver;
  const drawing = useDrawing({ receiver: receiver ?? {}, marks: plan.limits.marks ?? [] });
  const tone = (forTwo && personOf(draft.value?.receiverId ?? '')?.tone) || settings.value.tones.back;
  return drawing && <Heat drawing={drawing} summary={summary} tone={tone} turn={turnOf('feet', receiver?.position)} />;
}

function Preview({ lowered, routine, forTwo, goTo }: {
  lowered: RoutineLowered; routine: Listed; forTwo: boolean; goTo: (line: number) => void;
}) {
  const [plan, summary] = [lowered.plan!, lowered.summary!];
  const findings = once((lowered.judged?.findings ?? []).map(problemOfFinding));
  const unsafe = findings.filter((one) => one.severity === 'unsafe');
  const leftOut = (lowered.left_out ?? []).map((one) => ({ ...problemOf(one), severity: 'warning' as const }));
  const start = async (speed: number) => {
    if (speed > 1 || !forTwo || (await mayBegin())) await openSession(plan, speed, routine.title);
  };
  const strongest = summary.levels.reduce((a, s) => (levelNumber(s.level) > levelNumber(a) ? s.level : a), summary.levels[0]!.level);
  const two = forTwo && draft.value;
  const tonight = () => {
    draft.value = { ...(draft.value ?? newDraft()), routine: { kind: routine.kind, id: routine.id, title: routine.title } };
    go('prepare');
  };
  if (unsafe.length > 0) {
    return (
      <Page foot={<><Button to="routines">{w.routines.toAll}</Button><Button kind="main" do={() => goTo(unsafe[0]!.line)}>{w.lowered.text}</Button></>}>
        <Title>{w.lowered.not}</Title>
        <p class="lead">{w.lowered.notSay}</p>
        <Card title={w.lowered.why} of={unsafe} goTo={goTo} warm />
        <Card title={w.lowered.leftOut(leftOut.length)} of={leftOut} goTo={goTo} word={w.lowered.leftOutWord} />
        <Filled of={lowered.assumptions ?? []} goTo={goTo} />
      </Page>
    );
  }
  return (
    <Page
      wide
      foot={
        <>
          {two ? <Button to="prepare">{w.back}</Button> : <Button do={() => goTo(0)}>{w.lowered.text}</Button>}
          {two ? <Button kind="main" do={() => void start(1)}>{w.plan.begin}</Button> : <Button kind="main" do={tonight}>{w.lowered.tonight}</Button>}
        </>
      }
    >
      <Title>{w.lowered.title(routine.title)}</Title>
      <p class="lead">
        {w.lowered.lead(Math.max(1, Math.round(plan.total_s / 60)), w.levels[strongest]!)}{' '}
        {two ? `${w.lowered.leadTwo(personOf(two.giverId)?.name ?? '', personOf(two.receiverId)?.name ?? '')} ${w.plan.ends(clockTime(plan.total_s))}` : w.lowered.tonightSay}
      </p>
      <section class="card"><h2>{w.plan.score}</h2><Score plan={plan} summary={summary} /></section>
      <div class="split lists-first">
        <section class="card"><h2>{w.plan.where}</h2><Where plan={plan} summary={summary} forTwo={forTwo} /></section>
        <div class="stack">
          <section class="card">
            <h2>{w.lowered.rehearse}</h2>
            <div class="row">{[1, 4, 10, 20, 60].map((n) => <Button key={n} do={() => void start(n)}>{w.plan.speed(n)}</Button>)}</div>
          </section>
          <Card title={w.lowered.poor} of={findings.filter((one) => one.severity === 'poor')} goTo={goTo} />
          <Card title={w.lowered.open} of={findings.filter((one) => one.severity === 'cannot tell')} goTo={goTo} />
          <Card title={w.lowered.leftOut(leftOut.length)} of={leftOut} goTo={goTo} word={w.lowered.leftOutWord} />
          <Filled of={lowered.assumptions ?? []} goTo={goTo} />
          {(lowered.advice ?? []).length > 0 && (
            <section class="card">
              <h2>{w.plan.advice}</h2>
              {lowered.advice!.map((line) => <p key={line.id + line.text}>{line.text}</p>)}
            </section>
          )}
          <Card title={w.lowered.notes} of={findings.filter((one) => one.severity === 'note')} goTo={goTo} />
          <section class="card"><details><summary>{w.plan.steps}</summary><Steps plan={plan} summary={summary} /></details></section>
        </div>
      </div>
    </Page>
  );
}

export function RoutinePlanScreen({ kind, id, forTwo }: { kind: string; id: string; forTwo: boolean }) {
  const routine = find({ kind: kind === 'own' ? 'own' : 'guide', id });
  const [laid, setLaid] = useState<Laid | null>(null);
  useEffect(() => {
    if (routine) void layOut(routine.text, forTwo).then(setLaid);
    else if (forTwo) changeDraft({ routine: undefined });
  }, [routine?.text]);
  const goTo = (line: number) => go(`routines/${kind}/${id}${line > 0 ? `/${line}` : ''}`);
  if (!routine) return <Page><Title>{w.routines.gone}</Title><div class="row"><Button to="routines">{w.routines.toAll}</Button></div></Page>;
  if (!laid) return <Page><Title>{w.lowered.working}</Title></Page>;
  const issues = (laid.lowered?.issues ?? []).filter((issue) => issue.severity === 'error').map(problemOf);
  if (laid.none || issues.length > 0) {
    const back = <Button kind="main" do={() => goTo((laid.none ?? issues)[0]?.line ?? 0)}>{w.lowered.text}</Button>;
    return (
      <Page foot={<><Button to="routines">{w.routines.toAll}</Button>{back}</>}>
        <Title>{capital(laid.none ? w.lowered.nothing : w.lowered.unread)}</Title>
        <Card title={w.lowered.why} of={laid.none ?? issues} goTo={goTo} warm word={laid.none ? w.lowered.leftOutWord : undefined} />
      </Page>
    );
  }
  return <Preview lowered={laid.lowered!} routine={routine} forTwo={forTwo} goTo={goTo} />;
}
