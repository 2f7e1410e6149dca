// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Hands as bones with flesh round them, seen from above, in millimetres. The footprint's centre is
// the origin, its length axis +x: fingers point along +x. This is a right hand (thumb at +y, its
// left); the left hand is its mirror.

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

function bone(x1: number, y1: number, r1: number, x2: number, y2: number, r2: number, z1 = 0, z2 = 0): Bone {
  return { x1, y1, r1, x2, y2, r2, z1, z2 };
}

interface Finger {
  /** Knuckle, direction in degrees, lengths of the three links, thickness. */
  x: number;
  y: number;
  deg: number;
  links: number[];
  thick: number;
  curl?: number;
}

function finger(f: Finger, nails: Nail[]): Bone[] {
  const out: Bone[] = [];
  let { x, y } = f;
  let a = (f.deg * Math.PI) / 180;
  let z = 4;
  f.links.forEach((length, i) => {
    const x2 = x + length * Math.cos(a);
    const y2 = y + length * Math.sin(a);
    const thick = f.thick * (1 - 0.09 * i);
    out.push(bone(x, y, thick, x2, y2, thick * 0.9, z, Math.max(0, z - 2)));
    [x, y, z] = [x2, y2, Math.max(0, z - 2)];
    a += ((f.curl ?? 0) * Math.PI) / 180;
  });
  const end = f.thick * 0.72;
  const tip = a - ((f.curl ?? 0) * Math.PI) / 180;
  nails.push({ x: x + Math.cos(tip) * end * 0.25, y: y + Math.sin(tip) * end * 0.25, angle: tip, size: end * 0.8 });
  return out;
}

/** Back of the hand: fans from the wrist to the four knuckles. */
function palmBones(cx: number, cy = 0): Bone[] {
  return [
    bone(cx - 46, cy + 12, 21, cx + 30, cy + 27, 14, 8, 8),
    bone(cx - 46, cy + 4, 22, cx + 34, cy + 9, 14, 9, 9),
    bone(cx - 46, cy - 6, 22, cx + 30, cy - 9, 14, 8, 8),
    bone(cx - 44, cy - 12, 20, cx + 22, cy - 26, 13, 6, 6),
  ];
}

function arm(cx: number, cy = 0): Bone[] {
  return [bone(cx - 34, cy, 21, cx - 150, cy - 8, 36, 5, 44), bone(cx - 150, cy - 8, 36, cx - 250, cy - 16, 42, 44, 90)];
}

function fourFingers(cx: number, spread: number, curl = 0, nails: Nail[] = []): Bone[] {
  return [
    { x: cx + 32, y: 27, deg: 3 + 4 * spread, links: [30, 19, 12], thick: 9.6 },
    { x: cx + 37, y: 9.5, deg: 1 + spread, links: [33, 22, 13], thick: 9.8 },
    { x: cx + 33, y: -8.5, deg: -1 - 2 * spread, links: [31, 20, 13], thick: 9.4 },
    { x: cx + 24, y: -26, deg: -4 - 6 * spread, links: [24, 14, 11], thick: 8.4 },
  ].flatMap((f) => finger({ ...f, curl }, nails));
}

function flat(cx: number, spread: number, touch: [number, number]): HandShape {
  const nails: Nail[] = [];
  const thumb = finger({ x: cx - 26, y: 32, deg: 44, links: [30, 22, 14], thick: 11.5, curl: -16 }, nails);
  const ball = bone(cx - 38, 18, 20, cx - 14, 38, 13, 6, 2);
  return { bones: [...arm(cx), ...palmBones(cx), ball, ...thumb, ...fourFingers(cx, spread, 0, nails)], nails, touch };
}

