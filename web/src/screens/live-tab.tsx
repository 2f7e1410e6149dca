// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The live screen in the tab that leads the session. The others say that it goes on there; stop
// works from them, and they can take over.
import { useEffect, useRef, useState } from 'preact/hooks';
import { unfinished } from '../store/db.ts';
import { go, lost } from '../store/app.ts';
import { lead, leading, leaveHere, stopElsewhere, takeOver, watchLeader } from '../store/tabs.ts';
import { Button, Page, Title } from '../ui/parts.tsx';
import { w } from '../words/en.ts';
import { LiveScreen } from './live.tsx';

/** The session as it is on the disk now: another tab may have written it since this page looked. */
async function refresh(): Promise<void> {
  const found = await unfinished().catch(() => undefined);
  if (found) lost.value = found;
}

function Follower({ taken }: { taken: () => void }) {
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const stop = async () => {
    setSaid('');
    setSaid((await stopElsewhere()) ? w.tabs.stopped : w.tabs.silent);
  };
  const unwatch = useRef(() => {});
  const take = async () => {
    unwatch.current();
    setBusy(true);
    await takeOver(lost.value?.id ?? '');
    await refresh();
    taken();
  };
  useEffect(() => {
    unwatch.current = watchLeader(() => void refresh().then(() => go('start')));
    const key = (event: KeyboardEvent) => {
      if (event.code !== 'Escape') return;
      event.preventDefault();
      void stop();
    };
    addEventListener('keydown', key);
    return () => {
      unwatch.current();
      removeEventListener('keydown', key);
    };
  }, []);
  return (
    <Page>
      <Title>{w.tabs.elsewhere}</Title>
      <p class="lead">{w.tabs.elsewhereSay}</p>
      <div class="row"><Button kind="warn big" do={() => void stop()}>{w.tabs.stop}</Button></div>
      <p class="lead" role="alert">{said}</p>
      <div class="row">
        <Button disabled={busy} do={() => void take()}>{busy ? w.tabs.taking : w.tabs.takeOver}</Button>
        <Button to="start">{w.tabs.home}</Button>
      </div>
    </Page>
  );
}

export function LiveTab({ speed }: { speed: number }) {
  const [mine, setMine] = useState(false);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    let here = true;
    void lead(lost.value?.id ?? '').then((led) => {
      if (!here) return;
      setMine(led);
      setAsked(true);
    });
    return () => {
      here = false;
      leaveHere();
    };
  }, []);
  if (!asked) return <main class="page"><p class="lead" role="status">{w.loading}</p></main>;
  if (!mine || !leading.value) return <Follower taken={() => setMine(true)} />;
  return <LiveScreen speed={speed} />;
}
