// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The live screen: the back is the screen. One headline, one line of how, one of what comes, three
// zones for an elbow and a strip with every way to end. STOP stands in one place whatever happens.
import { useSignal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Away } from '../live/away.ts';
import { keepScreenOn, screenState } from '../live/device.ts';
import { feelPresses } from '../live/elbow.ts';
import { listenToHeadset, type Headset } from '../live/headset.ts';
import { listenToKeys } from '../live/keys.ts';
import { atMoments } from '../live/mend.ts';
import { LivePicture } from '../live/picture.ts';
import { Rhythm } from '../live/rhythm.ts';
import { LiveSession, type Say } from '../live/session.ts';
import { keepSound, soundOrNone, soundState } from '../live/sound.ts';
import { Stopping } from '../live/stopping.ts';
import { turnOf } from '../live/turn.ts';
import { localVoice, TextSpeaker, voiceState, VoiceSpeaker } from '../live/voice.ts';
import { unfinished } from '../store/db.ts';
import { goesOn } from '../store/evening.ts';
import { finished, go, lost, personOf, savePerson, settings, swapping } from '../store/app.ts';
import { limitOf } from '../store/limits.ts';
import { drawingFor, liveSkin } from '../ui/drawing.ts';
import { w } from '../words/en.ts';
import { Sheet, type Tones } from './live-sheet.tsx';
import { besideStop, Veil, veilOf } from './live-veil.tsx';
import { useWarning, Words } from './live-words.tsx';
import { Strip, Zones } from './live-zones.tsx';

/** A session with all that keeps it alive on this device, until `close`. */
interface Opened {
  session: LiveSession;
  away: Away;
  close: () => void;
}

/** Sound, voice and watch over the page, from the first moment to the last. */
function equip(session: LiveSession, rhythm: Rhythm | null, voice: VoiceSpeaker | null): Opened {
  const rule = (name: string) => 1000 * limitOf('LIVE/hidden', name);
  const away = new Away(
    // A rehearsal's clock does not count a standstill; it is only watched for being hidden.
    { pause_ms: rule('pause_s'), frozen_ms: session.record.speed > 1 ? Infinity : rule('frozen_s') },
    {
      running: () => session.view.value?.running ?? false,
      pause: () => session.send({ who: 'clock', kind: 'pause' }),
      shown(seen) {
        rhythm?.fade(seen, limitOf('LIVE/hidden', 'fade_s'));
        session.speech.quiet(!seen);
      },
    },
  );
  session.awake = () => away.check();
  let rested = false;
  const stops = [
    away.listen(),
    rhythm ? keepSound(rhythm) : () => undefined,
    voice ? atMoments((touch) => voice.mend(touch)) : () => undefined,
    session.view.subscribe((view) => {
      // An answer that was under way when the page fell asleep still says "running".
      if (view?.running && rested) away.wentOn();
      if (view) rested = !view.running;
    }),
  ];
  return {
    session,
    away,
    close() {
      for (const stop of stops) stop();
      voiceState.value = 'on';
      session.close();
      rhythm?.close();
    },
  };
}

