// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// A drawing list of an average back for looking at the painting without the engine. Not shipped.
import type { Drawing, Shape } from '../../src/engine/types.ts';

const U = 195;
const V = 500;
type P = [number, number];

const right: [Shape['role'], string, P[]][] = [
  ['muscle', 'trapezius-upper', [[0, 1.12], [.2, 1.12], [.29, 1.04], [.45, .975], [.7, .935], [.93, .885], [.8, .878], [.6, .89], [.3, .94], [0, 1]]],
  ['bone', 'scapula', [[.42, .895], [.5, .9], [.82, .87], [.8, .79], [.72, .73], [.5, .57], [.455, .565], [.44, .7], [.44, .843]]],
  ['muscle', 'infraspinatus', [[.445, .835], [.6, .845], [.86, .855], [.84, .8], [.7, .71], [.5, .575], [.455, .575], [.445, .7]]],
  ['muscle', 'supraspinatus', [[.43, .893], [.52, .902], [.85, .892], [.86, .875], [.6, .862], [.44, .85]]],
  ['muscle', 'erector-spinae', [[.08, 1], [.2, 1], [.24, .843], [.28, .61], [.31, .459], [.36, .347], [.41, .19], [.36, .139], [.3, .093], [.22, 0], [.13, -.06], [.05, -.06], [.08, .19]]],
  ['muscle', 'latissimus', [[.03, .61], [.3, .585], [.455, .575], [.6, .61], [.86, .665], [.9, .64], [.72, .5], [.69, .36], [.62, .22], [.48, .13], [.3, .2], [.14, .3], [.03, .36]]],
  ['muscle', 'gluteal', [[.23, 0], [.3, .06], [.42, .112], [.57, .136], [.72, .115], [.86, .02], [.88, -.08], [.5, -.06], [.24, -.06]]],
];
const outline: P[] = [[0, 1.16], [.27, 1.16], [.29, 1.05], [.45, .985], [.7, .945], [.95, .9], [1.12, .86], [1.22, .78], [1.2, .66], [.93, .655], [.85, .6], [.74, .5], [.71, .4], [.71, .26], [.76, .17], [.8, .11], [.86, 0], [.9, -.1], [.9, -.22], [0, -.22]];

const line = (points: P[]) => `M${points.map(([u, v]) => `${u * U} ${v * V}`).join('L')}Z`;
const mirror = (points: P[]): P[] => points.map(([u, v]) => [-u, v]);

export const drawing: Drawing = {
  box: [-1.22 * U, -0.22 * V, 1.22 * U, 1.16 * V],
  body: { u_unit_mm: U, v_unit_mm: V, spine_mm: [0, V], pulls: [], sides: { from_mm: 78, full_mm: 117, widen: [] }, hand_scale: 1 },
  shapes: [
    { role: 'outline', id: 'outline', side: 'none', name: '', d: line([...outline, ...mirror(outline).reverse()]) },
    ...right.flatMap(([role, id, points]): Shape[] => [
      { role, id, side: 'right', name: id, d: line(points) },
      { role, id, side: 'left', name: id, d: line(mirror(points)) },
    ]),
  ],
};
