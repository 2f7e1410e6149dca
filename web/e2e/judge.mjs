// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// A judge that shares nothing with the engine: reads a session's log and looks at every path of every
// plan in it, point by point, for touches of a marked place and for levels above a cap.
const order = { none: 0, light: 1, medium: 2, firm: 3 };

const clamp = (t) => Math.min(1, Math.max(0, t));
const ease = (t) => clamp(t) ** 2 * (3 - 2 * clamp(t));

/** Where a mark lies on this body, by the formula in docs/formats/plan.md. */
export function placeOf(body, mark) {
  const [low, high] = body.spine_mm;
  const [x0, y0] = [Math.abs(mark.u) * body.u_unit_mm, low + mark.v * (high - low)];
  let [x, y] = [x0, y0];
  for (const { a_mm: a, b_mm: b, move_a_mm: m, move_b_mm: n, reach_mm, still_mm, full_mm } of body.pulls) {
    const d = [b[0] - a[0], b[1] - a[1]];
    const length = d[0] ** 2 + d[1] ** 2;
    const t = length ? clamp(((x0 - a[0]) * d[0] + (y0 - a[1]) * d[1]) / length) : 0;
    const off = Math.hypot(x0 - a[0] - t * d[0], y0 - a[1] - t * d[1]) / reach_mm;
    const weight = Math.max(0, 1 - off * off) ** 3 * ease((x0 - still_mm) / (full_mm - still_mm));
    x += weight * (m[0] + (n[0] - m[0]) * ease(t));
    y += weight * (m[1] + (n[1] - m[1]) * ease(t));
  }
  const { from_mm, full_mm, widen } = body.sides;
  let factor = widen[0]?.[1] ?? 1;
  widen.slice(1).forEach(([y1, f1], i) => {
    if (y > widen[i][0]) factor = widen[i][1] + (f1 - widen[i][1]) * ease((y - widen[i][0]) / (y1 - widen[i][0]));
  });
  const over = Math.max(0, Math.min(x, full_mm) - from_mm);
  x += (factor - 1) * (over ** 2 / (2 * (full_mm - from_mm)) + Math.max(0, x - full_mm));
  return { x: x * Math.sign(mark.u), y, r: mark.radius_mm };
}

/** Plans in the order in which they held: the header's, then each remainder that was taken. */
export function plansOf(log) {
  const plans = [];
  for (const line of log.split('\n').filter(Boolean)) {
    const entry = JSON.parse(line);
    if (entry.plan) plans.push(entry.plan);
    for (const replan of entry.replans ?? []) if (replan) plans.push(replan);
  }
  return plans;
}

/** Points of a footprint's rim and inside, on the body. */
function footprint(tool, scale, x, y, angle) {
  const points = [];
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  for (let i = -6; i <= 6; i++) {
    for (let k = -6; k <= 6; k++) {
      const [p, q] = [i / 6, k / 6];
      if (tool.ellipse && p * p + q * q > 1) continue;
      const [dx, dy] = [(p * tool.length_mm * scale) / 2, (q * tool.width_mm * scale) / 2];
      points.push([x + c * dx - s * dy, y + s * dx + c * dy]);
    }
  }
  return points;
}

/** How deep any touching footprint comes into the disc, in mm (negative: how far it stays away). */
export function deepest(plan, tools, disc) {
  let worst = -Infinity;
  const scale = plan.body?.hand_scale ?? 1;
  for (const step of plan.steps) {
    for (const hand of ['left', 'right']) {
      const path = step.path.filter((point) => point.hand === hand);
      path.forEach((a, i) => {
        if (!a.contact) return;
        const b = path[i + 1] ?? a;
        const tool = tools[a.tool ?? step.tool];
        if (!tool) throw new Error(`no tool ${a.tool ?? step.tool}`);
        const n = Math.max(1, Math.ceil(Math.hypot(b.x_mm - a.x_mm, b.y_mm - a.y_mm) / 6));
        for (let k = 0; k <= n; k++) {
          const mix = (p, q) => p + ((q - p) * k) / n;
          const at = footprint(tool, scale, mix(a.x_mm, b.x_mm), mix(a.y_mm, b.y_mm), mix(a.angle_rad, b.angle_rad));
          for (const [x, y] of at) worst = Math.max(worst, disc.r - Math.hypot(x - disc.x, y - disc.y));
        }
      });
    }
  }
  return worst;
}

export function highest(plan) {
  return Math.max(0, ...plan.steps.flatMap((step) => [order[step.pressure], ...step.path.map((point) => order[point.level] ?? point.level)]));
}
export function levelOf(word) {
  return order[word];
}
