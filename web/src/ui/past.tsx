// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// A session that is over, in pictures: where the time went, how strong it was, tension before and
// after. All of it comes from the session's own log.
import { useEffect, useState } from 'preact/hooks';
import { engine } from '../engine/client.ts';
import type { History } from '../engine/types.ts';
import { turnOf } from '../live/turn.ts';
import { logOf } from '../store/lines.ts';
import type { SessionRecord } from '../store/types.ts';
import { w } from '../words/en.ts';
import { useDrawing } from './drawing.ts';
import { Heat } from './heat.tsx';
import { Score } from './score.tsx';

/** Two points on a line from melted to plank. */
export function Tension({ before, after }: { before: number; after: number }) {
  const x = (n: number) => 20 + n * 28;
  const good = after < before;
  return (
    <svg class="tension" viewBox="0 0 320 74" role="img" aria-label={w.people.tension(before, after)}>
      <line x1={x(0)} x2={x(10)} y1="46" y2="46" stroke="var(--line)" stroke-width="4" stroke-linecap="round" />
      <line x1={x(before)} x2={x(after)} y1="46" y2="46" stroke={good ? 'var(--ember)' : 'var(--strong-line)'} stroke-width="6" stroke-linecap="round" />
      <circle cx={x(before)} cy="46" r="7" fill="var(--paper)" stroke="var(--deep)" stroke-width="3" />
      <circle cx={x(after)} cy="46" r="9" fill="var(--deep)" />
      <text x={x(before)} y="28" text-anchor="middle">{before}</text>
      <text x={x(after)} y="28" text-anchor="middle" font-weight="700">{before === after ? '' : after}</text>
      <text x={x(0)} y="70" text-anchor="start">{w.people.melted}</text>
      <text x={x(10)} y="70" text-anchor="end">{w.people.plank}</text>
    </svg>
  );
}

function Pictures({ session, history }: { session: SessionRecord; history: History }) {
  const receiver = history.plan.request.receiver ?? {};
  const drawing = useDrawing({ receiver, marks: history.plan.limits.marks ?? [] });
  const { before, after } = { before: session.tensionBefore, after: session.after?.tension ?? null };
  return (
    <div class="stack">
      {before !== null && after !== null && <section><h4>{w.people.tensionTitle}</h4><Tension before={before} after={after} /></section>}
      <section><h4>{w.people.overTime}</h4><Score plan={history.plan} summary={history.summary} /></section>
      <section>
        <h4>{w.plan.where}</h4>
        {drawing && <Heat drawing={drawing} summary={history.summary} tone={session.tone} turn={turnOf('feet', receiver.position)} />}
      </section>
    </div>
  );
}

/** Opened, it asks the engine once. */
export function Past({ session }: { session: SessionRecord }) {
  const [open, setOpen] = useState(false);
  const [history, setHistory] = useState<History | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!open || history) return;
    void logOf(session.id).then((log) => engine.history(log))
      .then((answer) => (answer.ok ? setHistory(answer) : setFailed(true)), () => setFailed(true));
  }, [open]);
  return (
    <details onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{w.people.look}</summary>
      {failed && <p class="soft">{w.people.unreadable}</p>}
      {open && history && (history.given_s < 1 ? <p class="soft">{w.people.nothingGiven}</p> : <Pictures session={session} history={history} />)}
    </details>
  );
}
