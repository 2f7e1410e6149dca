// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// A judge that shares nothing with the engine: reads a session's log and looks at every path of every
// plan in it, point by point, for touches of a marked place and for levels above a cap.
const order = { none: 0, light: 1, medium: 2, firm: 3 };

function along(knots, value) {
  let i = 1;
  while (i + 1 < knots.length && value > knots[i][0]) i++;
  const [a, b] = [knots[i - 1], knots[i]];
  return a[1] + ((value - a[0]) / (b[0] - a[0])) * (b[1] - a[1]);
}

export function placeOf(body, mark) {
  return {
    x: body.u_unit_mm * Math.sign(mark.u) * along(body.u_knots, Math.abs(mark.u)),
    y: body.v_unit_mm * along(body.v_knots, mark.v),
    r: mark.radius_mm,
  };
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
