// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// After the session: only tips that its own log showed, each tied to a moment; and one suggestion.
import type { SessionEvent } from '../engine/types.ts';
import { w } from '../words/en.ts';
import { listOf } from './checklists.ts';
import type { After, Massage } from './types.ts';

export interface Tip {
  text: string;
  what: string;
  at: string;
}

/** A session's log as text (lines.ts). */
export interface Told {
  log: string;
}

/** Everything people said, from the log's lines; lines of other kinds are passed over. */
export function happened(session: Told): SessionEvent[] {
  const events: SessionEvent[] = [];
  for (const line of session.log.split('\n')) {
    if (!line.includes('"t_ms"')) continue;
    try {
      const value = JSON.parse(line) as SessionEvent | { event: SessionEvent };
      const event = 'event' in value ? value.event : value;
      if (typeof event.kind === 'string' && event.kind !== 'tick') events.push(event);
    } catch {
      // A torn last line after a crash is no reason to lose the rest.
    }
  }
  return events;
}

const changing = new Set(['softer', 'harder', 'more-here', 'less-here', 'never-here', 'ticklish', 'cold', 'warm', 'uncomfortable', 'flinch']);

function clock(t_ms: number): string {
  const s = Math.round(t_ms / 1000);
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
}

/** Names of what the guide's tips look for, with the event that shows each. */
export function shownBy(events: SessionEvent[]): Map<string, SessionEvent> {
  const shown = new Map<string, SessionEvent>();
  const note = (name: string, event: SessionEvent) => {
    if (!shown.has(name)) shown.set(name, event);
  };
  let softer = 0;
  let changes = 0;
  for (const event of events) {
    note(event.kind, event);
    if ((event.kind === 'softer' || event.kind === 'harder') && ++changes === 4) note('pressure-changed-often', event);
    if (event.kind === 'skip') note('areas-missed', event);
    if (event.kind === 'hurts' && event.who === 'giver') note('hurts-giver', event);
    if (event.kind === 'softer' && ++softer === 2) note('softer-twice', event);
    if (event.kind === 'softer' && event.t_ms < 300_000) note('softer-early', event);
    if (event.kind === 'flinch' && event.t_ms < 300_000) note('flinch-early', event);
  }
  return shown;
}

export function tipsFor(session: Told & Pick<Massage, 'plan'>): Tip[] {
  const events = happened(session);
  const shown = shownBy(events);
  // The plan said so before it began.
  const began = events.find(({ kind }) => kind === 'start');
  if (began && session.plan.warnings.some(({ id }) => id === 'short')) shown.set('short-session', began);
  const tips: Tip[] = [];
  for (const item of listOf('tips')?.items ?? []) {
    const name = item.shown_by?.find((key) => shown.has(key));
    if (!name) continue;
    const event = shown.get(name)!;
    tips.push({ text: item.text, what: event.kind.replaceAll('-', ' '), at: clock(event.t_ms) });
  }
  return tips;
}

export function suggestionFor(session: Massage & Told, after: After, techniques: [string, { name: string }][]): string {
  const said = shownBy(happened(session));
  if (after.hands === 'sore') return w.suggest.hands;
  if (after.amount === 'much' || said.has('softer-twice')) return w.suggest.lighter;
  if (said.has('cold')) return w.suggest.warm;
  const skipped = session.plan.steps.find((step) => said.get('skip') && step.technique);
  const name = techniques.find(([id]) => id === skipped?.technique)?.[1].name;
  if (name) return w.suggest.practise(name);
  if (after.amount === 'little') return w.suggest.deeper;
  return w.suggest.slower;
}

/** Something true and kind: what was heard, or how long somebody was cared for. */
export function encouragement(session: Massage & Told): string {
  const wishes = happened(session).filter(({ kind }) => changing.has(kind)).length;
  if (wishes > 0) return w.after.heard(wishes);
  const minutes = Math.max(1, Math.round((session.given_ms ?? session.plan.total_s * 1000) / 60_000));
  return w.after.well(w.minutes(minutes), session.receiverName);
}
