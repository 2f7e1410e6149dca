// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Keeps the sound on: a browser starts it only after a touch, and calls and locks take it away.
import { signal } from '@preact/signals';
import { atMoments } from './mend.ts';
import type { Rhythm } from './rhythm.ts';

/** waits: for a touch; lost: a touch did not bring it back. */
export const soundState = signal<'on' | 'waits' | 'lost'>('on');

/** So many touches without an answer, and it will not come. */
const tries = 3;

/** Null: this device has no sound at all. */
export function soundOrNone<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    soundState.value = 'lost';
    return null;
  }
}

export function keepSound(rhythm: Rhythm): () => void {
  let touches = 0;
  let on = true;
  const look = () => {
    if (!on) return;
    if (rhythm.runs) touches = 0;
    soundState.value = rhythm.runs ? 'on' : touches >= tries ? 'lost' : 'waits';
  };
  const wake = (touch: boolean) => {
    if (rhythm.runs) return look();
    void rhythm.wake().then((runs) => {
      if (touch && !runs) touches++;
      look();
    });
  };
  const stop = atMoments(wake);
  const deaf = rhythm.onState(() => {
    look();
    if (!rhythm.runs && document.visibilityState === 'visible') wake(false);
  });
  wake(false);
  return () => {
    on = false;
    stop();
    deaf();
    soundState.value = 'on';
  };
}
