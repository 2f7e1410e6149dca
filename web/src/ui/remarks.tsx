// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Remarks about a routine: sign, word, sentence, and the line it is about.
import { useState } from 'preact/hooks';
import { signClass, signs, type Problem } from '../routine/problems.ts';
import { w } from '../words/en.ts';
import { Button } from './parts.tsx';

const first = 12;

/** `word`: what they all are, where the severity does not say it. */
export function Remarks({ of, goTo, label, word }: {
  of: Problem[]; goTo?: (problem: Problem) => void; label: string; word?: string;
}) {
  const [all, setAll] = useState(false);
  const shown = all ? of : of.slice(0, first);
  return (
    <>
      <ul class="remarks" aria-label={label}>
        {shown.map((one, i) => (
          <li key={i}>
            <span class={signClass(one.severity)} aria-hidden="true">{signs[one.severity]}</span>
            <span>
              <strong>{word ?? w.routines.severity[one.severity]}</strong>{', '}
              {one.line > 0 && goTo
                ? <button type="button" class="line" onClick={() => goTo(one)}>{w.routines.line(one.line)}</button>
                : w.routines.line(one.line)}
              {': '}{one.text}
              {one.hint && <span class="soft"> {one.hint}</span>}
            </span>
          </li>
        ))}
      </ul>
      {of.length > shown.length && (
        <div class="row"><Button kind="small" do={() => setAll(true)}>{w.routines.more(of.length - shown.length)}</Button></div>
      )}
    </>
  );
}