/** The thumb's pad at the origin, the hand open and light behind it. */
function thumbHand(): HandShape {
  const nails: Nail[] = [];
  const cx = -38;
  const cy = -46;
  const bones = [...arm(cx, cy), ...palmBones(cx, cy)];
  bones.push(bone(cx - 36, cy + 16, 21, cx - 8, cy + 32, 15, 8, 4));
  bones.push(bone(cx - 8, cy + 32, 14, -17, -4, 11.5, 4, 3), bone(-17, -4, 12, 0, 0, 10.5, 3, 0));
  nails.push({ x: 3, y: 0.5, angle: 0.2, size: 8 });
  const row: Finger[] = [
    { x: cx + 32, y: cy + 26, deg: -18, links: [28, 18, 12], thick: 9.4, curl: -10 },
    { x: cx + 35, y: cy + 9, deg: -22, links: [31, 20, 12], thick: 9.6, curl: -10 },
    { x: cx + 30, y: cy - 9, deg: -27, links: [29, 19, 12], thick: 9.2, curl: -10 },
    { x: cx + 21, y: cy - 26, deg: -34, links: [22, 13, 10], thick: 8.2, curl: -10 },
  ];
  for (const f of row) bones.push(...finger(f, nails));
  return { bones, nails, touch: [10, 8.5] };
}

/** A loose fist: the first row of knuckles leads, the fingers are tucked under. */
function fist(): HandShape {
  const cx = -34;
  const bones = [...arm(cx), ...palmBones(cx)];
  for (const [y, x] of [[27, 0], [9, 5], [-9, 2], [-26, -6]] as const) {
    bones.push(bone(cx + 20 + x, y, 14, cx + 30 + x, y, 12.5, 22, 20));
    bones.push(bone(cx + 34 + x, y, 11, cx + 42 + x, y * 0.96, 9.5, 12, 2));
  }
  const nails: Nail[] = [];
  bones.push(bone(cx - 20, 30, 15, cx + 12, 40, 11.5, 12, 10), bone(cx + 12, 40, 11.5, cx + 32, 28, 10, 10, 16));
  nails.push({ x: cx + 31, y: 29, angle: -0.6, size: 7 });
  return { bones, nails, touch: [35, 11] };
}

/** The flat forearm lies along the axis, a relaxed fist at its far end. */
function forearm(): HandShape {
  const bones = [
    bone(-112, 0, 43, -40, 0, 42, 18, 14),
    bone(-40, 0, 42, 70, 2, 30, 14, 10),
    bone(70, 2, 30, 104, 3, 25, 10, 8),
    bone(-112, 0, 43, -190, 40, 48, 18, 60),
    bone(-190, 40, 48, -260, 74, 52, 60, 96),
    bone(112, 14, 22, 140, 18, 17, 10, 12),
    bone(112, -8, 22, 142, -4, 17, 10, 12),
  ];
  for (const y of [26, 10, -6, -20]) bones.push(bone(148, y, 11, 160, y * 0.9, 10, 14, 2));
  bones.push(bone(118, 30, 12, 148, 36, 10, 12, 12));
  return { bones, nails: [], touch: [60, 22] };
}

function elbow(): HandShape {
  const bones = [
    bone(0, 0, 26, 110, 52, 34, 20, 40), bone(110, 52, 34, 190, 92, 26, 40, 50),
    bone(0, 0, 26, -70, 60, 42, 20, 70), bone(190, 92, 22, 232, 112, 22, 50, 50),
  ];
  return { bones, nails: [], touch: [15, 12] };
}

const shapes: Record<string, HandShape> = {
  palm: flat(-22, 0.5, [76, 38]),
  heel: flat(42, 1.1, [19, 33]),
  fingertips: flat(-94, 0.3, [8, 30]),
  thumb: thumbHand(),
  knuckles: fist(),
  forearm: forearm(),
  elbow: elbow(),
};

/** The shape for a tool id of the guide; ids may be longer words ("heel-of-hand"). */
export function handShape(tool: string): HandShape {
  const key = Object.keys(shapes).find((name) => tool.includes(name.replace(/s$/, '')));
  return shapes[key ?? 'palm']!;
}
