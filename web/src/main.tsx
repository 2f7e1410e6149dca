// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { render } from 'preact';
import './styles/base.css';
import './styles/parts.css';
import './styles/screens.css';
import './styles/live.css';
import { App } from './app.tsx';
import { startEngine } from './engine/client.ts';
import { unfinished } from './store/db.ts';
import { openRoutines } from './store/routines.ts';
import { failure, followAddress, guide, loaded, lost, openStore } from './store/app.ts';

async function start(): Promise<void> {
  followAddress();
  const [, engine] = await Promise.all([openStore(), startEngine()]);
  if (!engine.loaded.ok) throw new Error(JSON.stringify(engine.loaded));
  await openRoutines();
  lost.value = (await unfinished()) ?? null;
  guide.value = engine.guide;
  loaded.value = engine.loaded;
}

render(<App />, document.getElementById('app')!);
start().catch((error: unknown) => {
  failure.value = String(error);
});

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  void navigator.serviceWorker.register('./sw.js');
}
