// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Where the hands are at a moment of the plan, read from the plan's own paths, so that every frame
// can ask without the engine. Must agree with `unknot_pose`; a test compares the two.
import type { Hand, Level, PathPoint, Plan, Step } from '../engine/types.ts';

export interface Pose {
  x: number;
  y: number;
  angle: number;
  /** 0 none … 3 firm */
  level: number;
  contact: boolean;
  tool: string;
  /** For the eye only, between steps: how high above the skin (0…1), and how visible. */
  air?: number;
  fade?: number;
}
export type Hands = Record<Hand, Pose | null>;

const levels: Record<Level, number> = { none: 0, light: 1, medium: 2, firm: 3 };

export function levelNumber(level: Level | number): number {
  return typeof level === 'number' ? level : levels[level];
}

/** A plan made ready for asking: each step's path split by hand, once. */
export interface TrackStep {
  step: Step;
  cycle_s: number;
  paths: Record<Hand, PathPoint[]>;
}
export interface Track {
  plan: Plan;
  steps: TrackStep[];
}

export function trackOf(plan: Plan): Track {
  const steps = plan.steps.map((step) => {
    const path = step.path ?? [];
    const left = path.filter((point) => point.hand === 'left');
    const right = path.filter((point) => point.hand === 'right');
    const last = Math.max(left.at(-1)?.t_s ?? 0, right.at(-1)?.t_s ?? 0);
    return { step, cycle_s: last > 0 ? last : step.duration_s, paths: { left, right } };
  });
  return { plan, steps };
}

/** Index of the step at `plan_s`; the last one from its end on, −1 for a plan without steps. */
export function stepAt(track: Track, plan_s: number): number {
  let low = 0;
  let high = track.steps.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (track.steps[middle]!.step.start_s <= plan_s) low = middle;
    else high = middle - 1;
  }
  return high < 0 ? -1 : low;
}

/** The engine counts in whole milliseconds; what is nearer than this is the same moment. */
const same_s = 1e-7;

function between(points: PathPoint[], t: number, tool: string): Pose | null {
  if (points.length === 0) return null;
  let i = 0;
  while (i + 1 < points.length && points[i + 1]!.t_s <= t + same_s) i++;
  const a = points[i]!;
  const b = points[Math.min(i + 1, points.length - 1)]!;
  const span = b.t_s - a.t_s;
  const k = span > 0 ? Math.min(1, Math.max(0, (t - a.t_s) / span)) : 0;
  return {
    x: a.x_mm + (b.x_mm - a.x_mm) * k,
    y: a.y_mm + (b.y_mm - a.y_mm) * k,
    angle: a.angle_rad + (b.angle_rad - a.angle_rad) * k,
    level: levelNumber(a.level),
    contact: Boolean(a.contact),
    tool: a.tool ?? tool,
  };
}

type Entry = Track['steps'][number];

/** On the step's own path; at its end from `duration_s` on. */
function onPath({ step, cycle_s, paths }: Entry, hand: Hand, inside_s: number): Pose | null {
  const atEnd = inside_s >= step.duration_s - same_s;
  const within = cycle_s > 0 ? (Math.max(0, inside_s) + same_s) % cycle_s : 0;
  const t = atEnd ? cycle_s : Math.max(0, within - same_s);
  return between(paths[hand], t, step.tool);
}

// The way from step to step, as in src/body/poses.cpp.
export const beside_mm = 8;
const throughAir_mm_s = 500;
const quickest_s = 0.2;
const slowest_s = 0.7;

/** Half the time from the end of `a` to the beginning of `b`; 0: the hand goes on as the paths do. */
function halfWay(a: Entry, b: Entry, hand: Hand): number {
  const from = onPath(a, hand, a.step.duration_s);
  const to = onPath(b, hand, 0);
  if (!from || !to) return 0;
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  if (far < beside_mm) return 0;
  const half = Math.floor((far / (2 * throughAir_mm_s)) * 1000) / 1000;
  return Math.min(Math.max(quickest_s, Math.min(half, slowest_s)), a.step.duration_s / 2, b.step.duration_s / 2);
}

/** In the air between two steps, `off` seconds before (negative) or after they meet. */
function lifted(a: Entry, b: Entry, hand: Hand, half: number, off: number, tool: string): Pose {
  const from = onPath(a, hand, a.step.duration_s - half)!;
  const to = onPath(b, hand, half)!;
  const k = (off + half) / (2 * half);
  const eased = k * k * (3 - 2 * k);
  return {
    x: from.x + (to.x - from.x) * eased,
    y: from.y + (to.y - from.y) * eased,
    angle: from.angle + (to.angle - from.angle) * eased,
    level: 0,
    contact: false,
    tool,
  };
}

export function handsAt(track: Track, plan_s: number): Hands {
  const index = stepAt(track, plan_s);
  const entry = track.steps[index];
  if (!entry) return { left: null, right: null };
  const before = track.steps[index - 1];
  const next = track.steps[index + 1];
  const duration = entry.step.duration_s;
  const inside = Math.max(0, plan_s - entry.step.start_s);
  const of = (hand: Hand): Pose | null => {
    const own = onPath(entry, hand, inside);
    if (!own) return null;
    if (next && inside > duration - slowest_s && inside <= duration) {
      const half = halfWay(entry, next, hand);
      if (duration - inside < half) return lifted(entry, next, hand, half, inside - duration, own.tool);
    }
    if (before && inside < slowest_s) {
      const half = halfWay(before, entry, hand);
      if (inside < half) return lifted(before, entry, hand, half, inside, own.tool);
    }
    return own;
  };
  return { left: of('left'), right: of('right') };
}

/** Where a hand is as the step begins, and as it ends. */
export function endsOf({ step, cycle_s, paths }: TrackStep, hand: Hand): { first: Pose | null; last: Pose | null } {
  return { first: between(paths[hand], 0, step.tool), last: between(paths[hand], cycle_s, step.tool) };
}

/** For reduced motion: how far into a cycle the hands stand. */
export const stationShare = 0.25;

/** Where each hand of a step stands, for reduced motion: the next station instead of the way. */
export function stationOf(track: Track, index: number): Hands {
  const entry = track.steps[index];
  if (!entry) return { left: null, right: null };
  const middle = entry.cycle_s * stationShare;
  return {
    left: between(entry.paths.left, middle, entry.step.tool),
    right: between(entry.paths.right, middle, entry.step.tool),
  };
}
