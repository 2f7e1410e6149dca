// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What the device does for a session: the screen stays on.

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
