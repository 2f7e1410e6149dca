// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// How the editor looks: paper, the app's own letters, signs in the margin.
import { EditorView } from '@codemirror/view';

const wave = 'underline wavy';

export const theme = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--ink)', font: '400 1.0625rem/1.6 var(--sans)', borderRadius: '0.9rem' },
  '&.cm-focused': { outline: '3px solid var(--deep)', outlineOffset: '3px' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: 'inherit', overflow: 'visible', minHeight: '16rem' },
  '.cm-content': { padding: '0.8rem 0', fontVariantNumeric: 'tabular-nums', minHeight: '16rem', caretColor: 'var(--ink)' },
  // What wraps hangs a little.
  '.cm-line': { padding: '0 0.8rem 0 1.7rem', textIndent: '-1.2rem' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'rgb(246 228 208 / 0.5)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--soft-ink)', border: 'none', fontSize: '0.85em' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 0.2rem 0 0.7rem', lineHeight: '1.88', minWidth: '1.6rem' },
  '.signs .cm-gutterElement': { width: '1.5rem', display: 'grid', placeItems: 'start center' },
  '.sign': { fontWeight: '750', lineHeight: '1.88', color: 'var(--deep)' },
  '.sign.is-error, .sign.is-unsafe': { color: 'var(--stop)' },
  '.sign.is-note': { fontStyle: 'italic', fontFamily: 'var(--serif)' },
  '.blanks': { letterSpacing: '0.55em' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': { backgroundColor: '#f2cfa4 !important' },
  '.cm-lintRange': { backgroundImage: 'none !important', paddingBottom: '0' },
  '.told': { textDecoration: `${wave} var(--deep) 1px`, textUnderlineOffset: '0.25em', textDecorationSkipInk: 'none' },
  '.told.is-error, .told.is-unsafe': { textDecoration: `${wave} var(--stop) 2px` },
  '.told.is-note, .told.is-warning': { textDecoration: 'underline dotted var(--strong-line) 1.5px' },
  '.cm-tooltip': { backgroundColor: 'var(--paper)', border: '1px solid var(--strong-line)', borderRadius: '0.6rem', maxWidth: 'min(30rem, 90vw)', overflow: 'hidden', boxShadow: '0 6px 24px rgb(42 29 24 / 0.18)' },
  '.cm-tooltip .cm-diagnostic': { border: 'none', padding: '0.4rem 0.8rem', whiteSpace: 'pre-line' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--sans)', maxHeight: '16rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.35rem 0.9rem', lineHeight: '1.4' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--ink) !important', color: 'var(--words) !important' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
});
