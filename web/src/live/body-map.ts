// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Between the atlas (u, v) and one person's millimetres, as docs/formats/plan.md says (`body`): a
// frame, pulled where landmarks lie elsewhere, wider or narrower at the soft sides. Left mirrors right.
import type { Body, Pull } from '../engine/types.ts';

type P = [number, number];

const unit = (t: number) => Math.min(1, Math.max(0, t));
const ease = (t: number) => unit(t) ** 2 * (3 - 2 * unit(t));

function pullAt(pull: Pull, [x, y]: P): P {
  const [[ax, ay], [bx, by]] = [pull.a_mm, pull.b_mm];
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length > 0 ? unit(((x - ax) * dx + (y - ay) * dy) / length) : 0;
  const r2 = ((x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2) / pull.reach_mm ** 2;
  if (r2 >= 1) return [0, 0];
  const weight = (1 - r2) ** 3 * ease((x - pull.still_mm) / (pull.full_mm - pull.still_mm));
  const [[mx, my], [nx, ny]] = [pull.move_a_mm, pull.move_b_mm];
  return [weight * (mx + ease(t) * (nx - mx)), weight * (my + ease(t) * (ny - my))];
}

function pulled(body: Body, p: P): P {
  const out: P = [...p];
  for (const pull of body.pulls) {
    const d = pullAt(pull, p);
    out[0] += d[0];
    out[1] += d[1];
  }
  return out;
}

function width(body: Body, x: number, y: number): number {
  const { from_mm: from, full_mm: full, widen } = body.sides;
  if (widen.length === 0 || x <= from) return x;
  let factor = widen[0]![1];
  for (let i = 1; i < widen.length; i++) {
    const [[y0, f0], [y1, f1]] = [widen[i - 1]!, widen[i]!];
    if (y > y0) factor = f0 + (f1 - f0) * ease((y - y0) / (y1 - y0));
  }
  const over = Math.min(x, full) - from;
  return x + (factor - 1) * ((over * over) / (2 * (full - from)) + Math.max(0, x - full));
}

export function toMm(body: Body, u: number, v: number): P {
  const [low, high] = body.spine_mm;
  const [x, y] = pulled(body, [Math.abs(u) * body.u_unit_mm, low + v * (high - low)]);
  return [Math.sign(u) * width(body, x, y), y];
}

/** The way back, to a thousandth of a millimetre. */
export function toUv(body: Body, x: number, y: number): P {
  const right = Math.abs(x);
  let [narrow, wide] = [0, 2 * right + 1];
  while (wide - narrow > 1e-9) {
    const middle = (narrow + wide) / 2;
    if (width(body, middle, y) < right) narrow = middle;
    else wide = middle;
  }
  const goal: P = [(narrow + wide) / 2, y];
  const missing = (p: P): P => {
    const q = pulled(body, p);
    return [q[0] - goal[0], q[1] - goal[1]];
  };
  let p: P = goal;
  let off = missing(p);
  for (let i = 0; i < 50 && Math.hypot(...off) > 1e-9; i++) {
    const h = 1e-4;
    const [rx, ry] = missing([p[0] + h, p[1]]).map((m, k) => (m - off[k]!) / h) as P;
    const [ux, uy] = missing([p[0], p[1] + h]).map((m, k) => (m - off[k]!) / h) as P;
    const area = rx * uy - ry * ux;
    let way: P = [(off[0] * uy - off[1] * ux) / area, (off[1] * rx - off[0] * ry) / area];
    for (let tries = 0; tries < 10; tries++) {
      const next: P = [p[0] - way[0], p[1] - way[1]];
      const left = missing(next);
      if (Math.hypot(...left) < Math.hypot(...off)) {
        [p, off] = [next, left];
        break;
      }
      way = [way[0] / 2, way[1] / 2];
    }
  }
  const [low, high] = body.spine_mm;
  return [(Math.sign(x) * p[0]) / body.u_unit_mm, (p[1] - low) / (high - low)];
}
