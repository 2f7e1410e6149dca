// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What lies over the back when something else matters: a question, a pause, a stop, the end.
import type { ComponentChildren } from 'preact';
import type { LiveSession, Say } from '../live/session.ts';
import { w } from '../words/en.ts';

function Cover(p: { title: string; say?: string; kind?: string; children: ComponentChildren }) {
  return (
    <div class={`veil ${p.kind ?? ''}`} role="alertdialog" aria-label={p.title}>
      <div class="middle">
        <h1>{p.title}</h1>
        {p.say && <p>{p.say}</p>}
      </div>
      <div class="grid">{p.children}</div>
    </div>
  );
}

function Target({ text, kind, press }: { text: string; kind?: string; press: () => void }) {
  return <button type="button" class={`target ${kind ?? ''}`} onClick={press}>{text}</button>;
}

export function Veil({ session, send, leave }: { session: LiveSession; send: (say: Say) => void; leave: () => void }) {
  const view = session.view.value!;
  const l = w.live;
  const said = session.note.value;
  switch (view.status) {
    case 'paused':
      return (
        <Cover title={l.pausedTitle} say={said || l.pausedSay}>
          <Target text={l.resume} kind="ember" press={() => send({ who: 'giver', kind: 'resume' })} />
          <Target text={l.stop} kind="stop" press={() => send({ who: 'receiver', kind: 'stop' })} />
          <Target text={l.windDown} press={() => send({ who: 'giver', kind: 'wind-down' })} />
          <Target text={l.leave} press={leave} />
        </Cover>
      );
    case 'stopped':
      return (
        <Cover title={l.stoppedTitle} say={said || l.stoppedSay}>
          <Target text={l.release} press={() => send({ who: 'receiver', kind: 'release' })} />
          <Target text={l.leave} press={leave} />
        </Cover>
      );
    case 'finished':
      return (
        <Cover title={l.finishedTitle} say={l.finishedSay}>
          <Target text={l.after} kind="ember" press={leave} />
        </Cover>
      );
    default:
      if (!view.question) return null;
      return (
        <Cover title={view.question} kind="question">
          {Object.entries(l.answers).map(([text, word]) => (
            <Target key={text} text={word} kind={text === 'stop' ? 'stop' : text === 'good' ? 'ember' : ''}
              press={() => send({ who: 'receiver', kind: 'answer', text })} />
          ))}
        </Cover>
      );
  }
}
