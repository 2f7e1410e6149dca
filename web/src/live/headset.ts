// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The buttons of a headset and the media keys of a keyboard. Browsers send them only to a page that
// plays a sound of its own for more than five seconds, so one without any sound plays on.
import { pressed } from './keys.ts';
import { atMoments } from './mend.ts';
import type { Say } from './session.ts';
import type { View } from '../engine/types.ts';

/** Ten silent seconds as a WAV file: 8 bits, 3 kHz, one channel. */
export function silence(seconds = 10, rate = 3000): Blob {
  const size = seconds * rate;
  const bytes = new DataView(new ArrayBuffer(44 + size));
  const text = (at: number, letters: string) => [...letters].forEach((c, i) => bytes.setUint8(at + i, c.charCodeAt(0)));
  text(0, 'RIFF');
  bytes.setUint32(4, 36 + size, true);
  text(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, rate, true);
  bytes.setUint32(28, rate, true);
  bytes.setUint16(32, 1, true);
  bytes.setUint16(34, 8, true);
  text(36, 'data');
  bytes.setUint32(40, size, true);
  for (let i = 0; i < size; i++) bytes.setUint8(44 + i, 128);
  return new Blob([bytes], { type: 'audio/wav' });
}

const keys: [MediaSessionAction, string][] = [
  ['play', 'MediaPlay'], ['pause', 'MediaPause'], ['stop', 'MediaStop'],
  ['nexttrack', 'MediaTrackNext'], ['previoustrack', 'MediaTrackPrevious'],
];

export interface Headset {
  /** What the system shows and which of play and pause a single button sends. */
  show(title: string, running: boolean): void;
  close(): void;
}

export function listenToHeadset(send: (say: Say) => void, view: () => View | null): Headset {
  const session = navigator.mediaSession as MediaSession | undefined;
  const url = URL.createObjectURL(silence());
  const sound = new Audio(url);
  sound.loop = true;
  const play = () => void sound.play().catch(() => undefined);
  play();
  // Where sound waits for a touch, the first one starts it; a call or a lock may stop it again.
  const mended = atMoments(play);
  const set = (action: MediaSessionAction, handler: MediaSessionActionHandler | null) => {
    try {
      session?.setActionHandler(action, handler);
    } catch {
      // Not every browser knows every button.
    }
  };
  for (const [action, key] of keys) set(action, () => {
    pressed(key, view(), send);
    // Some systems pause the sound by themselves; without it no button would come any more.
    play();
  });
  return {
    show(title, running) {
      if (!session) return;
      session.playbackState = running ? 'playing' : 'paused';
      if ('MediaMetadata' in globalThis && session.metadata?.title !== title) session.metadata = new MediaMetadata({ title, artist: 'Unknot' });
    },
    close() {
      for (const [action] of keys) set(action, null);
      mended();
      sound.pause();
      URL.revokeObjectURL(url);
    },
  };
}
