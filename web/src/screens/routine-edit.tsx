// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// One routine: its text, what the check says of it while one writes, and what can be done with it.
import { signal, type Signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { engine } from '../engine/client.ts';
import type { Editor } from '../routine/editor.ts';
import { canShare, download, share, titleOf } from '../routine/files.ts';
import { problemsOf, tally, type Problem } from '../routine/problems.ts';
import { go } from '../store/app.ts';
import { deleteRoutine, find, isFound, keepRoutine, type Listed } from '../store/routines.ts';
import { copyText } from '../ui/copy.ts';
import { Button, Page, Title } from '../ui/parts.tsx';
import { MissingPart, partIsMissing, type Missing } from '../ui/missing-part.tsx';
import { Remarks } from '../ui/remarks.tsx';
import { w } from '../words/en.ts';

const pause_ms = 250;

/** The text as it is now, and what the engine said of it last. */
interface Desk {
  text: Signal<string>;
  problems: Signal<Problem[] | null>;
  said: Signal<string>;
}

/** Asks for remarks a moment after the last key; an answer to an older text is dropped. */
function useRemarks(desk: Desk, editor: Editor | null): void {
  const text = desk.text.value;
  useEffect(() => {
    let on = true;
    const ask = async () => {
      const answer = await engine.routineCheck(text).catch(() => null);
      if (!on) return;
      if (!answer?.ok) return void (desk.said.value = w.routines.crossed);
      desk.problems.value = problemsOf(answer);
      editor?.show(desk.problems.value);
    };
    const timer = setTimeout(() => void ask(), pause_ms);
    return () => {
      on = false;
      clearTimeout(timer);
    };
  }, [text, editor]);
}

/** Each change is written down at once; while one is being written, the newest waits. */
function useKeeping(desk: Desk, routine: Listed): void {
  const text = desk.text.value;
  const waiting = useRef<string | null>(null);
  const writing = useRef(false);
  const keep = async () => {
    if (writing.current) return;
    writing.current = true;
    while (waiting.current !== null && find(routine)) {
      const now = waiting.current;
      waiting.current = null;
      try {
        await keepRoutine(now, w.routines.untitled, routine.id);
        desk.said.value = w.routines.kept;
      } catch {
        desk.said.value = w.routines.notKept;
      }
    }
    writing.current = false;
  };
  useLayoutEffect(() => {
    if (routine.kind !== 'own' || text === find(routine)?.text) return;
    waiting.current = text;
    void keep();
  }, [text]);
}

function Text({ desk, routine, set, line }: { desk: Desk; routine: Listed; set: (editor: Editor) => void; line: number }) {
  const box = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  const [missing, setMissing] = useState<Missing | null>(null);
  useEffect(() => {
    let editor: Editor | null = null;
    let gone = false;
    void import('../routine/editor.ts').then(({ openEditor }) => {
      if (gone || !box.current) return;
      const readOnly = routine.kind === 'guide';
      editor = openEditor({
        parent: box.current, text: desk.text.value, readOnly, label: readOnly ? w.routines.boxRead : w.routines.box,
        change: (text) => { desk.text.value = text; },
        tooLong: () => { desk.said.value = w.routines.tooLong; },
      });
      setReady(true);
      set(editor);
      if (line > 0) editor.goTo({ line, column: 1, length: 0 });
      if (!readOnly) void engine.routineWords().then((words) => words.ok && !gone && editor?.suggestFrom(words));
    }, async () => {
      if (!gone) setMissing(await partIsMissing());
    });
    return () => {
      gone = true;
      editor?.close();
    };
  }, []);
  return (
    <>
      {missing && <MissingPart what={missing} />}
      {!ready && !missing && <p role="status" class="soft">{w.routines.opening}</p>}
      <div class="writing" ref={box} />
    </>
  );
}

function Tools({ desk, routine, editor }: { desk: Desk; routine: Listed; editor: Editor | null }) {
  const say = (text: string) => { desk.said.value = text; };
  const title = () => titleOf(desk.text.value) ?? w.routines.untitled;
  const tidy = async () => {
    const before = desk.text.value;
    const answer = await engine.routineTidy(before);
    if (!answer.ok || answer.text === undefined || desk.text.value !== before) return say(w.routines.tidyNot);
    editor?.replace(answer.text);
    say(answer.text === before ? w.routines.tidyAlready : w.routines.tidied);
  };
  const copy = () => copyText(desk.text.value).then(() => say(w.routines.copied), () => say(w.routines.copyNot));
  const send = () => share(title(), desk.text.value).catch(() => say(w.routines.shareNot));
  const mine = async () => {
    const own = await keepRoutine(desk.text.value, w.routines.untitled);
    go(`routines/own/${own.id}`);
  };
  const remove = async () => {
    await deleteRoutine(routine.id);
    go('routines');
  };
  const own = routine.kind === 'own';
  return (
    <div class="row">
      {own && <Button disabled={!editor} do={() => void tidy()}>{w.routines.tidy}</Button>}
      {own && <Button disabled={!editor} do={() => editor?.undo()}>{w.routines.undo}</Button>}
      {own && <Button disabled={!editor} do={() => editor?.redo()}>{w.routines.redo}</Button>}
      {!own && <Button do={() => void mine()}>{w.routines.mine}</Button>}
      {canShare() && <Button do={() => void send()}>{w.routines.share}</Button>}
      <Button do={() => void copy()}>{w.routines.copy}</Button>
      <Button do={() => download(title(), desk.text.value)}>{w.routines.download}</Button>
      {own && <Button do={() => void remove()}>{w.routines.delete}</Button>}
    </div>
  );
}

function Said({ desk, editor }: { desk: Desk; editor: Editor | null }) {
  const problems = desk.problems.value;
  const empty = desk.text.value.trim() === '';
  const n = tally(problems ?? []);
  const summary = empty ? w.routines.empty : problems === null ? w.routines.checking
    : problems.length === 0 ? w.routines.fine : w.routines.summary(n);
  return (
    <section class="card" aria-labelledby="remarks">
      <h2 id="remarks">{w.routines.remarks}</h2>
      <p role="status">{summary}</p>
      {n.error > 0 && <p class="soft">{w.routines.judgedLater}</p>}
      {!empty && problems && problems.length > 0 && (
        <Remarks of={problems} label={w.routines.remarks} goTo={editor ? (one) => editor.goTo(one) : undefined} />
      )}
    </section>
  );
}

function How() {
  return (
    <details>
      <summary>{w.routines.how}</summary>
      <div class="stack tight">
        {w.routines.howLines.map((line) => <p key={line}>{line}</p>)}
        <p><code>{w.routines.example}</code></p>
      </div>
    </details>
  );
}

function One({ routine, line }: { routine: Listed; line: number }) {
  const desk = useMemo<Desk>(() => ({ text: signal(routine.text), problems: signal(null), said: signal('') }), []);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [title] = useState(routine.title);
  useRemarks(desk, editor);
  useKeeping(desk, routine);
  return (
    <Page
      wide
      foot={
        <>
          <Button to="routines">{w.routines.toAll}</Button>
          <Button kind="main" to={`routines/use/${routine.kind}/${routine.id}`}>{w.routines.use}</Button>
        </>
      }
    >
      <div>
        <p class="small soft">{routine.kind === 'own' ? w.routines.editTitle : isFound(routine) ? w.routines.found : w.routines.readTitle}</p>
        <Title>{title}</Title>
      </div>
      <div class="desk">
        <div class="stack">
          <Text desk={desk} routine={routine} set={setEditor} line={line} />
          <Tools desk={desk} routine={routine} editor={editor} />
          <p role="status" class="soft">{desk.said.value}</p>
          {routine.kind === 'own' && <How />}
        </div>
        <Said desk={desk} editor={editor} />
      </div>
    </Page>
  );
}

export function RoutineScreen({ kind, id, line }: { kind: string; id: string; line: number }) {
  const routine = find({ kind: kind === 'own' ? 'own' : 'guide', id });
  if (!routine) {
    return (
      <Page>
        <Title>{w.routines.gone}</Title>
        <div class="row"><Button to="routines">{w.routines.toAll}</Button></div>
      </Page>
    );
  }
  return <One routine={routine} line={line} key={`${kind}/${id}`} />;
}
