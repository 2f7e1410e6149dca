// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// All routines: people's own, the guide's, and the ways to bring one in.
import { useEffect, useRef, useState } from 'preact/hooks';
import { readFile, readText, type Taken } from '../routine/files.ts';
import { go } from '../store/app.ts';
import { dayIn } from '../store/days.ts';
import { deleted, guideRoutines, isFound, keepRoutine, ownRoutines, undelete, type Listed } from '../store/routines.ts';
import { Button, Page, Title } from '../ui/parts.tsx';
import { w } from '../words/en.ts';

function List({ of, label }: { of: (Listed & { changed?: string })[]; label: string }) {
  return (
    <ul class="gallery" aria-label={label}>
      {of.map((one) => (
        <li key={one.id}>
          <Button to={`routines/${one.kind}/${one.id}`}>
            <span>
              {one.title}
              {one.changed && <span class="small soft block">{w.routines.changed(dayIn(one.changed))}</span>}
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Deleted() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), [deleted.value?.id]);
  if (!deleted.value) return null;
  return (
    <div class="card warm" ref={box} role="status">
      <div class="row">
        <span class="grow">{w.routines.deleted(deleted.value.title)}</span>
        <Button do={() => void undelete()}>{w.routines.undelete}</Button>
      </div>
    </div>
  );
}

function Bring() {
  const [trouble, setTrouble] = useState('');
  const [pasted, setPasted] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const take = async (taken: Taken) => {
    if ('refused' in taken) return setTrouble(w.routines.refused[taken.refused]!);
    setTrouble('');
    const kept = await keepRoutine(taken.text, w.routines.untitled);
    go(`routines/own/${kept.id}`);
  };
  const open = async (input: HTMLInputElement) => {
    const chosen = input.files?.[0];
    input.value = '';
    if (!chosen) return;
    try {
      await take(await readFile(chosen));
    } catch {
      setTrouble(w.routines.unread);
    }
  };
  return (
    <section class="card">
      <div class="row">
        <Button kind="main" do={() => void take({ text: w.routines.start })}>{w.routines.fresh}</Button>
        <Button do={() => file.current?.click()}>{w.routines.file}</Button>
        <input ref={file} type="file" hidden accept=".routine,.txt,text/plain" aria-label={w.routines.file}
          onChange={(e) => void open(e.currentTarget)} />
      </div>
      <details>
        <summary>{w.routines.paste}</summary>
        <div class="stack">
          <label class="field">
            <span>{w.routines.pasteBox}</span>
            <textarea rows={6} value={pasted} spellcheck={false} onInput={(e) => setPasted(e.currentTarget.value)} />
          </label>
          <div class="row"><Button do={() => void take(readText(pasted))}>{w.routines.pasteGo}</Button></div>
        </div>
      </details>
      <p role="alert" class={trouble ? 'note' : ''}>{trouble}</p>
    </section>
  );
}

export function RoutinesScreen() {
  useEffect(() => () => { deleted.value = null; }, []);
  const all = guideRoutines();
  const own = ownRoutines.value.map((one) => ({ kind: 'own' as const, ...one }));
  return (
    <Page wide>
      <Title>{w.routines.title}</Title>
      <p class="lead">{w.routines.lead}</p>
      <Deleted />
      <Bring />
      <section class="stack">
        <h2>{w.routines.own}</h2>
        {own.length === 0 ? <p class="soft">{w.routines.ownNone}</p> : <List of={own} label={w.routines.own} />}
      </section>
      <section class="stack">
        <h2>{w.routines.guide}</h2>
        <List of={all.filter((one) => !isFound(one))} label={w.routines.guide} />
      </section>
      <section class="stack">
        <h2>{w.routines.found}</h2>
        <p class="soft">{w.routines.foundSay}</p>
        <List of={all.filter(isFound)} label={w.routines.found} />
      </section>
    </Page>
  );
}
