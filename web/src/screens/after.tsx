// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import { listOf } from '../store/checklists.ts';
import { draft, finished, personOf, savePerson, swapping } from '../store/app.ts';
import { momentOf } from '../store/evening.ts';
import { encouragement, suggestionFor, tipsFor } from '../store/tips.ts';
import type { Mark, Request } from '../engine/types.ts';
import { turnOf } from '../live/turn.ts';
import { logOf, saveRecord } from '../store/lines.ts';
import type { After, Massage, Person } from '../store/types.ts';
import { useDrawing } from '../ui/drawing.ts';
import { MarkEditor } from '../ui/mark-editor.tsx';
import { Nothing } from '../ui/nothing.tsx';
import { Button, Choice, options, Page, TextField, Title, ZeroTen } from '../ui/parts.tsx';
import { w } from '../words/en.ts';
import { KeepFavourite, useGiven } from './again.tsx';
import { agreementSpent } from './freshen.ts';
import { techniques } from './prep-wishes.tsx';
import { swapRoles } from './swap.ts';

function GuideList({ id }: { id: string }) {
  const list = listOf(id);
  if (!list) return null;
  return (
    <section class="card">
      <h2>{list.title}</h2>
      {list.intro && <p class="soft">{list.intro}</p>}
      <ul class="stack tight">
        {list.items.map((item) => <li key={item.id}>{item.text} {item.act && <strong>{item.act}</strong>}</li>)}
      </ul>
    </section>
  );
}

/** Tender spots are marks for next time: gently there. */
export function withSpots(person: Person, spots: Mark[]): Person {
  const before = person.asReceiver;
  if (!before || spots.length === 0) return person;
  const old = (before.intake['marks'] ?? []) as Mark[];
  return { ...person, asReceiver: { ...before, intake: { ...before.intake, marks: [...old, ...spots] } } };
}

function Tender({ session, spots, set }: { session: Massage; spots: Mark[]; set: (spots: Mark[]) => void }) {
  const drawing = useDrawing({ receiver: session.plan.request.receiver ?? {} });
  const [chosen, choose] = useState(-1);
  if (!drawing) return null;
  const turn = turnOf('feet', session.plan.request.receiver?.position);
  return (
    <details>
      <summary>{w.after.show}</summary>
      <div class="small-back">
        <MarkEditor drawing={drawing} tone={session.tone} turn={turn} marks={spots} chosen={chosen} choose={choose}
          set={(marks) => set(marks.filter((mark): mark is Mark => 'u' in mark))}
          add={(u, v) => { choose(spots.length); set([...spots, { kind: 'sore', u, v, radius_mm: 30 }]); }} />
      </div>
      <p class="small soft" role="status">{w.after.spots(spots.length)}</p>
      <div class="row"><Button disabled={spots.length === 0} do={() => set(spots.slice(0, -1))}>{w.after.undo}</Button></div>
    </details>
  );
}

/** The day of the massage, also when the questions after it are answered past midnight. */
const dayOf = (started: string) => momentOf(new Date(started)).slice(0, 10);

/** The receiver as known from now on: what was given, what it was like, what to try next. */
export function remembered(receiver: Person, session: Massage, after: After, given: Request | null, more: { product?: string; suggestion: string }): Person {
  const request = { ...(given ?? session.plan.request) };
  if (after.amount === 'much') request.pressure = request.pressure === 'firm' ? 'medium' : 'light';
  const last = { date: dayOf(session.started), giverId: session.giverId, request, after, ...more };
  return withSpots({ ...receiver, last }, after.spots ?? []);
}

async function keepAll(session: Massage, log: string, after: After, given: Request | null): Promise<string> {
  const suggestion = suggestionFor({ ...session, log }, after, techniques());
  saveRecord({ ...session, after });
  const receiver = personOf(session.receiverId);
  const product = draft.value?.oil.product;
  if (receiver) await savePerson(remembered(receiver, session, after, given, { ...(product && { product }), suggestion }));
  draft.value = null;
  return suggestion;
}

export function AfterScreen() {
  const session = finished.value;
  const [after, setAfter] = useState<After>({ tension: null, best: '', amount: '', tender: '', hands: '' });
  const [suggestion, setSuggestion] = useState<string | null>(null);
  const given = useGiven();
  const [log, setLog] = useState<string | null>(null);
  useEffect(() => {
    if (session) void logOf(session.id).then(setLog, () => setLog(''));
  }, [session]);
  useEffect(() => {
    if (session && session.speed <= 1) agreementSpent();
  }, []);
  if (!session) return <Nothing title={w.away.after} />;
  const set = (change: Partial<After>) => setAfter({ ...after, ...change });
  const names = Object.fromEntries(techniques().map(([id, t]) => [id, t.name]));
  const done = [...new Set(session.plan.steps.map((step) => step.technique).filter((id) => names[id]))];
  const save = () => void keepAll(session, log ?? '', after, given).then((found) => {
    if (!swapping.value) return setSuggestion(found);
    swapping.value = false;
    void swapRoles(session);
  });
  if (suggestion !== null) {
    const tips = tipsFor({ ...session, log: log ?? '' });
    const looser = session.tensionBefore !== null && after.tension !== null ? session.tensionBefore - after.tension : null;
    return (
      <Page>
        <Title>{w.after.saved}</Title>
        <p class="lead">{encouragement({ ...session, log: log ?? '' })}</p>
        {looser !== null && <p class="lead">{looser > 0 ? w.after.down(looser) : w.after.same}</p>}
        <section class="card warm"><h2>{w.after.one}</h2><p>{suggestion}</p></section>
        <section class="card">
          <h2>{w.after.tips}</h2>
          {tips.length === 0 ? <p>{w.tips.none}</p> : tips.map((tip) => (
            <p class="note" key={tip.text}>{tip.text} <span class="soft">{w.tips.because(tip.what, tip.at)}</span></p>
          ))}
        </section>
        <GuideList id="getting-up" />
        <GuideList id="aftercare" />
        <GuideList id="hands" />
        <section class="card">
          <p>{w.swap.offerSay(session.giverName)}</p>
          <div class="row"><Button do={() => void swapRoles(session)}>{w.swap.offer}</Button></div>
        </section>
        <div class="row"><Button kind="main" to="start">{w.after.home}</Button></div>
      </Page>
    );
  }
  return (
    <Page foot={<><span /><Button kind="main" do={save}>{swapping.value ? w.after.saveSwap : w.after.save}</Button></>}>
      <Title>{w.after.title}</Title>
      <div class="card"><ZeroTen label={w.after.tension(session.receiverName)} value={after.tension} set={(tension) => set({ tension })} /></div>
      <div class="card">
        <Choice label={w.after.best} of={done.map((id) => ({ id, text: names[id]! }))} value={after.best} set={(best) => set({ best })} />
      </div>
      <div class="card"><Choice label={w.after.amount} of={options(w.after.amounts)} value={after.amount} set={(amount) => set({ amount })} /></div>
      <div class="card"><TextField label={w.after.tender} value={after.tender} set={(tender) => set({ tender })} />
        <Tender session={session} spots={after.spots ?? []} set={(spots) => set({ spots })} />
      </div>
      <div class="card"><Choice label={w.after.hands(session.giverName)} of={options(w.after.handWords)} value={after.hands} set={(hands) => set({ hands })} /></div>
      <KeepFavourite session={session} given={given} />
    </Page>
  );
}
