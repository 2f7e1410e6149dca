// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// "Export everything", brought in again: looked at, asked about, then put together with what is here.
import { useRef, useState } from 'preact/hooks';
import { lookAt, mostImportBytes, takeIn, type Looked } from '../store/import.ts';
import { w } from '../words/en.ts';
import { Button } from './parts.tsx';

export function Import({ done }: { done: () => void }) {
  const file = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<{ text: string; looked: Extract<Looked, { prepared: unknown }> } | null>(null);
  const [said, setSaid] = useState('');
  const refuse = (looked: Looked) => {
    if (!('refused' in looked)) return false;
    setSaid([w.import.refused[looked.refused], looked.place && w.import.where(looked.place)].filter(Boolean).join(' '));
    return true;
  };
  const open = async (input: HTMLInputElement) => {
    const chosen = input.files?.[0];
    input.value = '';
    if (!chosen) return;
    setFound(null);
    setSaid(w.import.reading);
    try {
      if (chosen.size > mostImportBytes) return void refuse({ refused: 'too-long' });
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      let text: string;
      try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      } catch {
        return void refuse({ refused: 'not-json' });
      }
      const looked = await lookAt(text);
      if ('refused' in looked) return void refuse(looked);
      setSaid('');
      setFound({ text, looked });
    } catch {
      setSaid(w.import.refused['failed']!);
    }
  };
  const take = async () => {
    const { text } = found!;
    setFound(null);
    try {
      if (refuse(await takeIn(text))) return;
      setSaid(w.import.done);
      done();
    } catch {
      setSaid(w.import.refused['failed']!);
    }
  };
  const counts = found?.looked.prepared.counts;
  return (
    <>
      <div class="row">
        <Button do={() => file.current?.click()}>{w.import.button}</Button>
        <input ref={file} type="file" hidden accept=".json,application/json" aria-label={w.import.label} onChange={(e) => void open(e.currentTarget)} />
      </div>
      <p role="status" class={said ? 'note' : ''}>{said}</p>
      {counts && (
        <div class="stack" role="alert">
          <p><strong>{w.import.ask}</strong></p>
          <ul class="stack tight">
            <li>{w.import.people(...counts.people)}</li>
            <li>{w.import.sessions(...counts.sessions)}{counts.live > 0 && ` ${w.import.skippedLive}`}</li>
            <li>{w.import.routines(...counts.routines)}</li>
            {counts.patches > 0 && <li>{w.import.patches(counts.patches)}</li>}
          </ul>
          <p class="soft">{w.import.keeps}</p>
          <div class="row">
            <Button kind="main" do={() => void take()}>{w.import.yes}</Button>
            <Button do={() => setFound(null)}>{w.import.no}</Button>
          </div>
        </div>
      )}
    </>
  );
}
