// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What this device can do tonight, said plainly; what is missing, the session goes without.
import { useEffect, useState } from 'preact/hooks';
import { tryScreen, type ScreenState } from '../live/device.ts';
import { listenToKeys } from '../live/keys.ts';
import { Rhythm } from '../live/rhythm.ts';
import { soundOrNone } from '../live/sound.ts';
import type { Place } from '../live/turn.ts';
import { localVoice, onVoices, voiceSoon, VoiceSpeaker } from '../live/voice.ts';
import { settings } from '../store/app.ts';
import type { Settings } from '../store/types.ts';
import { Button, Choice, options, Title } from '../ui/parts.tsx';
import { KeyTeach } from '../ui/key-teach.tsx';
import { w } from '../words/en.ts';
import { useGate } from './prepare.tsx';

interface Can {
  voice: SpeechSynthesisVoice | null;
  screen: ScreenState;
  memory: boolean;
  offline: boolean;
}

/** Tried out, not guessed: a browser may know a thing and still refuse it. */
async function look(): Promise<Can> {
  const [voice, screen] = await Promise.all([voiceSoon('en'), tryScreen(document.body)]);
  const memory = await navigator.storage?.persisted?.().catch(() => false);
  if (!memory) void navigator.storage?.persist?.().catch(() => false);
  return {
    voice,
    screen,
    memory: 'indexedDB' in globalThis,
    offline: Boolean(navigator.serviceWorker?.controller),
  };
}

/** What this device will really do, in words. */
function said(can: Can) {
  const [c, d] = [w.check, w.device];
  const secure = isSecureContext;
  return {
    voice: can.voice ? c.voiceYes : c.voiceNo,
    screen: can.screen === 'on' ? c.screenYes : can.screen === 'film' ? d.film : secure ? c.screenNo : d.filmNo,
    memory: can.memory ? (secure ? c.storeYes : `${c.storeYes} ${d.insecureMemory}`) : c.storeNo,
    offline: can.offline ? c.offlineYes : secure ? c.offlineNo : d.insecureOffline,
  };
}

function Row({ name, text }: { name: string; text: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{text}</td>
    </tr>
  );
}

export function CheckStep() {
  const [can, setCan] = useState<Can | null>(null);
  const [heard, setHeard] = useState<boolean | null>(null);
  const [silent, setSilent] = useState(false);
  useEffect(() => void look().then(setCan), []);
  // A voice may come seconds later.
  useEffect(() => onVoices(() => setCan((had) => had && { ...had, voice: localVoice('en') })), []);
  useEffect(() => listenToKeys(() => undefined, () => null), []);
  useGate({ word: w.check.make });
  const set = (change: Partial<Settings>) => (settings.value = { ...settings.value, ...change });
  const play = async () => {
    const sound = soundOrNone(() => new Rhythm());
    setSilent(!(await sound?.wake()));
    sound?.tone('next');
    setTimeout(() => new VoiceSpeaker(() => localVoice('en')).speak(w.check.testCue, 6000, () => undefined), 600);
    setTimeout(() => sound?.close(), 4000);
  };
  const now = settings.value;
  const words = can && said(can);
  return (
    <>
      <Title>{w.check.title}</Title>
      <section class="card">
        <table>
          <tbody>
            <Row name={w.check.voice} text={words?.voice ?? w.loading} />
            <Row name={w.check.screen} text={words?.screen ?? w.loading} />
            <Row name={w.check.store} text={words?.memory ?? w.loading} />
            <Row name={w.check.offline} text={words?.offline ?? w.loading} />
          </tbody>
        </table>
      </section>
      <section class="card">
        <h2>{w.check.sound}</h2>
        <div class="row"><Button do={() => void play()}>{w.check.soundTry}</Button></div>
        {silent && <p class="note" role="status">{w.device.soundLost}</p>}
        <Choice label={w.check.soundLoud} value={heard === null ? undefined : String(heard)} set={(id) => setHeard(id === 'true')}
          of={[{ id: 'true', text: w.check.soundYes }, { id: 'false', text: w.check.soundNo }]} />
        {heard === false && <p class="note">{w.check.soundNoHelp}</p>}
      </section>
      <section class="card">
        <Choice label={w.check.quiet} of={options(w.check.quiets)} value={now.quiet} set={(quiet) => set({ quiet: quiet as Settings['quiet'] })} />
        <Choice label={w.check.place} help={w.check.placeHelp} of={options(w.check.places)} value={now.place} set={(place) => set({ place: place as Place })} />
      </section>
      <section class="card">
        <h2>{w.keys.title}</h2>
        <KeyTeach />
      </section>
    </>
  );
}
