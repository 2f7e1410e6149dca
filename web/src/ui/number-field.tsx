// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// A number as people write it: "172,5", "5'8", "34½". The engine reads it (docs/formats/engine.md,
// unknot_read), the same as on the command line; what is no number or out of range is said here, at
// once, and nothing wrong is ever kept. Nobody goes on while it stands there.
import { signal } from '@preact/signals';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { engine } from '../engine/client.ts';
import { w } from '../words/en.ts';

export type NumberKind = 'length' | 'breadth' | 'mass' | 'age' | 'minutes' | 'number';

/** The fields on the screen that hold something that is no number of theirs. */
export const wrongFields = signal<ReadonlySet<string>>(new Set());

const reading = new Set<Promise<void>>();
/** What was typed last is read. */
export async function fieldsRead(): Promise<void> {
  while (reading.size > 0) await Promise.all(reading);
}

function mark(id: string, wrong: boolean): void {
  if (wrongFields.value.has(id) === wrong) return;
  const next = new Set(wrongFields.value);
  if (wrong) next.add(id);
  else next.delete(id);
  wrongFields.value = next;
}

/** Brings the first of them into view and under the fingers; true where there is one. */
export function showWrongField(): boolean {
  const [first] = wrongFields.value;
  if (first === undefined) return false;
  document.getElementById(first)?.focus();
  return true;
}

/** Which kind a question's unit makes of it. */
export function kindOf(detail: { id?: string; path: string; unit?: string }): NumberKind {
  if (detail.path.endsWith('/age')) return 'age';
  return detail.unit === 'cm' ? 'length' : detail.unit === 'kg' ? 'mass' : 'number';
}

export function NumberField(p: {
  label: string; kind: NumberKind; least?: number; most?: number; value: number | undefined; set: (value: number | undefined) => void;
}) {
  const id = useId();
  const [text, setText] = useState(p.value === undefined ? '' : String(p.value));
  const [problem, setProblem] = useState('');
  const [taken, setTaken] = useState('');
  const asked = useRef(0);
  const own = useRef(p.value);
  // Another person was chosen, or another page wrote the value.
  useEffect(() => {
    if (p.value === own.current) return;
    own.current = p.value;
    asked.current++;
    setText(p.value === undefined ? '' : String(p.value));
    setProblem('');
    setTaken('');
    mark(id, false);
  }, [p.value]);
  useEffect(() => () => mark(id, false), []);
  const give = (value: number | undefined) => {
    own.current = value;
    p.set(value);
  };
  const read = async (typed: string) => {
    const turn = ++asked.current;
    setText(typed);
    // Until it is read, it is not what stood there before.
    if (typed.trim() !== '') mark(id, true);
    const say = (wrong: string, read: string) => {
      setProblem(wrong);
      setTaken(read);
      mark(id, wrong !== '');
    };
    if (typed.trim() === '') {
      say('', '');
      return give(undefined);
    }
    const answer = await engine.read({ text: typed, kind: p.kind, least: p.least, most: p.most });
    if (turn !== asked.current) return;
    if (answer.ok) {
      const plain = typed.trim() === String(answer.value);
      say('', plain ? '' : w.numbers.taken(`${Math.round(answer.value * 10) / 10} ${answer.unit}`.trim()));
      give(answer.value);
    } else {
      const found = answer.problems?.[0];
      say(found ? w.numbers.problem(found.message, found.remedy) : w.numbers.unread, '');
      give(undefined);
    }
  };
  const typed = (now: string) => {
    const turn = read(now).catch(() => setProblem(w.numbers.unread));
    reading.add(turn);
    void turn.finally(() => reading.delete(turn));
  };
  // What an older version kept may be none.
  useEffect(() => {
    const { value, least = -Infinity, most = Infinity } = p;
    if (value !== undefined && (value < least || value > most)) typed(String(value));
  }, []);
  return (
    <div class="field">
      <label class="field">
        <span>{p.label}</span>
        <input id={id} type="text" inputMode="text" autocomplete="off" maxLength={40} value={text}
          aria-invalid={problem !== ''} aria-describedby={`${id}-says`} onInput={(e) => typed(e.currentTarget.value)} />
      </label>
      <p id={`${id}-says`} class={problem ? 'note' : 'help'} aria-live="polite">{problem || taken}</p>
    </div>
  );
}
