// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Between the atlas (u, v) and one person's millimetres: linear between the knots of the body,
// outside them with the last slope; u is odd (docs/formats/plan.md, `body`).
import type { Body } from '../engine/types.ts';

type Knots = [number, number][];

function along(knots: Knots, value: number, from: 0 | 1): number {
  const to = from === 0 ? 1 : 0;
  if (knots.length < 2) return value;
  let i = 1;
  while (i + 1 < knots.length && value > knots[i]![from]) i++;
  const a = knots[i - 1]!;
  const b = knots[i]!;
  const span = b[from] - a[from];
  return span === 0 ? a[to] : a[to] + ((value - a[from]) / span) * (b[to] - a[to]);
}

function odd(knots: Knots, value: number, from: 0 | 1): number {
  return Math.sign(value) * along(knots, Math.abs(value), from);
}

export function toMm(body: Body, u: number, v: number): [number, number] {
  return [body.u_unit_mm * odd(body.u_knots, u, 0), body.v_unit_mm * along(body.v_knots, v, 0)];
}

export function toUv(body: Body, x: number, y: number): [number, number] {
  return [odd(body.u_knots, x / body.u_unit_mm, 1), along(body.v_knots, y / body.v_unit_mm, 1)];
}
