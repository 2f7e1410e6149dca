// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What goes into a session and what comes out of it (docs/formats/engine.md).
import type { Asked, Level, Plan, Side } from './types.ts';

/** What can happen. `replan` comes from the clock: the engine's own word when a log goes on whose
 *  remainder may not be given any more. */
export type EventKind =
  | 'start' | 'tick' | 'softer' | 'harder' | 'just-right' | 'more-here' | 'less-here' | 'never-here' | 'skip' | 'back'
  | 'undo' | 'repeat' | 'pause' | 'resume' | 'stop' | 'release' | 'wind-down' | 'minutes-left' | 'tired' | 'hurts'
  | 'cold' | 'warm' | 'uncomfortable' | 'ticklish' | 'hard-muscle' | 'asleep' | 'drag' | 'popped' | 'red-flag' | 'flinch' | 'answer' | 'link-lost'
  | 'link-back' | 'replan' | 'unknown';
export interface SessionEvent {
  t_ms: number;
  who: 'giver' | 'receiver' | 'clock';
  kind: EventKind;
  region?: string;
  side?: Side;
  tool?: string;
  text?: string;
  minutes?: number;
}
export interface SayEffect {
  kind: 'say';
  cue: string;
  id: string;
  text: string;
  slot_ms: number;
  interrupt: boolean;
}
export type Effect =
  | SayEffect
  | { kind: 'hush' }
  | { kind: 'tone'; name: string }
  | { kind: 'hands'; do: 'rest' | 'lift' | 'return' }
  | { kind: 'plan' }
  | { kind: 'answer'; id: string; text: string };

export type Status =
  | 'ready' | 'working' | 'check-in' | 'micro-break' | 'paused' | 'winding-down' | 'stopped' | 'finished';
export interface View {
  status: Status;
  t_ms: number;
  plan_ms: number;
  total_ms: number;
  running: boolean;
  step: {
    id: number;
    stage: string;
    kind: string;
    technique: string;
    region: string;
    side: Side;
    tool: string;
    pressure: Level;
    title: string;
    line: string;
    start_ms: number;
    duration_ms: number;
  } | null;
  next: { title: string; in_ms: number } | null;
  cap: Level;
  question: string | null;
  /** The question's id. */
  asks: string | null;
  undo: boolean;
  warning: string | null;
  /** Stopped for good: nobody can release it. */
  emergency: boolean;
}
export interface Turn {
  view: View;
  effects: Effect[];
  plan?: Plan;
  /** What the turn added to the log; the whole log, header first, when a session begins. */
  lines: string[];
  /** Going on: so many first lines of the log that was sent stand; `lines` come after those. */
  keep?: number;
  lost?: number;
}
/** Words as events (docs/formats/engine.md): send them in this order, each with the time. `question`: the guide's
 *  answer is there. `unclear`: the one event pauses and asks where it may be the receiver's. */
export interface Understood {
  kind: 'nothing' | 'said' | 'question' | 'unclear';
  events: SessionEvent[];
  answer?: Asked;
}
