// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What the device does for a session: the screen stays on, headset and media keys work, keys too.
import type { Say } from './session.ts';

export function keepScreenOn(): () => void {
  let lock: WakeLockSentinel | null = null;
  let on = true;
  const ask = () => {
    if (!on || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    navigator.wakeLock.request('screen').then(
      (got) => {
        if (on) lock = got;
        else void got.release();
      },
      () => undefined,
    );
  };
  ask();
  document.addEventListener('visibilitychange', ask);
  return () => {
    on = false;
    document.removeEventListener('visibilitychange', ask);
    void lock?.release();
  };
}

const keys: Record<string, Say> = {
  s: { who: 'receiver', kind: 'softer' },
  h: { who: 'receiver', kind: 'harder' },
  m: { who: 'receiver', kind: 'more-here' },
  l: { who: 'receiver', kind: 'less-here' },
  x: { who: 'receiver', kind: 'never-here' },
  g: { who: 'receiver', kind: 'just-right' },
  n: { who: 'giver', kind: 'skip' },
  b: { who: 'giver', kind: 'back' },
  z: { who: 'giver', kind: 'undo' },
  r: { who: 'giver', kind: 'repeat' },
  t: { who: 'giver', kind: 'tired' },
  w: { who: 'giver', kind: 'wind-down' },
  Escape: { who: 'receiver', kind: 'stop' },
};

/** `running` tells whether the space bar pauses or goes on. */
export function listenToKeys(send: (say: Say) => void, running: () => boolean): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const inButton = event.target instanceof HTMLButtonElement;
    if (event.key === ' ' && !inButton) {
      event.preventDefault();
      send({ who: 'giver', kind: running() ? 'pause' : 'resume' });
      return;
    }
    const say = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (say) send(say);
  };
  addEventListener('keydown', press);
  const media: [MediaSessionAction, Say][] = [
    ['pause', { who: 'giver', kind: 'pause' }],
    ['play', { who: 'giver', kind: 'resume' }],
    ['stop', { who: 'receiver', kind: 'stop' }],
    ['nexttrack', { who: 'giver', kind: 'skip' }],
    ['previoustrack', { who: 'giver', kind: 'back' }],
  ];
  const session = navigator.mediaSession as MediaSession | undefined;
  for (const [action, say] of media) {
    try {
      session?.setActionHandler(action, () => send(say));
    } catch {
      // Not every browser knows every key.
    }
  }
  return () => {
    removeEventListener('keydown', press);
    for (const [action] of media) {
      try {
        session?.setActionHandler(action, null);
      } catch {
        // As above.
      }
    }
  };
}
