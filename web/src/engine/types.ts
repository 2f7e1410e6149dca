// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The engine's JSON as docs/formats describes it; only what the app reads is named here.

import type { PaintItem } from '../live/paint-list.ts';

export type * from './routine-types.ts';
export type * from './session-types.ts';

export type Side = 'none' | 'left' | 'right' | 'both';
export type Level = 'none' | 'light' | 'medium' | 'firm';
export type Hand = 'left' | 'right';
export type Json = Record<string, unknown>;

export interface Reason {
  id: string;
  text: string;
  do?: string;
}
export interface Problem {
  place: string;
  line: number;
  column: number;
  message: string;
  remedy: string;
}
export interface Refusal {
  ok: false;
  kind: 'input' | 'postpone' | 'emergency' | 'ask-again' | 'no-plan';
  problems?: Problem[];
  reasons?: Reason[];
}
export type Answer<T> = ({ ok: true } & T) | Refusal;

export interface PathPoint {
  t_s: number;
  hand: Hand;
  x_mm: number;
  y_mm: number;
  angle_rad: number;
  level: Level | number;
  contact: boolean | number;
  tool?: string;
}
export interface Step {
  id: number;
  stage: string;
  kind: 'stroke' | 'hold' | 'transition' | 'check-in' | 'break' | 'ending';
  technique: string;
  region: string;
  side: Side;
  tool: string;
  pressure: Level;
  start_s: number;
  duration_s: number;
  cycles: number;
  speed_cm_s: number;
  reason: string;
  path: PathPoint[];
}
export interface Mark {
  kind: 'avoid' | 'sore';
  u: number;
  v: number;
  radius_mm: number;
  note?: string;
  for?: string | string[];
}
/** In an intake a whole area may be marked instead of a spot. */
export interface AreaMark {
  kind: 'avoid' | 'sore';
  region: string;
  for?: string | string[];
}
export interface Receiver {
  stature_cm?: number;
  sex?: string;
  build?: string;
  arms?: string;
  position?: string;
  moved_landmarks?: Record<string, [number, number]>;
}
export interface Request {
  minutes: number;
  focus?: Record<string, number>;
  less?: Record<string, number>;
  pressure?: Level;
  mix?: string;
  techniques?: Record<string, string>;
  stretches?: boolean;
  clothed?: boolean;
  hairy?: boolean;
  seed?: number;
  receiver?: Receiver;
  giver?: Json;
  /** What it is to be like; the engine makes it from a massage that was given. */
  before?: Before;
}
export interface Before {
  minutes: number;
  parts: { technique: string; region: string; side: Side; pressure: Level; seconds: number; steps: number }[];
}
export interface Pull {
  a_mm: [number, number];
  b_mm: [number, number];
  move_a_mm: [number, number];
  move_b_mm: [number, number];
  reach_mm: number;
  still_mm: number;
  full_mm: number;
}
export interface Body {
  u_unit_mm: number;
  v_unit_mm: number;
  spine_mm: [number, number];
  pulls: Pull[];
  sides: { from_mm: number; full_mm: number; widen: [number, number][] };
  hand_scale: number;
}
export interface Plan {
  unknot: string;
  guide: string;
  seed: number;
  request: Request;
  limits: Json & { cap?: Level; marks?: Mark[]; reasons?: Reason[] };
  body: Body;
  total_s: number;
  score: number;
  bound: number;
  bound_scope?: string;
  warnings: Reason[];
  steps: Step[];
  given?: number;
}
/** Seconds of pressing touch on each square of the back, row by row from the lowest. */
export interface DoseGrid {
  x_mm: number;
  y_mm: number;
  cell_mm: number;
  columns: number;
  rows: number;
  values: number[];
}
export interface Coverage {
  region: string;
  name: string;
  side: Side;
  hand_minutes: number;
  /** Share of the area that is worked on for a second or more. */
  covered: number;
}
export interface Summary {
  stages: { stage: string; start_s: number; duration_s: number }[];
  areas: { region: string; name: string; side: Side; minutes: number }[];
  levels: { start_s: number; duration_s: number; level: Level }[];
  /** What people are told of each step of the plan: it follows from what the hands do. */
  steps: { id: number; title: string; line: string }[];
  /** Against the massage that it was to be like; 0 where one of the two has none. */
  changes?: { technique: string; name: string; region: string; area: string; before_s: number; now_s: number }[];
  coverage: Coverage[];
  dose: DoseGrid;
}
export interface Finding {
  rule: string;
  severity: string;
  step: number;
  text: string;
}
export interface Planned {
  plan: Plan;
  findings: { verdict: string; findings: Finding[] };
  advice?: Reason[];
  summary: Summary;
}
export interface Shape {
  role: 'outline' | 'muscle' | 'bone' | 'furrow' | 'region' | 'zone' | 'mark' | 'landmark';
  id: string;
  side: Side;
  d: string;
  name: string;
  x_mm?: number;
  y_mm?: number;
  /** Landmarks only: whether it can be moved, and how to find it by hand. */
  movable?: boolean;
  find?: string;
}
export interface Drawing {
  shapes: Shape[];
  box: [number, number, number, number];
  body: Body;
  /** The lit skin, where a look was asked for. */
  paint?: PaintItem[];
  /** What was asked, put there by the app. */
  what?: Json;
}

export interface Detail {
  id: string;
  title?: string;
  question: string;
  help?: string;
  kind: 'yes-no-unsure' | 'number' | 'choice' | 'choices' | 'mark' | 'agree' | 'text';
  path: string;
  choices?: { id: string; text: string }[];
  min?: number;
  max?: number;
  unit?: string;
  /** The id that a yes puts into the list at `path`. */
  value?: string;
  mark_kind?: 'avoid' | 'sore';
  for?: string;
  when?: { detail: string; is?: string[]; not?: string[]; below?: number };
  previous?: unknown;
}
export interface Question extends Detail {
  who: 'receiver' | 'giver' | 'both';
  group: string;
  ask?: string;
  stop?: boolean;
  details?: Detail[];
}
export interface Questions {
  questions: Question[];
  fresh: { receiver: boolean; giver: boolean };
  note: string;
}
export interface Screened {
  verdict: 'go' | 'adapt' | 'ask-again' | 'postpone' | 'emergency';
  limits: Json & { cap?: Level };
  reasons: Reason[];
  advice: Reason[];
  /** Where the answers stand that are not of this session. */
  again: string[];
}
export interface Lubricant {
  product: string | null;
  name: string;
  why: string;
  amount: string;
  amount_ml?: { first: number; more: number; in_all: number };
  patch_test: {
    needed: boolean; who: string[]; minutes: number; instant_minutes: number; how: string; ask: string;
  };
  barred: { id: string; name: string; why: string }[];
  others: { id: string; name: string; why: string }[];
  safety: string[];
}
/** How long the next one lies down, and then the first one again. */
export interface Share {
  next_s: number;
  back_s: number;
}
/** What was given in a session that is over. */
export interface History {
  plan: Plan;
  summary: Summary;
  given_s: number;
  lost: number;
}
export interface Asked {
  id: string;
  title: string;
  answer: string;
  more: string;
  first: '' | 'emergency' | 'illness';
  others: { id: string; title: string }[];
}
