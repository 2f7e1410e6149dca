// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What lies over the back when something else matters: a question, a pause, a stop, the end.
import type { ComponentChildren } from 'preact';
import type { LiveSession, Say } from '../live/session.ts';
import { w } from '../words/en.ts';
import { Where } from './live-where.tsx';

function Cover(p: { title: string; say?: ComponentChildren; kind?: string; strip?: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class={`veil ${p.kind ?? ''}`} role="alertdialog" aria-label={p.title}>
      <div class="middle">
        <h1>{p.title}</h1>
        {p.say && <div class="say">{p.say}</div>}
      </div>
      <div class="grid">{p.children}</div>
      {p.strip}
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

interface Props {
  session: LiveSession;
  send: (say: Say) => void;
  strip: ComponentChildren;
  leave: (swap?: boolean) => void;
}

export function Veil({ session, send, strip, leave }: Props) {
  const view = session.view.value!;
  const l = w.live;
  const said = session.note.value;
  const stop = <Target text={l.stop} kind="zone stop" press={() => send({ who: 'receiver', kind: 'stop' })} />;
  const hurt = view.asks === 'live.where' && view.status === 'paused';
  if (hurt || (view.asks === 'live.which-area' && view.running)) {
    return (
      <Cover key={view.asks} title={view.question!} kind="place" strip={strip}
        say={<Where session={session} kind={hurt ? 'never-here' : 'more-here'} send={send} />}>
        <Target text={hurt ? l.nowhere : l.neverMind} press={() => send(hurt ? { who: 'receiver', kind: 'resume' } : { who: 'receiver', kind: 'answer', text: 'good' })} />
        <Target text={l.stop} kind="stop" press={() => send({ who: 'receiver', kind: 'stop' })} />
      </Cover>
    );
  }
  switch (view.status) {
    case 'paused':
      if (view.asks === 'live.agree-again')
        return (
          <Cover key="agree" title={l.agreeTitle} say={<Agreement session={session} />} strip={strip}>
            <Target text={l.agreeYes} kind="zone ember" press={() => send({ who: 'receiver', kind: 'answer', text: 'good' })} />
            {stop}
            <Target text={l.leave} press={() => leave()} />
            <Target text={l.swap} press={() => leave(true)} />
          </Cover>
        );
      return (
        <Cover key="paused" title={l.pausedTitle} say={<p>{said || (view.question ?? l.pausedSay)}</p>} strip={strip}>
          <Target text={l.resume} kind="zone ember" press={() => send({ who: 'giver', kind: 'resume' })} />
          {stop}
          <Target text={l.leave} press={() => leave()} />
          <Target text={l.swap} press={() => leave(true)} />
        </Cover>
      );
    case 'stopped':
      // Help is on its way, no massage.
      if (view.emergency)
        return (
          <Cover key="emergency" title={l.stoppedTitle} say={<p>{view.warning ?? l.stoppedSay}</p>}>
            <Target text={l.leave} kind="zone" press={() => leave()} />
          </Cover>
        );
      return (
        <Cover key="stopped" title={l.stoppedTitle} say={<p>{said || (view.warning ?? l.stoppedSay)}</p>}>
          <Target text={l.release} kind="zone" press={() => send({ who: 'receiver', kind: 'release' })} />
          <Target text={l.leave} kind="zone" press={() => leave()} />
          <Target text={l.swap} press={() => leave(true)} />
        </Cover>
      );
    case 'finished':
      return (
        <Cover key="finished" title={l.finishedTitle} say={<p>{l.finishedSay}</p>}>
          <Target text={l.after} kind="zone ember" press={() => leave()} />
          <Target text={l.swap} kind="zone" press={() => leave(true)} />
        </Cover>
      );
    default:
      if (!view.question) return null;
      return (
        <Cover key={view.question} title={view.question} kind="question" strip={strip}>
          {Object.entries(l.answers).map(([text, word]) => (
            <Target key={text} text={word} kind={text === 'stop' ? 'zone stop' : text === 'good' ? 'zone ember' : 'zone'}
              press={() => send({ who: 'receiver', kind: 'answer', text })} />
          ))}
        </Cover>
      );
  }
}
