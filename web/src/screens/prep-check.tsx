// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What this device can do tonight, said plainly; what is missing, the session goes without.
import { useEffect, useState } from 'preact/hooks';
import { listenToKeys } from '../live/keys.ts';
import { Rhythm } from '../live/rhythm.ts';
import type { Place } from '../live/turn.ts';
import { voiceSoon, VoiceSpeaker } from '../live/voice.ts';
import { settings } from '../store/app.ts';
import type { Settings } from '../store/types.ts';
import { Button, Choice, options, Title } from '../ui/parts.tsx';
import { KeyTeach } from '../ui/key-teach.tsx';
import { w } from '../words/en.ts';
import { useGate } from './prepare.tsx';

interface Can {
  voice: SpeechSynthesisVoice | null;
  screen: boolean;
  memory: boolean;
  offline: boolean;
}

async function look(): Promise<Can> {
  const voice = await voiceSoon('en');
  const memory = await navigator.storage?.persisted?.().catch(() => false);
  if (!memory) void navigator.storage?.persist?.().catch(() => false);
  return {
    voice,
    screen: 'wakeLock' in navigator,
    memory: 'indexedDB' in globalThis,
    offline: Boolean(navigator.serviceWorker?.controller),
  };
}

function Row({ name, ok, yes, no }: { name: string; ok: boolean; yes: string; no: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{ok ? yes : no}</td>
    </tr>
  );
}

export function CheckStep() {
  const [can, setCan] = useState<Can | null>(null);
  const [heard, setHeard] = useState<boolean | null>(null);
  useEffect(() => void look().then(setCan), []);
  useEffect(() => listenToKeys(() => undefined, () => null), []);
  useGate({ word: w.check.make });
  const set = (change: Partial<Settings>) => (settings.value = { ...settings.value, ...change });
  const play = async () => {
    const sound = new Rhythm();
    await sound.wake();
    sound.tone('next');
    if (can?.voice) setTimeout(() => new VoiceSpeaker(can.voice!).speak(w.check.testCue, 6000, () => undefined), 600);
    setTimeout(() => sound.close(), 4000);
  };
  const now = settings.value;
  return (
    <>
      <Title>{w.check.title}</Title>
      <section class="card">
        <table>
          <tbody>
            <Row name={w.check.voice} ok={Boolean(can?.voice)} yes={w.check.voiceYes} no={can ? w.check.voiceNo : w.loading} />
            <Row name={w.check.screen} ok={can?.screen ?? false} yes={w.check.screenYes} no={can ? w.check.screenNo : w.loading} />
            <Row name={w.check.store} ok={can?.memory ?? false} yes={w.check.storeYes} no={can ? w.check.storeNo : w.loading} />
            <Row name={w.check.offline} ok={can?.offline ?? false} yes={w.check.offlineYes} no={can ? w.check.offlineNo : w.loading} />
          </tbody>
        </table>
      </section>
      <section class="card">
        <h2>{w.check.sound}</h2>
        <div class="row"><Button do={() => void play()}>{w.check.soundTry}</Button></div>
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
