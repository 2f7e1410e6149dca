// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The editor of routines, CodeMirror. A chunk of its own: loaded when a routine is opened. It lives
// in a shadow root, where its styles need no exception from the page's policy.
import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, redo, undo } from '@codemirror/commands';
import { setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState, RangeSet, RangeSetBuilder, StateEffect, StateField, Text } from '@codemirror/state';
import {
  Decoration, drawSelection, EditorView, gutter, GutterMarker, highlightActiveLine, keymap, lineNumbers, MatchDecorator,
  ViewPlugin, type DecorationSet, type ViewUpdate,
} from '@codemirror/view';
import type { RoutineWords } from '../engine/routine-types.ts';
import { w } from '../words/en.ts';
import { bytesOf, lineEnd, mostBytes } from './files.ts';
import { language, suggest } from './language.ts';
import { severities, signClass, signs, spanIn, type Problem, type Severity } from './problems.ts';
import { theme } from './theme.ts';

export interface Editor {
  show(problems: Problem[]): void;
  /** As one change, which undo takes back. */
  replace(text: string): void;
  goTo(problem: Pick<Problem, 'line' | 'column' | 'length'>): void;
  suggestFrom(words: RoutineWords): void;
  undo(): void;
  redo(): void;
  close(): void;
}

class Sign extends GutterMarker {
  constructor(private readonly severity: Severity) {
    super();
  }
  override eq(other: Sign): boolean {
    return other.severity === this.severity;
  }
  override toDOM(): Node {
    const sign = document.createElement('span');
    sign.className = signClass(this.severity);
    sign.textContent = signs[this.severity];
    sign.title = w.routines.severity[this.severity];
    return sign;
  }
}

const setProblems = StateEffect.define<Problem[]>();
const problems = StateField.define<{ list: Problem[]; signs: RangeSet<GutterMarker> }>({
  create: () => ({ list: [], signs: RangeSet.empty }),
  update(value, change) {
    for (const effect of change.effects) {
      if (!effect.is(setProblems)) continue;
      const worst = new Map<number, Severity>();
      for (const { line, severity } of effect.value) {
        const known = worst.get(line);
        if (!known || severities.indexOf(severity) < severities.indexOf(known)) worst.set(line, severity);
      }
      const marks = new RangeSetBuilder<GutterMarker>();
      for (const [line, severity] of [...worst].sort(([a], [b]) => a - b)) {
        if (line < 1 || line > change.state.doc.lines) continue;
        const at = change.state.doc.line(line).from;
        marks.add(at, at, new Sign(severity));
      }
      return { list: effect.value, signs: marks.finish() };
    }
    return change.docChanged ? { ...value, signs: value.signs.map(change.changes) } : value;
  },
});

/** Two thin blanks are hardly an indentation: those at a line's beginning are wide. */
const blanks = new MatchDecorator({ regexp: /^ +/g, decoration: Decoration.mark({ class: 'blanks' }) });
const wideBlanks = ViewPlugin.fromClass(
  class {
    all: DecorationSet;
    constructor(view: EditorView) {
      this.all = blanks.createDeco(view);
    }
    update(update: ViewUpdate) {
      this.all = blanks.updateDeco(update, this.all);
    }
  },
  { decorations: (plugin) => plugin.all },
);

function place(state: EditorState, problem: Pick<Problem, 'line' | 'column' | 'length'>): [number, number] {
  const line = state.doc.line(Math.min(Math.max(1, problem.line), state.doc.lines));
  const [from, to] = spanIn(line.text, problem);
  return [line.from + from, line.from + to];
}

function spoken(problem: Problem): string {
  return `${w.routines.line(problem.line)}, ${w.routines.severity[problem.severity]}: ${problem.text} ${problem.hint}`;
}

/** To the problem after (or before) the cursor, and says it. */
function step(view: EditorView, by: 1 | -1): boolean {
  const list = view.state.field(problems).list.filter((one) => one.line > 0 && one.line <= view.state.doc.lines)
    .map((one) => ({ one, at: place(view.state, one) })).sort((a, b) => a.at[0] - b.at[0]);
  if (list.length === 0) return false;
  const here = view.state.selection.main.from;
  const found = by > 0 ? list.find(({ at }) => at[0] > here) ?? list[0]! : list.filter(({ at }) => at[0] < here).at(-1) ?? list.at(-1)!;
  view.dispatch({ selection: { anchor: found.at[0], head: found.at[1] }, scrollIntoView: true, effects: EditorView.announce.of(spoken(found.one)) });
  return true;
}

