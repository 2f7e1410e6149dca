// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Colours and suggestions for routines in the editor. What a text means, the engine alone knows.
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { HighlightStyle, indentService, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import type { RoutineWords } from '../engine/routine-types.ts';

const stream = StreamLanguage.define<{ fresh: boolean }>({
  startState: () => ({ fresh: true }),
  token(line, state) {
    if (line.sol()) state.fresh = true;
    if (line.eatSpace()) return null;
    if (line.match(/^#.*/)) return 'comment';
    if (state.fresh && line.match(/^[a-z][^,"#]*:(?=\s|$)/i)) {
      state.fresh = false;
      return 'heading';
    }
    const first = state.fresh;
    state.fresh = false;
    if (line.match(/^"[^"]*"?/)) return 'string';
    if (line.match(/^\d+(\.\d+)?( to \d+(\.\d+)?)? ?(cm\/s|strokes\/min|strokes?|s per stroke|min|mm|cm|inch(es)?|times|s)?\b/)) return 'number';
    // The technique is what a line begins with.
    if (first && line.match(/^[^,"#\d]+?(?= on | along |,|"|\s*$|\s+#)/)) return 'keyword';
    if (!line.match(/^[^\s,"#]+/)) line.next();
    return null;
  },
});

const colours = HighlightStyle.define([
  { tag: tags.heading, color: '#7a3f17', fontWeight: '650' },
  { tag: tags.keyword, fontWeight: '620' },
  { tag: tags.number, color: '#7a3f17' },
  { tag: tags.string, fontStyle: 'italic' },
  { tag: tags.comment, color: '#6b4c3d', fontStyle: 'italic' },
]);

/** Lines below a heading stand further in; others as the line before. */
const indent = indentService.of((context, at) => {
  const line = context.state.doc.lineAt(at);
  for (let n = line.number - 1; n > 0; n--) {
    const before = context.state.doc.line(n).text;
    if (before.trim() === '') continue;
    const own = /^ */.exec(before)![0].length;
    const opens = /:\s*(#.*)?$/.test(before) && !/^\s*(routine|by|source|title)\s*:/i.test(before);
    return own + (opens ? 2 : 0);
  }
  return 0;
});

export const language: Extension = [stream, syntaxHighlighting(colours), indent];

/** What may stand here: a technique, a place, or something that is said about a step. */
export function suggest(words: RoutineWords, context: CompletionContext): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  if (before.includes('#')) return null;
  const clause = /[^,]*$/.exec(before)![0];
  const result = (from: number, all: string[]): CompletionResult | null => {
    // Nothing to suggest where a word stands there already.
    if (!context.explicit && all.includes(context.state.sliceDoc(from, context.pos))) return null;
    return { from, options: all.map((label) => ({ label })), validFor: (text) => !all.includes(text) && /^[\w /-]*$/.test(text) };
  };
  const start = (text: string) => context.pos - text.trimStart().length;
  const setting = /^\s*(position|skin)\s*:\s*(.*)$/i.exec(before);
  if (setting) return result(context.pos - setting[2]!.length, setting[1]!.toLowerCase() === 'skin' ? words.skins : words.positions);
  if (clause.length < before.length) {
    if (clause.trim().length < 1 && !context.explicit) return null;
    const said = /^\s*\d+(?:\.\d+)?(?: to \d+(?:\.\d+)?)? (\S*)$/.exec(clause);
    if (said) return result(context.pos - said[1]!.length, words.units);
    return result(start(clause), [...words.sides, ...words.ways, ...words.hands, ...words.tools, ...words.pressures, ...words.tempos]);
  }
  const place = /\b(?:on the|on|and the|and) ([^,]*)$/.exec(before);
  if (place) return result(context.pos - place[1]!.length, words.places);
  if (before.trim().length < 2 && !context.explicit) return null;
  const headings = [...words.stages, ...words.settings].map((word) => `${word}:`);
  return result(start(before), [...words.techniques, ...headings]);
}
