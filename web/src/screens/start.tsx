// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { draft, go, lost, patches, people } from '../store/app.ts';
import { elsewhere } from '../store/tabs.ts';
import { Back } from '../ui/back.tsx';
import { useDrawing } from '../ui/drawing.ts';
import { Button, Title } from '../ui/parts.tsx';
import { w } from '../words/en.ts';
import { AgainAtStart } from './again.tsx';
import { newDraft } from './draft.ts';
import { endAsHistory, goOnWith } from './open-session.ts';

function Lost() {
  const session = lost.value;
  if (session?.state !== 'live') return null;
  if (elsewhere.value !== null)
    return (
      <section class="card" aria-labelledby="lost">
        <h2 id="lost">{w.tabs.elsewhere}</h2>
        <div class="row"><Button kind="main" do={() => goOnWith(session)}>{w.tabs.show}</Button></div>
      </section>
    );
  const minutes = Math.max(0, Math.round((Date.now() - session.seen) / 60000));
  return (
    <section class="card" aria-labelledby="lost">
      <h2 id="lost">{w.start.lostTitle}</h2>
      <p class="soft">{session.receiverName ? w.start.lost(session.receiverName, w.start.ago(minutes)) : w.start.lostRoutine(session.routine ?? '', w.start.ago(minutes))}</p>
      <div class="row">
        <Button kind="main" do={() => goOnWith(session)}>{w.start.goOn}</Button>
        <Button do={() => void endAsHistory(session)}>{w.start.letGo}</Button>
      </div>
    </section>
  );
}

export function StartScreen() {
  const drawing = useDrawing({});
  const tone = people.value.at(-1)?.tone ?? 'medium-light';
  const begin = () => {
    draft.value ??= newDraft();
    go('prepare');
  };
  return (
    <main class="start">
      <div class="scene">
        {drawing && <Back drawing={drawing} tone={tone} light="night" still />}
        <div class="shade" />
      </div>
      <div class="say">
        <Title>{w.start.title}</Title>
        <p class="lead">{w.start.lead}</p>
        <Lost />
        <div class="row">
          <Button kind="main big" do={begin}>{w.start.begin}</Button>
          {patches.value.map((test) => (
            <Button key={test.id} do={() => { draft.value ??= { ...newDraft(), receiverId: test.receiverId, giverId: test.giverId }; draft.value = { ...draft.value, step: 4 }; go('prepare'); }}>
              {w.start.patch(test.name)}
            </Button>
          ))}
        </div>
        <AgainAtStart />
        <nav class="row" aria-label={w.brand}>
          <Button to="learn">{w.start.practise}</Button>
          <Button to="routines">{w.start.routines}</Button>
          <Button to="ask">{w.start.ask}</Button>
          <Button to="people">{w.start.people}</Button>
        </nav>
        <p class="lead small">{w.start.promise}</p>
      </div>
    </main>
  );
}
