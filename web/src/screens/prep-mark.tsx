// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import type { AreaMark, Mark, Shape } from '../engine/types.ts';
import { turnOf } from '../live/turn.ts';
import { changeDraft, draft, go, personOf } from '../store/app.ts';
import { areaKey, areaName, regionsOf } from '../ui/drawing.ts';
import { LandmarkEditor } from '../ui/landmark-editor.tsx';
import { MarkEditor, resized } from '../ui/mark-editor.tsx';
import { Button, Choice, Title } from '../ui/parts.tsx';
import { w } from '../words/en.ts';
import { FitPanel, FitSays, useFitting } from './prep-fit.tsx';
import { useGate } from './prepare.tsx';
import { loadQuestions, marksWanted, mayGoOn, questions } from './questions.ts';

const tasks = [{ id: 'marks', text: w.fit.marks }, { id: 'fit', text: w.fit.fit }];
const kinds = [{ id: 'avoid', text: w.mark.avoid }, { id: 'sore', text: w.mark.sore }];

export function MarkStep() {
  const now = draft.value!;
  const receiver = personOf(now.receiverId);
  const { fitting, keep } = useFitting(now.receiverId);
  const drawing = fitting.drawing.value;
  const turn = turnOf('feet', receiver?.receiver.position);
  const [task, setTask] = useState<'marks' | 'fit'>('marks');
  const [landmark, setLandmark] = useState('');
  const [kind, setKind] = useState<'avoid' | 'sore'>('avoid');
  const [chosen, setChosen] = useState(-1);
  const [area, setArea] = useState('');
  const [error, setError] = useState('');
  useEffect(() => void loadQuestions(), [questions.value === null]);
  const wanted = marksWanted();
  const first = wanted[0];
  useEffect(() => {
    if (first) setKind(first.kind);
  }, [first?.for]);
  useGate({
    onward: async () => {
      if (!questions.value) return false;
      if (first) {
        setError(w.mark.needed(first.text));
        return false;
      }
      if (await mayGoOn()) return true;
      go('no');
      return false;
    },
  });
  const marks = now.intake.receiver.marks;
  const tone = receiver?.tone ?? 'medium-light';
  const set = (list: (Mark | AreaMark)[]) =>
    changeDraft({ intake: { ...now.intake, receiver: { ...now.intake.receiver, marks: list } } });
  const add = (where: { u: number; v: number; radius_mm: number } | { region: string }) => {
    setError('');
    setChosen(marks.length);
    set([...marks, { kind, ...where, ...(first ? { for: first.for } : {}) }]);
  };
  const size = (i: number, by: number) =>
    set(marks.map((mark, k) => (k === i && 'u' in mark ? resized(mark, by) : mark)));
  const regions = drawing ? regionsOf(drawing) : [];
  const name = (key: string) => {
    const shape = regions.find((r: Shape) => areaKey(r) === key);
    return shape ? areaName(shape, w.side) : key;
  };
  return (
    <>
      <Title>{w.mark.title}</Title>
      <p class="lead">{task === 'fit' ? w.fit.lead : w.mark.lead}</p>
      <Choice label={w.fit.what} hideLabel of={tasks} value={task} set={(id) => setTask(id as 'marks')} />
      <div class="split">
        <div class="sticky">
          {drawing && task === 'marks' && (
            <MarkEditor drawing={drawing} tone={tone} turn={turn} marks={marks} chosen={chosen}
              choose={setChosen} set={set} add={(u, v) => add({ u, v, radius_mm: 40 })} />
          )}
          {drawing && task === 'fit' && (
            <div class="fitted">
              <FitSays fitting={fitting} />
              <LandmarkEditor drawing={drawing} tone={tone} turn={turn} fitting={fitting} chosen={landmark}
                choose={setLandmark} settle={keep} />
            </div>
          )}
          <p class="small soft">{turn === 0 ? w.mark.turn : w.mark.turned}</p>
        </div>
        {task === 'fit' && (
          <div class="stack"><FitPanel fitting={fitting} chosen={landmark} choose={setLandmark} settle={keep} /></div>
        )}
        {task === 'marks' && <div class="stack">
          <div role="status">
            {wanted.map((want) => <p class="note" key={want.for}>{w.mark.needed(want.text)}</p>)}
            {error && <p class="visually-hidden">{error}</p>}
          </div>
          <Choice label={w.mark.kind} of={kinds} value={kind} set={(id) => setKind(id as 'avoid')} />
          <h2>{w.mark.list}</h2>
          {marks.length === 0 && <p class="soft">{w.mark.nothing}</p>}
          <ul class="stack tight" style={{ listStyle: 'none', padding: 0 }}>
            {marks.map((mark, i) => (
              <li key={i} class="card">
                <span>
                  {i + 1}. {mark.kind === 'avoid' ? w.mark.avoid : w.mark.sore}, {'region' in mark ? name(mark.region) : w.mark.across(mark.radius_mm / 5)}
                </span>
                <div class="row">
                  {'u' in mark && (
                    <>
                      <Button label={`${w.mark.smaller}: ${i + 1}`} do={() => size(i, -10)}>{w.mark.smaller}</Button>
                      <Button label={`${w.mark.bigger}: ${i + 1}`} do={() => size(i, 10)}>{w.mark.bigger}</Button>
                    </>
                  )}
                  <Button label={`${w.mark.remove}: ${i + 1}`} do={() => set(marks.filter((_, k) => k !== i))}>{w.mark.remove}</Button>
                </div>
              </li>
            ))}
          </ul>
          <details>
            <summary>{w.mark.byList}</summary>
            <div class="row">
              <label class="field">
                <span>{w.mark.area}</span>
                <select value={area} onChange={(e) => setArea(e.currentTarget.value)}>
                  <option value="" />
                  {regions.map((r) => <option key={areaKey(r)} value={areaKey(r)}>{areaName(r, w.side)}</option>)}
                </select>
              </label>
              <Button do={() => add({ region: area })} disabled={!area}>{w.mark.add}</Button>
            </div>
          </details>
        </div>}
      </div>
    </>
  );
}
