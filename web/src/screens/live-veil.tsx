// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What lies over the back when something else matters: a question, a pause, a stop, the end. STOP
// itself is never part of it: its place stays free under every veil (live-zones.tsx).
import type { ComponentChildren } from 'preact';
import type { LiveSession, Say } from '../live/session.ts';
import { useDialog } from '../ui/dialog.ts';
import { useFit } from '../ui/fit.ts';
import { w } from '../words/en.ts';
import { HoldTarget } from './live-hold.tsx';
import { Where } from './live-where.tsx';
import type { Side } from './live-zones.tsx';

function Cover(p: { title: string; say?: ComponentChildren; kind: string; children: ComponentChildren }) {
  const heading = useDialog<HTMLHeadingElement>('.live');
  const box = useFit<HTMLDivElement>([p.title, p.say]);
  return (
    <div class={`veil ${p.kind}`} role="alertdialog" aria-label={p.title} ref={box}>
      <div class={p.kind === 'place' ? 'middle scrolls' : 'middle'}>
        <h1 ref={heading} tabIndex={-1}>{p.title}</h1>
        {p.say && <div class="say">{p.say}</div>}
      </div>
      <div class="grid">{p.children}</div>
    </div>
  );
}

function Target({ text, kind, press }: { text: string; kind?: string; press: () => void }) {
  return <button type="button" class={`target ${kind ?? ''}`} onClick={press}><span>{text}</span></button>;
}

/** The short agreement once more: how strong, where not, and the word that ends it. */
function Agreement({ session }: { session: LiveSession }) {
  const l = w.live;
  const { plan, stopWord } = session.record;
  const cap = plan.limits.cap ?? 'firm';
  const order = ['light', 'medium', 'firm'];
  const asked = plan.request.pressure ?? 'medium';
  const level = order.indexOf(cap) < order.indexOf(asked) ? cap : asked;
  return (
    <ul>
      <li>{l.agreeLevel(w.levels[level] ?? level)}</li>
      <li>{(plan.limits.marks ?? []).length > 0 ? l.agreeMarks : l.agreePlaces}</li>
      {stopWord && <li>{l.agreeWord(stopWord)}</li>}
    </ul>
  );
}

/** Which of them lies over the screen; the screen needs it, too, for what stands beside STOP. */
export type VeilKind = 'place' | 'agree' | 'paused' | 'stopped' | 'emergency' | 'finished' | 'question';

/** `stopping`: STOP was pressed, whatever the engine shows yet. */
export function veilOf(session: LiveSession | null, stopping: boolean): VeilKind | null {
  const view = session?.view.value;
  if (view?.status === 'stopped' && view.emergency) return 'emergency';
  if (stopping || view?.status === 'stopped') return 'stopped';
  if (!view) return null;
  if (view.status === 'finished') return 'finished';
  if (view.asks === 'live.where' && view.status === 'paused') return 'place';
  if (view.asks === 'live.which-area' && view.running) return 'place';
  if (view.status === 'paused') return view.asks === 'live.agree-again' ? 'agree' : 'paused';
  return view.question ? 'question' : null;
}

/** The answers of a question that stand beside STOP, where softer and more stand, too. */
export function besideStop(send: (say: Say) => void): { first: Side; third: Side } {
  const answer = (text: string): Side => ({ text: w.live.answers[text]!, press: () => send({ who: 'receiver', kind: 'answer', text }) });
  return { first: answer('softer'), third: answer('harder') };
}

interface Props {
  kind: VeilKind;
  session: LiveSession | null;
  /** How long nobody was there, in words; '' if they were. */
  away: string;
  /** What the device cannot do now; '' if all is well. */
  device: string;
  send: (say: Say) => void;
  leave: (swap?: boolean) => void;
}

/** "Go on" needs to know where: the name of the step, and behind it the hands on the back. */
function Stood({ session, away }: { session: LiveSession; away: string }) {
  const step = session.view.value?.step;
  return (
    <>
      {away && <p>{w.device.away(away)}</p>}
      {step && <p class="stood">{w.device.stood} <b>{step.title}</b></p>}
    </>
  );
}

export function Veil({ kind, session, away, device, send, leave }: Props) {
  const view = session?.view.value;
  const l = w.live;
  const said = session?.note.value ?? '';
  switch (kind) {
    case 'place': {
      const hurt = view!.asks === 'live.where';
      const out: Say = hurt ? { who: 'receiver', kind: 'resume' } : { who: 'receiver', kind: 'answer', text: 'good' };
      return (
        <Cover key={view!.asks} title={view!.question!} kind="place" say={<Where session={session!} kind={hurt ? 'never-here' : 'more-here'} send={send} />}>
          <Target text={hurt ? l.nowhere : l.neverMind} kind="wide" press={() => send(out)} />
        </Cover>
      );
    }
    case 'agree':
      return (
        <Cover key="agree" kind="agree" title={l.agreeTitle} say={<Agreement session={session!} />}>
          <Target text={l.agreeYes} kind="ember wide" press={() => send({ who: 'receiver', kind: 'answer', text: 'good' })} />
          <Target text={l.leave} press={() => leave()} />
          <Target text={l.swap} press={() => leave(true)} />
        </Cover>
      );
    case 'paused':
      return (
        <Cover key="paused" kind="paused" title={l.pausedTitle}
          say={<><p>{said || (view!.question ?? (away ? view!.warning : null) ?? l.pausedSay)}</p><Stood session={session!} away={away} />{device && <p class="device">{device}</p>}</>}>
          <Target text={l.resume} kind="ember wide" press={() => send({ who: 'giver', kind: 'resume' })} />
          <Target text={l.leave} press={() => leave()} />
          <Target text={l.swap} press={() => leave(true)} />
        </Cover>
      );
    case 'emergency':
      // Help is on its way, no massage.
      return (
        <Cover key="emergency" kind="emergency" title={l.stoppedTitle} say={<p>{view!.warning ?? l.stoppedSay}</p>}>
          <HoldTarget text={l.leave} kind="wide" press={() => leave()} />
        </Cover>
      );
    case 'stopped':
      return (
        <Cover key="stopped" kind="stopped" title={l.stoppedTitle} say={<p>{said || (view?.status === 'stopped' ? view.warning : null) || l.stoppedSay}</p>}>
          <HoldTarget text={l.release} kind="wide" press={() => send({ who: 'receiver', kind: 'release' })} />
          <HoldTarget text={l.leave} press={() => leave()} />
          <HoldTarget text={l.swap} press={() => leave(true)} />
        </Cover>
      );
    case 'finished':
      return (
        <Cover key="finished" kind="finished" title={l.finishedTitle} say={<p>{l.finishedSay}</p>}>
          <Target text={l.after} kind="ember wide" press={() => leave()} />
          <Target text={l.swap} kind="wide" press={() => leave(true)} />
        </Cover>
      );
    case 'question':
      return (
        <Cover key={view!.question} title={view!.question!} kind="question">
          <Target text={l.answers['good']!} kind="ember wide" press={() => send({ who: 'receiver', kind: 'answer', text: 'good' })} />
        </Cover>
      );
  }
}