/** What is pasted, typed or dropped has lines where the engine has them. */
export const everyLineEnd = EditorState.transactionFilter.of((change) => {
  const parts: { from: number; to: number; insert: Text }[] = [];
  let odd = false;
  change.changes.iterChanges((from, to, _fromNew, _toNew, inserted) => {
    const lines = inserted.toString().split(lineEnd);
    odd ||= lines.length !== inserted.lines;
    parts.push({ from, to, insert: Text.of(lines) });
  });
  // Each of them is one place wide, as the line end that it becomes: the selection stays right.
  return odd ? [{ changes: parts, selection: change.selection, effects: change.effects, scrollIntoView: change.scrollIntoView, userEvent: 'input.paste' }] : change;
});

/** Typing over a selection is done here: the browser would carry its looks over as inline styles,
 *  which the page's policy forbids. */
function overtype(event: InputEvent, view: EditorView): boolean {
  if (event.inputType !== 'insertText' || !event.data || view.composing || view.state.readOnly || view.state.selection.main.empty) return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
  return true;
}

export function openEditor(p: {
  parent: HTMLElement; text: string; readOnly: boolean; label: string; change: (text: string) => void; tooLong: () => void;
}): Editor {
  const root = p.parent.shadowRoot ?? p.parent.attachShadow({ mode: 'open' });
  const words = new Compartment();
  const view = new EditorView({
    root, parent: root as unknown as Element,
    state: EditorState.create({
      doc: Text.of(p.text.split(lineEnd)),
      extensions: [
        lineNumbers(), gutter({ class: 'signs', markers: (v) => v.state.field(problems).signs }), problems, wideBlanks,
        history(), drawSelection(), highlightActiveLine(), EditorView.lineWrapping, language, theme,
        EditorState.tabSize.of(2), EditorState.readOnly.of(p.readOnly), EditorView.editable.of(true),
        EditorView.contentAttributes.of({
          'aria-label': p.label, 'aria-multiline': 'true', autocapitalize: 'off', spellcheck: 'false',
          ...(p.readOnly ? { 'aria-readonly': 'true' } : {}),
        }),
        words.of([]),
        EditorState.phrases.of({ Completions: w.routines.suggestions }),
        keymap.of([
          { key: 'F8', run: (v) => step(v, 1), shift: (v) => step(v, -1), preventDefault: true },
          ...completionKeymap, ...historyKeymap, ...defaultKeymap,
        ]),
        everyLineEnd,
        EditorState.transactionFilter.of((change) => {
          if (!change.docChanged || change.newDoc.length * 3 <= mostBytes || bytesOf(change.newDoc.toString()) <= mostBytes) return change;
          queueMicrotask(p.tooLong);
          return [];
        }),
        EditorView.domEventHandlers({ beforeinput: overtype }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) p.change(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    show(list) {
      // The worst that is said of a place decides how it looks; all of it is shown there.
      const found = new Map<string, Diagnostic>();
      for (const one of list) {
        if (one.line < 1 || one.line > view.state.doc.lines) continue;
        const [from, to] = place(view.state, one);
        const message = `${w.routines.severity[one.severity]}: ${one.text} ${one.hint}`.trim();
        const known = found.get(`${from} ${to}`);
        if (known) known.message += `\n${message}`;
        else found.set(`${from} ${to}`, { from, to, severity: 'warning', markClass: `told is-${one.severity.replace(' ', '-')}`, message });
      }
      view.dispatch(setDiagnostics(view.state, [...found.values()].sort((a, b) => a.from - b.from)), { effects: setProblems.of(list) });
    },
    replace(text) {
      if (text === view.state.doc.toString()) return;
      const line = view.state.doc.lineAt(view.state.selection.main.head).number;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: Text.of(text.split(lineEnd)) }, userEvent: 'input.tidy' });
      view.dispatch({ selection: { anchor: view.state.doc.line(Math.min(line, view.state.doc.lines)).from } });
    },
    goTo(problem) {
      const [from, to] = place(view.state, problem);
      view.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
      view.focus();
    },
    suggestFrom(known) {
      view.dispatch({ effects: words.reconfigure(autocompletion({ override: [(context) => suggest(known, context)], icons: false })) });
    },
    undo: () => void undo(view),
    redo: () => void redo(view),
    close: () => view.destroy(),
  };
}
