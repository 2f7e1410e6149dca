// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The list beside the picture while it is fitted: how to find each landmark by hand, and ways to
// move it without dragging.
import { useEffect, useMemo } from 'preact/hooks';
import { engine } from '../engine/client.ts';
import type { Shape } from '../engine/types.ts';
import { personOf, savePerson } from '../store/app.ts';
import { Fitting, landmarksOf, placed } from '../ui/fitting.ts';
import { ordered, steps } from '../ui/landmark-editor.tsx';
import { Button, capital } from '../ui/parts.tsx';
import { w } from '../words/en.ts';

/** The fitting of one receiver's picture; `keep` writes what was accepted to that person. */
export function useFitting(receiverId: string): { fitting: Fitting; keep: () => void } {
  const fitting = useMemo(() => new Fitting(engine.draw), []);
  const { moved_landmarks: moved, ...rest } = personOf(receiverId)?.receiver ?? {};
  useEffect(() => {
    void fitting.open({ ...rest, moved_landmarks: moved });
  }, [receiverId, JSON.stringify(rest)]);
  const keep = () => {
    const person = personOf(receiverId);
    const now = fitting.moved.value;
    if (!person || JSON.stringify(now) === JSON.stringify(person.receiver.moved_landmarks ?? {})) return;
    const some = Object.keys(now).length > 0;
    void savePerson({ ...person, receiver: { ...person.receiver, moved_landmarks: some ? now : undefined } });
  };
  return { fitting, keep };
}

/** On the picture's upper edge, where the eyes are while something is dragged. */
export function FitSays({ fitting }: { fitting: Fitting }) {
  const refused = fitting.refused.value;
  const name = fitting.drawing.value?.shapes.find((s) => s.role === 'landmark' && s.id === refused?.id)?.name ?? '';
  return (
    <div role="status" class="says">
      {refused && <p class="note">{refused.id ? w.fit.refused(capital(name), refused.text) : w.fit.oldRefused}</p>}
    </div>
  );
}

export function FitPanel(p: { fitting: Fitting; chosen: string; choose: (id: string) => void; settle: () => void }) {
  const drawing = p.fitting.drawing.value;
  if (!drawing) return null;
  const shapes = landmarksOf(drawing).filter((shape) => shape.side !== 'left');
  const list = ordered(drawing).map((id) => shapes.find((shape) => shape.id === id)!);
  const moved = p.fitting.moved.value;
  const name = (id: string) => capital(shapes.find((shape) => shape.id === id)?.name ?? '');
  const nudge = (shape: Shape, out: number, up: number) =>
    void p.fitting.try(shape.id, placed(drawing, shape, shape.x_mm! + out, shape.y_mm! + up)).then(p.settle);
  const ways: [keyof typeof w.fit.ways, number, number][] = [
    ['up', 0, steps.fine], ['down', 0, -steps.fine], ['in', -steps.fine, 0], ['out', steps.fine, 0],
  ];
  return (
    <>
      <ol class="landmarks">
        {list.map((shape, i) => (
          <li key={shape.id} class={p.chosen === shape.id ? 'card warm' : 'card'}>
            <h2><span class="number" aria-hidden="true">{i + 1}</span> {name(shape.id)}</h2>
            <p>{shape.find}</p>
            <p class="small soft">{w.fit.shift(...p.fitting.shift(shape.id))}</p>
            <div class="row tight">
              {ways.filter(([way]) => shape.side !== 'none' || way === 'up' || way === 'down').map(([way, out, up]) => (
                <Button key={way} kind="small" label={w.fit.way(w.fit.ways[way], name(shape.id))}
                  do={() => { p.choose(shape.id); nudge(shape, out, up); }}>{w.fit.ways[way]}</Button>
              ))}
              <Button kind="small" disabled={!(shape.id in moved)} label={w.fit.way(w.fit.asItWas, name(shape.id))}
                do={() => void p.fitting.reset(shape.id).then(p.settle)}>{w.fit.asItWas}</Button>
            </div>
          </li>
        ))}
      </ol>
      <div class="row">
        <Button disabled={Object.keys(moved).length === 0} do={() => void p.fitting.reset().then(p.settle)}>{w.fit.allAsItWas}</Button>
      </div>
    </>
  );
}
