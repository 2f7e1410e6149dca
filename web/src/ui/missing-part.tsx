// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// A part of the app that is loaded when it is needed, and is gone: the app was updated meanwhile. Said,
// and the page loads anew by itself, once, and never while a massage is going on in it.
import { screen } from '../store/app.ts';
import { w } from '../words/en.ts';
import { Button } from './parts.tsx';

/** loads: it does by itself; live: a massage goes on; again: that was tried a moment ago. */
export type Missing = 'loads' | 'live' | 'again';
const mark = 'unknot-loaded-anew';
const a_while_ms = 60_000;

/** The waiting new version takes over where no other page would lose its files by it. */
async function loadAnew(): Promise<void> {
  const waiting = (await navigator.serviceWorker?.getRegistration().catch(() => undefined))?.waiting;
  if (waiting) {
    const taken = new Promise<void>((done) => navigator.serviceWorker.addEventListener('controllerchange', () => done(), { once: true }));
    waiting.postMessage('take over');
    await Promise.race([taken, new Promise((done) => setTimeout(done, 3000))]);
  }
  location.reload();
}

export async function partIsMissing(): Promise<Missing> {
  if (screen.value.split('/')[0] === 'live') return 'live';
  let before = 0;
  try {
    before = Number(sessionStorage.getItem(mark));
    sessionStorage.setItem(mark, String(Date.now()));
  } catch {
    return 'again';
  }
  // A page that is without a part again right after it was loaded must not go round in circles.
  if (Math.abs(Date.now() - before) < a_while_ms) return 'again';
  void loadAnew();
  return 'loads';
}

export function MissingPart({ what }: { what: Missing }) {
  return (
    <div class="note" role="alert">
      <p>{w.update.missing} {what === 'loads' ? w.update.loads : what === 'live' ? w.update.later : ''}</p>
      {what === 'again' && <div class="row"><Button do={() => void loadAnew()}>{w.update.now}</Button></div>}
    </div>
  );
}
