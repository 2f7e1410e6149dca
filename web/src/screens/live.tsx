// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The live screen: the back is the screen. One headline, one line of how, one of what comes, three
// zones for an elbow and a strip with every way to end.
import { useSignal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { LivePicture } from '../live/picture.ts';
import { keepScreenOn } from '../live/device.ts';
import { feelPresses } from '../live/elbow.ts';
import { listenToHeadset, type Headset } from '../live/headset.ts';
import { listenToKeys } from '../live/keys.ts';
import { handsAt } from '../live/pose.ts';
import { Rhythm } from '../live/rhythm.ts';
import { turnOf, type Turn } from '../live/turn.ts';
import { LiveSession, type Say } from '../live/session.ts';
import { TextSpeaker, voiceSoon, VoiceSpeaker } from '../live/voice.ts';
import type { View } from '../engine/types.ts';
import { unfinished } from '../store/db.ts';
import { goesOn } from '../store/evening.ts';
import { finished, go, lost, personOf, savePerson, settings, swapping } from '../store/app.ts';
import { drawingFor, liveSkin } from '../ui/drawing.ts';
import { Alive } from '../ui/alive.tsx';
import { clockTime, minSec } from '../ui/parts.tsx';
import { w } from '../words/en.ts';
import { Sheet, type Tones } from './live-sheet.tsx';
import { Veil } from './live-veil.tsx';
import { Strip, Zones } from './live-zones.tsx';

async function open(speed: number): Promise<LiveSession | null> {
  const record = lost.value ?? (await unfinished());
  // One of another evening is not gone on with, however its page was opened.
  if (!record || !goesOn(record)) return null;
  record.speed = speed;
  const rhythm = new Rhythm();
  void rhythm.wake();
  rhythm.muted = !settings.value.rhythm || speed > 4;
  const voice = settings.value.voice && speed <= 1.5 ? await voiceSoon('en') : null;
  const speaker = voice ? new VoiceSpeaker(voice) : new TextSpeaker(speed);
  const session = new LiveSession(record, speaker, rhythm);
  await session.begin(settings.value.quiet);
  return session;
}

/** The choice is kept with the two people and, for new ones, with the device. */
async function paint(session: LiveSession, tones: Tones): Promise<void> {
  session.paint(tones);
  settings.value = { ...settings.value, tones };
  const { receiverId, giverId } = session.record;
  for (const [id, tone] of [[receiverId, tones.back], [giverId, tones.hands]] as const) {
    const person = personOf(id);
    if (person) await savePerson({ ...person, tone });
  }
}

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
function useWarning(view: View | null | undefined): string | null {
  const came = useRef<{ text: string | null; step: number | undefined }>({ text: null, step: undefined });
  const text = view?.warning ?? null;
  const step = view?.step?.id;
  if (came.current.text !== text) came.current = { text, step };
  return came.current.step === step ? text : null;
}

/** `shown`: what stands on the screen already; it is only read out. */
function Said({ session, turn, shown }: { session: LiveSession; turn: Turn; shown: string | null }) {
  const [text, setText] = useState('');
  const [low, setLow] = useState(false);
  const say = session.note.value || session.cue.value;
  useEffect(() => {
    setText(say);
    // Words go where the hands are not.
    const track = session.track.value;
    const hands = track ? handsAt(track, session.planSeconds() + 2) : null;
    const unit = track?.plan.body.v_unit_mm ?? Infinity;
    // Seen from the head, the shoulders lie at the lower edge.
    const heights = [hands?.left, hands?.right].flatMap((hand) => (hand?.contact ? [turn === 2 ? unit - hand.y : hand.y] : []));
    setLow(Math.max(0, ...heights) > 0.7 * unit);
    const timer = setTimeout(() => {
      setText('');
      session.note.value = '';
    }, 7000);
    return () => clearTimeout(timer);
  }, [say]);
  const asked = session.view.value?.question;
  const kind = text === shown ? 'visually-hidden' : low ? 'said low' : 'said';
  return <p class={kind} aria-live="polite">{asked === text ? null : <Alive text={text} />}</p>;
}

function Words({ session, plan_s, warning }: { session: LiveSession; plan_s: number; warning: string | null }) {
  const view = session.view.value!;
  const title = view.step?.title ?? '';
  const left = (view.total_ms / 1000 - plan_s) / session.record.speed;
  return (
    <>
      <header class="head">
        <h1 class={title.length > 30 ? 'longest' : title.length > 17 ? 'long' : ''}><Alive text={title} /></h1>
        <Ring session={session} plan_s={plan_s} />
        <p class="how"><Alive text={warning ?? view.step?.line ?? ''} /></p>
      </header>
      <p class="coming">
        {view.next && <span key={view.next.title}>{w.live.next} <b>{view.next.title}</b><br /></span>}
        <b><Alive text={w.live.minutesLeft(w.minutes(Math.max(0, Math.ceil((view.total_ms / 1000 - plan_s) / 60))))} /></b>
        {' · '}<Alive text={`${w.live.ends} ${clockTime(left)}`} />
        {session.record.speed > 1 && <> · {w.live.rehearsal(session.record.speed)}</>}
      </p>
    </>
  );
}

/** Paints while the screen is shown; a new plan or size sets the stage anew. */
function usePicture(session: LiveSession | null, rhythm: Rhythm | null, each: (s: number) => void) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const track = session?.track.value ?? null;
  const turn = turnOf(settings.value.place, track?.plan.request.receiver?.position);
  const tones = session?.tones.value;
  const picture = useRef<LivePicture | null>(null);
  useEffect(() => {
    if (!session || !canvas.current) return;
    picture.current = new LivePicture(
      canvas.current,
      () => {
        const status = session.view.value?.status ?? 'ready';
        const quiet = status === 'paused' || status === 'stopped' || status === 'finished';
        return {
          plan_s: session.planSeconds(),
          moving: (session.view.value?.running ?? false) && !quiet,
          dim: quiet ? 0.6 : 0,
          hands: status !== 'finished' && !(status === 'stopped' && session.hands.value === 'lift'),
        };
      },
      rhythm,
      each,
    );
    return () => picture.current?.stop();
  }, [session]);
  useEffect(() => {
    if (!session || !track) return;
    let on = true;
    const set = async () => {
      const drawing = await drawingFor({ receiver: track.plan.request.receiver ?? {}, marks: track.plan.limits.marks ?? [] });
      if (!on || !drawing || !stage.current) return;
      const skin = await liveSkin(drawing, { tone: tones!.back, light: 'night', turn });
      if (!on || !stage.current) return;
      picture.current?.set({ track, drawing, skin, giverTone: tones!.hands, turn, box: stage.current.getBoundingClientRect() });
    };
    void set();
    const watch = new ResizeObserver(() => void set());
    watch.observe(stage.current!);
    return () => {
      on = false;
      watch.disconnect();
    };
  }, [session, track, turn, tones]);
  return { canvas, stage };
}

