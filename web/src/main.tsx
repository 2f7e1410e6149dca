// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { render } from 'preact';
import './styles/base.css';
import './styles/parts.css';
import './styles/screens.css';
import './styles/live.css';
import './styles/notices.css';
import './styles/print.css';
import { App } from './app.tsx';
import { watchPatches } from './ui/patch.tsx';
import { openForPrint } from './ui/print.ts';
import { startEngine } from './engine/client.ts';
import { freshen } from './screens/freshen.ts';
import { offerLost, openLost } from './screens/open-session.ts';
import { openRoutines } from './store/routines.ts';
import { failure, followAddress, guide, loaded, openStore, screen } from './store/app.ts';

async function start(): Promise<void> {
  followAddress();
  const [, engine] = await Promise.all([openStore(), startEngine()]);
  if (!engine.loaded.ok) throw new Error(JSON.stringify(engine.loaded));
  await openRoutines();
  watchPatches();
  guide.value = engine.guide;
  await openLost();
  await freshen();
  // A page that was left open overnight is opened anew when somebody looks at it.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && !screen.value.startsWith('live')) void Promise.all([offerLost(), freshen()]);
  });
  loaded.value = engine.loaded;
}

openForPrint();
render(<App />, document.getElementById('app')!);
start().catch((error: unknown) => {
  failure.value = String(error);
});

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  void navigator.serviceWorker.register('./sw.js');
}
