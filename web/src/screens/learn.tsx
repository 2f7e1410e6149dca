// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'preact/hooks';
import { engine } from '../engine/client.ts';
import type { Plan } from '../engine/types.ts';
import { LivePicture } from '../live/picture.ts';
import { trackOf } from '../live/pose.ts';
import { Rhythm } from '../live/rhythm.ts';
import { turnOf } from '../live/turn.ts';
import { people, settings } from '../store/app.ts';
import { drawingFor, liveSkin } from '../ui/drawing.ts';
import { Nothing } from '../ui/nothing.tsx';
import { Button, capital, Page, Title } from '../ui/parts.tsx';
import { w } from '../words/en.ts';
import { techniques } from './prep-wishes.tsx';

/** The technique's own plan, over and over, on an average back. */
function Lesson({ plan }: { plan: Plan }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [sound, setSound] = useState<Rhythm | null>(null);
  useEffect(() => {
    const track = trackOf(plan);
    const work = plan.steps.filter((step) => step.path.length > 0);
    const from = work[0]?.start_s ?? 0;
    const last = work.at(-1);
    const length = Math.max(1, (last ? last.start_s + last.duration_s : plan.total_s) - from);
    const began = performance.now();
    const moment = () => ({
      plan_s: from + (((performance.now() - began) / 1000) % length), moving: true, dim: 0, hands: true,
    });
    const picture = new LivePicture(canvas.current!, moment, sound, () => undefined);
    const person = people.value.at(-1);
    const set = async () => {
      const drawing = await drawingFor({ receiver: plan.request.receiver ?? {} });
      if (!drawing || !canvas.current) return;
      const { width, height } = canvas.current.getBoundingClientRect();
      const turn = turnOf(settings.value.place);
      const skin = await liveSkin(drawing, { tone: person?.tone ?? settings.value.tones.back, light: 'night', turn });
      if (!canvas.current) return;
      picture.set({
        track, drawing, skin, giverTone: settings.value.tones.hands, turn,
        box: new DOMRect(0, height * 0.06, width, height * 0.9),
      });
    };
    void set();
    return () => picture.stop();
  }, [plan, sound]);
  useEffect(() => () => sound?.close(), [sound]);
  const toggle = () => {
    if (sound) return setSound(null);
    const fresh = new Rhythm();
    void fresh.wake();
    setSound(fresh);
  };
  return (
    <div class="stack">
      <div class="lesson"><canvas ref={canvas} aria-hidden="true" /></div>
      <div class="row"><Button do={toggle}>{sound ? w.learn.quiet : w.learn.sound}</Button></div>
    </div>
  );
}

function One({ id }: { id: string }) {
  const [plan, setPlan] = useState<Plan | null>(null);
  const technique = techniques().find(([other]) => other === id)?.[1];
  useEffect(() => void engine.learn(id).then((answer) => setPlan(answer.ok ? answer.plan : null)), [id]);
  if (!technique) return <Nothing title={w.away.learn} to="learn" word={w.learn.all} />;
  return (
    <Page wide>
      <Title>{capital(technique.name)}</Title>
      <div class="split">
        <div class="sticky">{plan && <Lesson plan={plan} key={id} />}</div>
        <div class="stack">
          <p class="lead">{technique.purpose}</p>
          <section class="card"><h2>{w.learn.how}</h2><p>{technique.how}</p>{technique.feel && <p class="soft">{technique.feel}</p>}</section>
          {technique.steps?.length > 0 && (
            <section class="card"><h2>{w.learn.steps}</h2><ol class="stack tight">{technique.steps.map((s) => <li key={s}>{s}</li>)}</ol></section>
          )}
          {technique.avoid?.length > 0 && (
            <section class="card"><h2>{w.learn.avoid}</h2><ul class="stack tight">{technique.avoid.map((s) => <li key={s}>{s}</li>)}</ul></section>
          )}
          <div class="row"><Button to="learn">{w.learn.all}</Button></div>
        </div>
      </div>
    </Page>
  );
}

export function LearnScreen({ technique }: { technique: string | undefined }) {
  if (technique) return <One id={technique} key={technique} />;
  return (
    <Page wide>
      <Title>{w.learn.title}</Title>
      <p class="lead">{w.learn.lead}</p>
      <ul class="gallery">
        {techniques().filter(([, t]) => t.pattern !== 'spoken').map(([id, t]) => (
          <li key={id}><Button to={`learn/${id}`}>{capital(t.name)}</Button></li>
        ))}
      </ul>
    </Page>
  );
}
