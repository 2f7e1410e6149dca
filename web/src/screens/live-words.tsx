// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The words of the live screen: one headline, one line of how, the time, and one place where what
// comes next gives way for some seconds to what is being said. No word ever lies over the hands.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { View } from '../engine/types.ts';
import type { LiveSession } from '../live/session.ts';
import { Alive } from '../ui/alive.tsx';
import { useFit } from '../ui/fit.ts';
import { clockTime, minSec } from '../ui/parts.tsx';
import { w } from '../words/en.ts';

function Ring({ session, plan_s }: { session: LiveSession; plan_s: number }) {
  const step = session.view.value?.step;
  const left = step ? Math.max(0, (step.start_ms + step.duration_ms) / 1000 - plan_s) : 0;
  const share = step && step.duration_ms > 0 ? left / (step.duration_ms / 1000) : 0;
  const round = 2 * Math.PI * 44;
  return (
    <div class="ring" role="timer" aria-label={w.live.left(minSec(left))}>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle cx="50" cy="50" r="44" />
        <circle class="left" cx="50" cy="50" r="44" stroke-dasharray={`${round * share} ${round}`} />
      </svg>
      <span aria-hidden="true" key={minSec(left)}>{minSec(left)}</span>
    </div>
  );
}

/** A warning stands where "how" stands until the next step begins: then the hands need to know how. */
export function useWarning(view: View | null | undefined): string | null {
  const came = useRef<{ text: string | null; step: number | undefined }>({ text: null, step: undefined });
  const text = view?.warning ?? null;
  const step = view?.step?.id;
  if (came.current.text !== text) came.current = { text, step };
  return came.current.step === step ? text : null;
}

const shown_ms = 7000;

/** What was said last, for as long as it takes to read. */
function useSaid(session: LiveSession): string {
  const [text, setText] = useState('');
  const say = session.note.value || session.cue.value;
  useEffect(() => {
    setText(say);
    const timer = setTimeout(() => {
      setText('');
      session.note.value = '';
    }, shown_ms);
    return () => clearTimeout(timer);
  }, [say]);
  return session.view.value?.question === text ? '' : text;
}

interface Props {
  session: LiveSession;
  plan_s: number;
  /** What stands on the screen already; it is only read out. */
  warning: string | null;
  /** What the device cannot do now. */
  device: string;
}

export function Words({ session, plan_s, warning, device }: Props) {
  const view = session.view.value!;
  const l = w.live;
  const title = view.step?.title ?? '';
  const how = warning ?? view.step?.line ?? '';
  const left = (view.total_ms / 1000 - plan_s) / session.record.speed;
  const said = useSaid(session);
  const over = said !== '' && said !== warning;
  const box = useFit<HTMLDivElement>([title, how, said, device, view.next?.title]);
  return (
    <div class="words" ref={box}>
      <header class="head">
        <h1 class={title.length > 30 ? 'longest' : title.length > 17 ? 'long' : ''}><Alive text={title} /></h1>
        <Ring session={session} plan_s={plan_s} />
        <p class="how"><Alive text={how} /></p>
      </header>
      <div class="coming">
        <p class={over ? 'said' : 'visually-hidden'} aria-live="polite"><Alive text={said} /></p>
        {!over && (device
          ? <p class="device">{device}</p>
          : (
            <p>
              {view.next && <span key={view.next.title}>{l.next} <b>{view.next.title}</b><br /></span>}
              <b><Alive text={l.minutesLeft(w.minutes(Math.max(0, Math.ceil((view.total_ms / 1000 - plan_s) / 60))))} /></b>
              {' · '}<Alive text={`${l.ends} ${clockTime(left)}`} />
              {session.record.speed > 1 && <> · {l.rehearsal(session.record.speed)}</>}
            </p>
          ))}
      </div>
    </div>
  );
}
