// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import { engine } from '../engine/client.ts';
import type { Level, Plan, Planned, Request, Summary } from '../engine/types.ts';
import { levelNumber } from '../live/pose.ts';
import { turnOf } from '../live/turn.ts';
import { changeRequest, draft, go, guide, personOf, planned, refusal } from '../store/app.ts';
import { useDrawing } from '../ui/drawing.ts';
import { Heat } from '../ui/heat.tsx';
import { Nothing } from '../ui/nothing.tsx';
import { Button, Choice, clockTime, minSec, options, Page, Title } from '../ui/parts.tsx';
import { Score } from '../ui/score.tsx';
import { w } from '../words/en.ts';
import { Against } from './again.tsx';
import { intakeOf, requestOf, toldOf } from './draft.ts';
import { freshen, mayBegin } from './freshen.ts';
import { MinutesField } from './prep-wishes.tsx';
import { openSession } from './open-session.ts';

async function makePlan(): Promise<void> {
  const now = draft.value!;
  const answer = await engine.plan(requestOf(now), intakeOf(now));
  if (answer.ok) {
    planned.value = answer;
    return;
  }
  if (answer.kind === 'ask-again') {
    await freshen();
    return go('prepare');
  }
  const reasons = [...(answer.reasons ?? []), ...(answer.problems ?? []).map((p) => ({ id: p.place, text: `${p.message} ${p.remedy}` }))];
  refusal.value = { kind: answer.kind, reasons };
  go('no');
}

/** The whole back only where the hands come to all of it. */
export function headline(plan: Plan, summary: Summary): string {
  const minutes = Math.round(plan.total_s / 60);
  const names = Object.keys(plan.request.focus ?? {}).map((key) => key.split(':')[0]);
  const words = (guide.value?.['regions'] ?? {}) as Record<string, { name: string }>;
  const focus = names.filter((id) => id && words[id]).map((id) => words[id!]!.name);
  const long = (region: string) => summary.areas.find((area) => area.region === region)?.name;
  const areas = focus.length > 0 ? w.plan.mostly([...new Set(focus)].slice(0, 2).join(' and the ')) : long('whole-back') ?? long('') ?? w.plan.wholeBack;
  const strongest = summary.levels.reduce<Level>((a, s) => (levelNumber(s.level) > levelNumber(a) ? s.level : a), 'light');
  return w.plan.headline(minutes, areas, w.levels[strongest]!);
}

function Where({ planned: now }: { planned: Planned }) {
  const drawing = useDrawing({ receiver: now.plan.request.receiver ?? {}, marks: now.plan.limits.marks ?? [] });
  const tone = personOf(draft.value!.receiverId)?.tone ?? 'medium-light';
  const receiver = now.plan.request.receiver;
  return drawing && <Heat drawing={drawing} summary={now.summary} tone={tone} turn={turnOf('feet', receiver?.position)} />;
}

export function Steps({ plan, summary }: { plan: Plan; summary: Summary }) {
  const told = new Map(summary.steps.map((step) => [step.id, step]));
  return (
    <ol class="steps">
      {plan.steps.map((step) => (
        <li key={step.id}>
          <time>{minSec(step.start_s)}</time>
          <span>
            <strong>{told.get(step.id)?.title}</strong>
            <span class="soft"> {told.get(step.id)?.line}</span>
            {step.reason && <><br /><span class="soft">{step.reason}</span></>}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Wishes({ request, busy }: { request: Request; busy: boolean }) {
  return (
    <details>
      <summary>{w.plan.change}</summary>
      <div class="stack">
        <MinutesField request={request} set={(minutes) => changeRequest({ minutes })} />
        <Choice label={w.wishes.pressure} of={options(w.wishes.pressures)} value={request.pressure}
          set={(pressure) => changeRequest({ pressure: pressure as Level })} />
        <Choice label={w.wishes.mix} of={options(w.wishes.mixes)} value={request.mix} set={(mix) => changeRequest({ mix })} />
        <p role="status" class="soft">{busy ? w.plan.working : ''}</p>
      </div>
    </details>
  );
}

export function PlanScreen() {
  const now = draft.value;
  const [busy, setBusy] = useState(true);
  const key = now ? JSON.stringify([requestOf(now), toldOf(now)]) : '';
  useEffect(() => {
    if (!now) return;
    setBusy(true);
    const timer = setTimeout(() => void makePlan().finally(() => setBusy(false)), planned.value ? 350 : 0);
    return () => clearTimeout(timer);
  }, [key]);
  const done = planned.value;
  if (!now) return <Nothing title={w.away.plan} say={w.away.planSay} />;
  if (!done) return <Page><Title>{w.plan.working}</Title></Page>;
  const { plan, summary } = done;
  // A rehearsal lays hands on nobody.
  const start = async (speed: number) => {
    if (speed > 1 || (await mayBegin())) await openSession(plan, speed);
  };
  const gap = Math.max(0, Math.ceil((1 - plan.score / (plan.bound || 1)) * 100));
  return (
    <Page
      wide
      foot={
        <>
          <Button to="prepare">{w.back}</Button>
          <Button kind="main" do={() => void start(1)} disabled={busy}>{w.plan.begin}</Button>
        </>
      }
    >
      <Title>{headline(plan, summary)}</Title>
      <p class="lead">{w.plan.ends(clockTime(plan.total_s))}</p>
      <section class="card">
        <h2>{w.plan.score}</h2>
        <Score plan={plan} summary={summary} />
      </section>
      <div class="split">
        <section class="card"><h2>{w.plan.where}</h2><Where planned={done} /></section>
        <div class="stack">
          <Against planned={done} />
          {plan.warnings.length + (plan.limits.reasons?.length ?? 0) > 0 && (
            <section class="card warm">
              <h2>{w.plan.warnings}</h2>
              {[...(plan.limits.reasons ?? []), ...plan.warnings].map((warning) => <p class="note" key={warning.id + warning.text}>{warning.text}</p>)}
            </section>
          )}
          {(done.advice ?? []).length > 0 && (
            <section class="card">
              <h2>{w.plan.advice}</h2>
              {done.advice!.map((line) => <p key={line.id + line.text}>{line.text}</p>)}
            </section>
          )}
          <section class="card"><Wishes request={now.request} busy={busy} /></section>
          <section class="card">
            <h2>{w.plan.rehearse}</h2>
            <div class="row">
              {[1, 4, 10, 20, 60].map((n) => <Button key={n} do={() => void start(n)} disabled={busy}>{w.plan.speed(n)}</Button>)}
            </div>
          </section>
          <section class="card">
            <details><summary>{w.plan.steps}</summary><Steps plan={plan} summary={summary} /></details>
            {gap <= 30 && <p class="small soft">{w.plan.good(gap)}</p>}
          </section>
        </div>
      </div>
    </Page>
  );
}