export function LiveScreen({ speed }: { speed: number }) {
  const [session, setSession] = useState<LiveSession | null>(null);
  const sheet = useSignal(false);
  const seconds = useSignal(0);
  const main = useRef<HTMLElement>(null);
  const headset = useRef<Headset | null>(null);
  const rhythm = session?.rhythm ?? null;
  useEffect(() => {
    let mine: LiveSession | null = null;
    let gone = false;
    void open(speed).then((opened) => {
      if (!opened) return go('start');
      mine = opened;
      if (gone) opened.close();
      else setSession(opened);
    });
    const release = keepScreenOn();
    const say = (what: Say) => { sheet.value = false; mine?.send(what); };
    const now = () => mine?.view.value ?? null;
    const keys = listenToKeys(say, now);
    headset.current = listenToHeadset(say, now);
    const presses = feelPresses(main.current!);
    return () => {
      gone = true;
      release();
      keys();
      headset.current?.close();
      presses();
      mine?.close();
      mine?.rhythm?.close();
    };
  }, []);
  const { canvas, stage } = usePicture(session, rhythm, (s) => {
    if (Math.abs(s - seconds.value) > 0.2) seconds.value = Math.round(s * 5) / 5;
  });
  const send = (say: Say) => {
    sheet.value = false;
    session?.send(say);
  };
  const leave = async (swap = false) => {
    await session!.finish();
    swapping.value = swap;
    lost.value = null;
    // Nobody lay there: nobody to ask.
    if (!session!.record.receiverId) return go('routines');
    finished.value = session!.record;
    go('after');
  };
  const view = session?.view.value;
  useEffect(() => headset.current?.show(view?.step?.title ?? '', view?.running ?? false), [view?.step?.title, view?.running]);
  const warning = useWarning(view);
  const trouble = session?.trouble.value;
  const turn = turnOf(settings.value.place, session?.record.plan.request.receiver?.position);
  const strip = <Strip view={view ?? null} send={send} open={() => (sheet.value = true)} opened={sheet.value} />;
  return (
    <main class="live" data-turn={turn} ref={main}>
      <canvas ref={canvas} aria-hidden="true" />
      {view ? <Words session={session!} plan_s={seconds.value} warning={warning} /> : <header class="head"><h1>{trouble ? w.live.noRoom : w.loading}</h1><p class="how">{trouble}</p></header>}
      <div class="stage" ref={stage}>{session && <Said session={session} turn={turn} shown={warning} />}</div>
      <Zones send={send} />
      {strip}
      {view && <Veil session={session!} send={send} strip={strip} leave={(swap) => void leave(swap)} />}
      {sheet.value && session && (
        <Sheet view={view ?? null} rhythm={rhythm} tones={session.tones.value} paint={(tones) => void paint(session, tones)}
          canTurn={(session.record.plan.request.receiver?.position ?? 'prone') === 'prone'} send={send} close={() => (sheet.value = false)} />
      )}
      <p class="visually-hidden">{w.live.keys}</p>
    </main>
  );
}