async function open(speed: number): Promise<Opened | null> {
  const record = lost.value ?? (await unfinished());
  // One of another evening is not gone on with, however its page was opened.
  if (!record || !goesOn(record)) return null;
  record.speed = speed;
  const rhythm = soundOrNone(() => new Rhythm());
  if (rhythm) rhythm.muted = !settings.value.rhythm || speed > 4;
  // The voice may come later than the first cue: it is looked for at every one.
  const voice = settings.value.voice && speed <= 1.5 ? new VoiceSpeaker(() => localVoice('en')) : null;
  const session = new LiveSession(record, voice ?? new TextSpeaker(speed), rhythm);
  const opened = equip(session, rhythm, voice);
  await session.begin(settings.value.quiet);
  return opened;
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

/** Paints while the screen is shown; a new plan or size sets the stage anew. */
function usePicture(session: LiveSession | null, stopping: Stopping, each: (s: number) => void) {
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
        const status = stopping.waiting.value ? 'stopped' : (session.view.value?.status ?? 'ready');
        const quiet = status === 'paused' || status === 'stopped' || status === 'finished';
        return {
          plan_s: session.planSeconds(),
          moving: (session.view.value?.running ?? false) && !quiet,
          dim: status === 'paused' ? 0.3 : quiet ? 0.6 : 0,
          hands: status !== 'finished' && !(status === 'stopped' && session.hands.value === 'lift'),
        };
      },
      session.rhythm,
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

/** What the device cannot do now, in one line; '' if all is well. */
function deviceTrouble(): string {
  const d = w.device;
  const wanted = settings.value.rhythm;
  if (wanted && soundState.value === 'waits') return d.soundOff;
  if (voiceState.value === 'waits') return d.voiceOff;
  if (voiceState.value === 'lost') return d.voiceLost;
  if (wanted && soundState.value === 'lost') return d.soundLost;
  return screenState.value === 'off' ? d.screenOff : '';
}

function lasting(ms: number): string {
  const s = Math.round(ms / 1000);
  return s === 0 ? '' : s < 90 ? w.device.seconds(s) : w.minutes(Math.round(s / 60));
}

export function LiveScreen({ speed }: { speed: number }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const sheet = useSignal(false);
  const seconds = useSignal(0);
  const main = useRef<HTMLElement>(null);
  const headset = useRef<Headset | null>(null);
  const [stopping] = useState(() => new Stopping());
  const session = opened?.session ?? null;
  const now = useRef<LiveSession | null>(null);
  /** Everything said on this screen, by whatever means, comes through here. */
  const send = (say: Say) => {
    sheet.value = false;
    const mine = now.current;
    if (say.kind === 'stop') mine?.hush();
    if (stopping.hears(say.kind, mine?.view.value)) mine?.send(say);
  };
  useEffect(() => {
    let mine: Opened | null = null;
    let gone = false;
    void open(speed).then((got) => {
      if (!got) return go('start');
      mine = got;
      if (gone) return got.close();
      now.current = got.session;
      // Said while it was being opened.
      if (stopping.waiting.value) got.session.send({ who: 'receiver', kind: 'stop' });
      setOpened(got);
    });
    const view = () => now.current?.view.value ?? null;
    const stops = [keepScreenOn(main.current!), listenToKeys(send, view), feelPresses(main.current!)];
    headset.current = listenToHeadset(send, view);
    return () => {
      gone = true;
      for (const stop of stops) stop();
      headset.current?.close();
      mine?.close();
    };
  }, []);
  useEffect(() => session?.view.subscribe((view) => stopping.seen(view)), [session]);
  const { canvas, stage } = usePicture(session, stopping, (s) => {
    if (Math.abs(s - seconds.value) > 0.2) seconds.value = Math.round(s * 5) / 5;
  });
  const leave = async (swap = false) => {
    if (!session) return go('start');
    await session.finish();
    swapping.value = swap;
    lost.value = null;
    // Nobody lay there: nobody to ask.
    if (!session.record.receiverId) return go('routines');
    finished.value = session.record;
    go('after');
  };
  const view = session?.view.value;
  useEffect(() => headset.current?.show(view?.step?.title ?? '', view?.running ?? false), [view?.step?.title, view?.running]);
  const warning = useWarning(view);
  const trouble = session?.trouble.value;
  // Known before the session is open: STOP must not move when it comes.
  const turn = turnOf(settings.value.place, session ? session.record.plan.request.receiver?.position : lost.value?.position);
  // A stop that was said elsewhere, where a session tells of it.
  const veil = veilOf(session, stopping.waiting.value || (session?.stopping.value ?? false));
  const close = () => (sheet.value = false);
  const word = (kind: Say['kind'], text: string) => ({ text, press: () => send({ who: 'receiver', kind }) });
  const softer = word('softer', w.live.softer);
  const sides = sheet.value ? { first: softer, third: { text: w.live.close, press: close } }
    : veil === 'question' ? besideStop(send)
    : veil ? { first: null, third: null } : { first: softer, third: word('more-here', w.live.more) };
  return (
    <main class="live" data-turn={turn} data-veil={veil ?? ''} data-sheet={sheet.value ? 'open' : ''} ref={main}>
      <canvas ref={canvas} aria-hidden="true" />
      {view
        ? <Words session={session!} plan_s={seconds.value} warning={warning} device={deviceTrouble()} />
        : <div class="words"><header class="head"><h1>{trouble ? w.live.noRoom : w.loading}</h1><p class="how">{trouble}</p></header></div>}
      <div class="stage" ref={stage} />
      {veil && <Veil kind={veil} session={session} away={lasting(opened?.away.missed_ms.value ?? 0)} device={deviceTrouble()} send={send} leave={(swap) => void leave(swap)} />}
      {sheet.value && session && (
        <Sheet view={view ?? null} rhythm={session.rhythm} tones={session.tones.value} paint={(tones) => void paint(session, tones)}
          canTurn={(session.record.plan.request.receiver?.position ?? 'prone') === 'prone'} send={send} close={close} />
      )}
      <Zones first={sides.first} third={sides.third} stop={() => send({ who: 'receiver', kind: 'stop' })} />
      <Strip view={view ?? null} send={send} open={() => (sheet.value = true)} opened={sheet.value} />
      <p class="visually-hidden">{w.live.keys}</p>
    </main>
  );
}
