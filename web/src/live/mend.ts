// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Moments at which a browser gives back what it took away: a touch, a key, the page seen again.

/** Calls `mend` at each of them; `touch` is true where somebody did something. */
export function atMoments(mend: (touch: boolean) => void): () => void {
  const touched = () => mend(true);
  const seen = () => document.visibilityState === 'visible' && mend(false);
  const touches = ['pointerdown', 'pointerup', 'touchend', 'keydown'];
  for (const name of touches) addEventListener(name, touched, { capture: true, passive: true });
  document.addEventListener('visibilitychange', seen);
  addEventListener('pageshow', seen);
  return () => {
    for (const name of touches) removeEventListener(name, touched, { capture: true });
    document.removeEventListener('visibilitychange', seen);
    removeEventListener('pageshow', seen);
  };
}
