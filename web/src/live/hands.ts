// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Paints one hand, lit by the same lamp as the back whichever way it is turned. Pictures are kept
// by tool, hand, tone, size and direction (in steps of ten degrees; the rest is turned on copying).
import { handShape, type Bone, type HandShape } from './hand-shapes.ts';
import { albedo, nightLamp, shade, type Rgb, type SkinTone } from './skin.ts';

export interface HandPicture {
  canvas: OffscreenCanvas;
  /** The angle that it was painted for; the footprint's centre is the middle of the picture. */
  angle: number;
  /** How much larger it is to be shown than it was painted. */
  scale: number;
}

const reach = 215;
const stepAngle = Math.PI / 18;
const kept = new Map<string, OffscreenCanvas>();

/** 0 below a, 1 above b, smooth in between; a may be above b. */
function smooth(a: number, b: number, value: number): number {
  const k = Math.min(1, Math.max(0, (value - a) / (b - a)));
  return k * k * (3 - 2 * k);
}

function place(shape: HandShape, mirrored: boolean, angle: number): HandShape {
  const m = mirrored ? -1 : 1;
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const turn = (x: number, y: number): [number, number] => [c * x - s * y * m, s * x + c * y * m];
  const bones = shape.bones.map((b): Bone => {
    const [x1, y1] = turn(b.x1, b.y1);
    const [x2, y2] = turn(b.x2, b.y2);
    return { ...b, x1, y1, x2, y2 };
  });
  const nails = shape.nails.map((n) => {
    const [x, y] = turn(n.x, n.y);
    return { ...n, x, y, angle: angle + m * n.angle };
  });
  return { ...shape, bones, nails };
}

/** Highest point of the swept ball over (x, y), or −1 outside; near its edge it may be negative. */
function over(b: Bone, x: number, y: number): number {
  const dx = b.x2 - b.x1;
  const dy = b.y2 - b.y1;
  const t = Math.min(1, Math.max(0, ((x - b.x1) * dx + (y - b.y1) * dy) / (dx * dx + dy * dy || 1)));
  const px = x - b.x1 - dx * t;
  const py = y - b.y1 - dy * t;
  const r = b.r1 + (b.r2 - b.r1) * t;
  const d2 = r * r - px * px - py * py;
  return d2 <= 0 ? -1 : Math.sqrt(d2) + b.z1 + (b.z2 - b.z1) * t;
}

function paint(shape: HandShape, tone: SkinTone, s: number): OffscreenCanvas {
  const size = Math.ceil(2 * reach * s);
  const z = new Float32Array(size * size);
  const mid = size / 2;
  const soft = 3;
  for (const b of shape.bones) {
    const r = Math.max(b.r1, b.r2);
    const column = (x: number) => Math.min(size - 1, Math.max(0, Math.round(mid + x * s)));
    const row = (y: number) => Math.min(size - 1, Math.max(0, Math.round(mid - y * s)));
    const right = column(Math.max(b.x1, b.x2) + r);
    const bottom = row(Math.min(b.y1, b.y2) - r);
    for (let py = row(Math.max(b.y1, b.y2) + r); py <= bottom; py++) {
      for (let px = column(Math.min(b.x1, b.x2) - r); px <= right; px++) {
        const h = over(b, (px - mid) / s, (mid - py) / s);
        if (h >= 0) z[py * size + px]! += Math.exp((h - 40) / soft);
      }
    }
  }
  // A soft maximum: flesh bridges the gap between bones.
  for (let i = 0; i < z.length; i++) z[i] = z[i]! > 0 ? Math.max(0, Math.log(z[i]!) * soft + 40) : -1;
  const canvas = new OffscreenCanvas(size, size);
  const pen = canvas.getContext('2d')!;
  const image = pen.createImageData(size, size);
  const skin = albedo(tone);
  const lamp = nightLamp();
  const base: Rgb = [0, 0, 0];
  const colour: Rgb = [0, 0, 0];
  const at = (x: number, y: number, own: number) => {
    const value = z[Math.min(size - 1, Math.max(0, y)) * size + Math.min(size - 1, Math.max(0, x))]!;
    return value < 0 ? Math.min(own, 0) : value;
  };
  for (let py = 0; py < size; py++) {
    for (let px = 0; px < size; px++) {
      const own = z[py * size + px]!;
      if (own < 0) continue;
      const nx = (at(px - 1, py, own) - at(px + 1, py, own)) * 0.5 * s;
      const ny = (at(px, py + 1, own) - at(px, py - 1, own)) * 0.5 * s;
      const steep = Math.hypot(nx, ny);
      const limit = steep > 2.2 ? 2.2 / steep : 1;
      const length = Math.hypot(nx * limit, ny * limit, 1);
      const x = (px - mid) / s;
      const y = (mid - py) / s;
      let nail = 0;
      for (const n of shape.nails) {
        const c = Math.cos(n.angle);
        const q = Math.sin(n.angle);
        const along = (c * (x - n.x) + q * (y - n.y)) / n.size;
        const across = (-q * (x - n.x) + c * (y - n.y)) / (n.size * 0.74);
        nail = Math.max(nail, smooth(1.1, 0.85, Math.hypot(along, across)));
      }
      for (let c = 0; c < 3; c++) base[c] = skin[c]! * 1.25 + nail * (c === 0 ? 0.16 : 0.1);
      shade(colour, base, lamp, (nx * limit) / length, (ny * limit) / length, 1 / length);
      const i = 4 * (py * size + px);
      const edge = Math.min(1, (at(px - 1, py, 1) > 0 ? 0.3 : 0) + (at(px + 1, py, 1) > 0 ? 0.3 : 0) +
        (at(px, py - 1, 1) > 0 ? 0.3 : 0) + (at(px, py + 1, 1) > 0 ? 0.3 : 0));
      const away = smooth(reach * 0.84, reach * 0.46, Math.hypot(x, y));
      for (let c = 0; c < 3; c++) image.data[i + c] = colour[c]! + nail * 8 * Math.exp(-steep * steep);
      image.data[i + 3] = 255 * edge * away;
    }
  }
  pen.putImageData(image, 0, 0);
  const shaded = new OffscreenCanvas(size, size);
  const brush = shaded.getContext('2d')!;
  brush.shadowColor = 'rgb(10 4 2 / 0.7)';
  brush.shadowBlur = s * 10;
  brush.shadowOffsetX = s * 6;
  brush.shadowOffsetY = s * 5;
  brush.drawImage(canvas, 0, 0);
  return shaded;
}

/** `angle` as on the body: counter-clockwise from +x, y up; `s` pixels a millimetre. */
export function handPicture(
  tool: string, hand: 'left' | 'right', tone: SkinTone, s: number, angle: number,
): HandPicture {
  const bucket = Math.round(angle / stepAngle);
  const key = `${tool} ${hand} ${tone} ${s.toFixed(3)} ${((bucket % 36) + 36) % 36}`;
  const fine = Math.min(s, 1.5);
  let canvas = kept.get(key);
  if (!canvas) {
    if (kept.size > 90) kept.clear();
    canvas = paint(place(handShape(tool), hand === 'left', bucket * stepAngle), tone, fine);
    kept.set(key, canvas);
  }
  return { canvas, angle: bucket * stepAngle, scale: s / fine };
}
