// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Between two steps the hands do not jump: they glide on where it is near and the tool stays, else
// they lift, travel through the air and come down. For the eye only; the plan's own times stand.
import type { Hand } from '../engine/types.ts';
import { beside_mm, endsOf, handsAt, stepAt, type Hands, type Pose, type Track } from './pose.ts';

/** Longest time before and after the border of two steps that a join may take. */
const longest_s = 0.8;
/** As near as this the hand stays on the skin. */
const glide_mm = 60;

const smooth = (t: number) => {
  const k = Math.min(1, Math.max(0, t));
  return k * k * (3 - 2 * k);
};

function turnBetween(from: number, to: number): number {
  const d = (to - from) % (2 * Math.PI);
  return d > Math.PI ? d - 2 * Math.PI : d < -Math.PI ? d + 2 * Math.PI : d;
}

/** `t`: seconds after the border (negative: before it), within ±reach. */
function join(now: Pose | null, from: Pose | null, to: Pose | null, t: number, reach: number): Pose | null {
  const share = smooth((t + reach) / (2 * reach));
  const coming = smooth(t / reach);
  const going = smooth(-t / reach);
  if (!now) return null;
  if (!from || !to) {
    // A hand that comes or goes: down from above, or up and away.
    const here = t < 0 ? (to ? 1 : going) : from ? 1 : coming;
    return { ...now, air: 1 - here, fade: here, contact: now.contact && here > 0.5 };
  }
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const turn = turnBetween(from.angle, to.angle);
  const far = Math.hypot(dx, dy);
  // Where it is far, the pose itself already goes through the air.
  const part = far >= beside_mm ? 0 : t < 0 ? share : share - 1;
  const glides = far < glide_mm && from.tool === to.tool && Math.abs(turn) < 0.8 && from.contact && to.contact;
  const high = Math.min(1, Math.max(far / 120, Math.abs(turn), from.tool === to.tool ? 0 : 0.9));
  const air = glides ? 0 : high * 4 * share * (1 - share);
  return {
    ...now, x: now.x + dx * part, y: now.y + dy * part, angle: now.angle + turn * part,
    air, contact: now.contact && air < 0.35,
  };
}

export function joinedAt(track: Track, plan_s: number): Hands {
  const now = handsAt(track, plan_s);
  const i = stepAt(track, plan_s);
  const entry = track.steps[i];
  if (!entry) return now;
  const { start_s, duration_s } = entry.step;
  const since = plan_s - start_s;
  const until = start_s + duration_s - plan_s;
  const other = track.steps[since < until ? i - 1 : i + 1];
  if (!other) return now;
  const reach = Math.min(longest_s, duration_s / 2.5, other.step.duration_s / 2.5);
  const t = since < until ? since : -until;
  if (reach <= 0 || Math.abs(t) >= reach) return now;
  const [first, second] = since < until ? [other, entry] : [entry, other];
  const one = (hand: Hand) => join(now[hand], endsOf(first, hand).last, endsOf(second, hand).first, t, reach);
  return { left: one('left'), right: one('right') };
}
