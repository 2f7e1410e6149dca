// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Hands as bones with flesh round them, seen from above, in millimetres, as the guide has them. The
// footprint's centre is the origin, its length axis +x: fingers point along +x. A right hand (thumb
// at +y, its left); the left hand is its mirror.
import { guide } from '../store/app.ts';

/** A bone: a ball of radius r1 at one end, r2 at the other, `z` above the back. */
export interface Bone {
  x1: number;
  y1: number;
  r1: number;
  x2: number;
  y2: number;
  r2: number;
  z1: number;
  z2: number;
}
export interface Nail {
  x: number;
  y: number;
  angle: number;
  size: number;
}
export interface HandShape {
  bones: Bone[];
  nails: Nail[];
  /** What touches: half length and half width of the footprint. */
  touch: [number, number];
}
interface Looks {
  hands: { hand: { tool: string; bones: number[][]; nails?: number[][] }[] };
}
type Tools = Record<string, { length_mm: number; width_mm: number }>;

const known = new Map<string, HandShape>();

export function handShape(tool: string): HandShape {
  const old = known.get(tool);
  if (old) return old;
  const { hand: all } = (guide.value!['looks'] as Looks).hands;
  const drawn = all.find((hand) => hand.tool === tool) ?? all[0]!;
  const size = (guide.value!['tools'] as Tools)[tool];
  const shape: HandShape = {
    bones: drawn.bones.map((b) => {
      const [x1, y1, r1, x2, y2, r2, z1, z2] = b as [number, number, number, number, number, number, number, number];
      return { x1, y1, r1, x2, y2, r2, z1, z2 };
    }),
    nails: (drawn.nails ?? []).map((n) => {
      const [x, y, angle, long] = n as [number, number, number, number];
      return { x, y, angle, size: long };
    }),
    touch: [(size?.length_mm ?? 80) / 2, (size?.width_mm ?? 60) / 2],
  };
  known.set(tool, shape);
  return shape;
}
