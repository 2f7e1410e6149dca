// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What the device does for a session: the screen stays on, by a wake lock or by a silent film; asked
// for again when it was taken away, and said when neither is given.
import { signal } from '@preact/signals';
import { makeFilm, type Film } from './film.ts';
import { atMoments } from './mend.ts';

export type ScreenState = 'asking' | 'on' | 'film' | 'off';
export const screenState = signal<ScreenState>('asking');

/** A system that takes every lock back at once is not asked without end. */
const again_ms = 2000;

async function lockScreen(): Promise<WakeLockSentinel | null> {
  if (!('wakeLock' in navigator)) return null;
  return navigator.wakeLock.request('screen').catch(() => null);
}

/** What this device would do, tried out: for the start-up check. */
export async function tryScreen(into: HTMLElement): Promise<ScreenState> {
  const lock = await lockScreen();
  if (lock) {
    await lock.release().catch(() => undefined);
    return 'on';
  }
  const film = await makeFilm(into);
  const plays = (await film?.play()) ?? false;
  film?.close();
  return plays ? 'film' : 'off';
}

export function keepScreenOn(into: HTMLElement): () => void {
  let lock: WakeLockSentinel | null = null;
  let film: Promise<Film | null> | null = null;
  let on = true;
  let asking = false;
  let askedAt = -Infinity;
  const ask = async () => {
    if (!on || asking || document.visibilityState !== 'visible' || (lock && !lock.released)) return;
    asking = true;
    askedAt = performance.now();
    const got = await lockScreen();
    asking = false;
    if (!on) return void got?.release();
    if (got) {
      lock = got;
      screenState.value = 'on';
      got.addEventListener('release', taken);
      return;
    }
    film ??= makeFilm(into);
    const made = await film;
    if (!on) return made?.close();
    screenState.value = (await made?.play()) ? 'film' : 'off';
  };
  // Taken away though the page is seen: a low battery, another app. Else it comes with the page.
  const taken = () => {
    if (!on || document.visibilityState !== 'visible') return;
    screenState.value = 'off';
    if (performance.now() - askedAt > again_ms) void ask();
  };
  const stop = atMoments(() => void ask());
  void ask();
  return () => {
    on = false;
    stop();
    void lock?.release().catch(() => undefined);
    void film?.then((made) => made?.close());
    screenState.value = 'asking';
  };
}
