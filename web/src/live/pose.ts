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

function between(points: PathPoint[], t: number, tool: string): Pose | null {
  if (points.length === 0) return null;
  let i = 0;
  while (i + 1 < points.length && points[i + 1]!.t_s <= t) i++;
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

export function handsAt(track: Track, plan_s: number): Hands {
  const entry = track.steps[stepAt(track, plan_s)];
  if (!entry) return { left: null, right: null };
  const { step, cycle_s, paths } = entry;
  const inside = Math.min(Math.max(0, plan_s - step.start_s), step.duration_s);
  const atEnd = inside >= step.duration_s;
  const t = atEnd ? cycle_s : cycle_s > 0 ? inside % cycle_s : 0;
  return { left: between(paths.left, t, step.tool), right: between(paths.right, t, step.tool) };
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
