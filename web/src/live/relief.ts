// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The back as a lit relief: heights from the engine's shapes, then lamp light on them. Painted
// once per size, tone and body; frames only copy the picture.
import type { Drawing, Shape } from '../engine/types.ts';
import { bell, blur, distanceInside, field, smooth, type Field } from './height.ts';
import { albedo, lamps, shade, type Rgb, type SkinTone } from './skin.ts';
import { unturned, type Turn } from './turn.ts';

/** Millimetres to pixels: x = ox + s·x_mm, y = oy − s·y_mm. */
export interface Frame {
  width: number;
  height: number;
  s: number;
  ox: number;
  oy: number;
}

type Pen = OffscreenCanvasRenderingContext2D;

function pen(width: number, height: number): Pen {
  return new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
}

function rasterise(frame: Frame, paths: string[], extra?: (p: Pen) => void): Field {
  const p = pen(frame.width, frame.height);
  p.setTransform(frame.s, 0, 0, -frame.s, frame.ox, frame.oy);
  p.fillStyle = '#fff';
  for (const d of paths) p.fill(new Path2D(d));
  extra?.(p);
  const pixels = p.getImageData(0, 0, frame.width, frame.height).data;
  const out = field(frame.width, frame.height);
  for (let i = 0; i < out.data.length; i++) out.data[i] = pixels[4 * i + 3]! / 255;
  return out;
}

function capsule(p: Pen, x1: number, y1: number, r1: number, x2: number, y2: number, r2: number) {
  const a = Math.atan2(y2 - y1, x2 - x1);
  p.beginPath();
  p.arc(x1, y1, r1, a + Math.PI / 2, a - Math.PI / 2);
  p.arc(x2, y2, r2, a - Math.PI / 2, a + Math.PI / 2);
  p.closePath();
  p.fill();
}

/** Corners rounded over about `mm`: people have none. */
function rounded(frame: Frame, mask: Field, mm: number): Field {
  const soft = blur(mask, mm * frame.s);
  const edge = Math.min(0.3, 0.55 / (mm * frame.s));
  for (let i = 0; i < soft.data.length; i++) soft.data[i] = smooth(0.5 - edge, 0.5 + edge, soft.data[i]!);
  return soft;
}

/** The outline ends at the neck, the upper arms and the hips; a person does not. */
function bodyMask(frame: Frame, drawing: Drawing): { body: Field; head: Field } {
  const U = drawing.body.u_unit_mm;
  const V = drawing.body.v_unit_mm;
  const [, bottom, wide] = drawing.box;
  // Arms hang where the outline's shoulders are, on a slim body as on a broad one.
  const k = wide / 1.22;
  const outlines = drawing.shapes.filter((shape) => shape.role === 'outline').map((shape) => shape.d);
  const body = rasterise(frame, outlines, (p) => {
    for (const side of [-1, 1]) {
      capsule(p, side * 1.07 * k, 0.74 * V, 0.145 * k, side * 1.14 * k, 0.36 * V, 0.135 * k);
      capsule(p, side * 1.14 * k, 0.36 * V, 0.135 * k, side * 1.2 * k, -0.1 * V, 0.11 * k);
      capsule(p, side * 1.04 * k, 0.79 * V, 0.17 * k, side * 1.06 * k, 0.7 * V, 0.15 * k);
    }
  });
  const rowAt = (mm: number) => Math.round(frame.oy - frame.s * mm);
  const from = rowAt(bottom + 14);
  for (let y = Math.max(0, from); y < frame.height; y++) {
    const widen = (y - from) / frame.s;
    for (let x = 0; x < frame.width; x++) {
      const mm = (x - frame.ox) / frame.s;
      const source = Math.round(frame.ox + frame.s * (Math.abs(mm) < U ? mm * (1 - widen * 0.0004) : mm));
      body.data[y * frame.width + x] = body.data[from * frame.width + source] ?? 0;
    }
  }
  const head = rasterise(frame, [], (p) => {
    p.beginPath();
    p.ellipse(0, 1.37 * V, 0.385 * U, 0.2 * V, 0, 0, 2 * Math.PI);
    p.fill();
    capsule(p, 0, 1.02 * V, 0.27 * U, 0, 1.22 * V, 0.25 * U);
  });
  return { body: rounded(frame, body, 7), head };
}

function named(shapes: Shape[], role: Shape['role'], words: string[]): string[] {
  return shapes.filter((s) => s.role === role && words.some((w) => s.id.includes(w))).map((s) => s.d);
}

/** Heights in millimetres. The furrow, the long muscles, the blades, the dimples and the seat. */
function heights(frame: Frame, drawing: Drawing, mask: Field, head: Field): Field {
  const U = drawing.body.u_unit_mm;
  const V = drawing.body.v_unit_mm;
  const s = frame.s;
  const inside = distanceInside(mask);
  const out = field(frame.width, frame.height);
  const round = 92 * s;
  for (let i = 0; i < out.data.length; i++) {
    const k = Math.min(1, inside.data[i]! / round);
    out.data[i] = 74 * Math.sqrt(1 - (1 - k) * (1 - k));
  }
  const base = blur(out, 9 * s);
  const raised: [string[], number, number][] = [
    [named(drawing.shapes, 'bone', ['scapula', 'blade']), 9, 16],
    [named(drawing.shapes, 'muscle', ['infraspinatus']), 3, 13],
    [named(drawing.shapes, 'muscle', ['supraspinatus']), 2.5, 12],
    [named(drawing.shapes, 'muscle', ['erector']), 5, 14],
    [named(drawing.shapes, 'muscle', ['upper-trap', 'trapezius-upper']), 5, 14],
    [named(drawing.shapes, 'muscle', ['latissimus']), 2.5, 16],
    [named(drawing.shapes, 'muscle', ['glut']), 9, 26],
  ];
  for (const [paths, up, soft] of raised) {
    if (paths.length === 0) continue;
    const bump = blur(rasterise(frame, paths), soft * s);
    for (let i = 0; i < base.data.length; i++) base.data[i]! += up * bump.data[i]!;
  }
  const skull = blur(head, 16 * s);
  for (let py = 0; py < frame.height; py++) {
    const v = (frame.oy - py) / s / V;
    const furrow = 8.5 * smooth(-0.02, 0.12, v) * (1 - 0.6 * smooth(0.62, 0.95, v)) * smooth(1.12, 0.98, v);
    const cleft = 20 * smooth(-0.06, -0.17, v);
    const seat = 17 * smooth(0.04, -0.2, v);
    const nape = 5 * bell(v - 1, 0.045);
    for (let px = 0; px < frame.width; px++) {
      const x = (px - frame.ox) / s;
      const a = Math.abs(x) / U;
      const i = py * frame.width + px;
      let h = -furrow * bell(x, 15 + 10 * smooth(0.15, 0, v)) - cleft * bell(x, 15);
      h += seat * bell(a - 0.42, 0.42) + nape * bell(x, 22);
      h -= 4.5 * bell((a - 0.23) * U, 9) * bell(v * V, 11);
      h -= 3 * bell(a - 0.42, 0.05) * smooth(0.5, 0.6, v) * smooth(0.92, 0.84, v);
      h += 4 * bell(a - 0.14, 0.09) * smooth(0.02, 0.1, v) * smooth(0.62, 0.4, v);
      h += 0.5 * Math.sin(v * 96 + a * 7) * smooth(0.42, 0.6, a) * smooth(0.28, 0.34, v) * smooth(0.6, 0.5, v);
      base.data[i]! += h + 22 * skull.data[i]! * smooth(1.05, 1.25, v);
    }
  }
  return blur(base, 3.4 * s);
}

export interface ReliefOptions {
  tone: SkinTone;
  light: 'night' | 'day';
  /** How the picture will be turned when it is shown: the lamp stays where it is in the room. */
  turn?: Turn;
}

/** The picture as a canvas of the frame's size, transparent around the body. */
export function paintBack(frame: Frame, drawing: Drawing, options: ReliefOptions): OffscreenCanvas {
  const U = drawing.body.u_unit_mm;
  const V = drawing.body.v_unit_mm;
  const { body, head } = bodyMask(frame, drawing);
  const both = field(frame.width, frame.height);
  for (let i = 0; i < both.data.length; i++) both.data[i] = Math.max(body.data[i]!, head.data[i]!);
  both.data = rounded(frame, both, 9).data;
  const height = heights(frame, drawing, both, head);
  const skin = albedo(options.tone);
  const hair: Rgb = [0.028, 0.017, 0.012];
  const still = lamps[options.light];
  const turn = options.turn ?? 0;
  const lamp = { ...still, to: [...unturned(turn, still.to[0], still.to[1]), still.to[2]] as Rgb };
  const [brightX, brightV] = unturned(turn, -0.55, 0.22);
  const p = pen(frame.width, frame.height);
  const image = p.createImageData(frame.width, frame.height);
  const colour: Rgb = [0, 0, 0];
  const base: Rgb = [0, 0, 0];
  const hairMask = blur(head, 5 * frame.s);
  let noise = 7;
  for (let py = 1; py < frame.height - 1; py++) {
    const v = (frame.oy - py) / frame.s / V;
    const low = smooth(-0.24, -0.06, v) * smooth(1.46, 1.14, v);
    for (let px = 1; px < frame.width - 1; px++) {
      const i = py * frame.width + px;
      if (both.data[i]! <= 0) continue;
      const x = (px - frame.ox) / frame.s;
      const a = Math.abs(x) / U;
      const arm = smooth(0.9, 1.0, a) * smooth(0.6, 0.5, v);
      const nx = (height.data[i - 1]! - height.data[i + 1]!) * 0.5 * frame.s;
      const ny = (height.data[i + frame.width]! - height.data[i - frame.width]!) * 0.5 * frame.s;
      const length = Math.hypot(nx, ny, 1);
      const strands = smooth(1.13, 1.22, v - 0.03 * a) * hairMask.data[i]!;
      for (let c = 0; c < 3; c++) base[c] = skin[c]! + (hair[c]! - skin[c]!) * strands;
      const fall = lamp.falloff * Math.min(1, Math.hypot(x / U - brightX, (v - 0.5 - brightV) * 1.6) / 1.7) ** 1.3;
      for (let c = 0; c < 3; c++) base[c]! *= 1 - fall;
      shade(colour, base, lamp, nx / length, -ny / length, 1 / length);
      noise = (noise * 1103515245 + 12345) & 0x7fffffff;
      const grain = ((noise >> 16) & 3) - 1.5;
      for (let c = 0; c < 3; c++) image.data[4 * i + c] = colour[c]! + grain;
      const distance = 1 - arm * smooth(0.55, 0.1, v);
      image.data[4 * i + 3] = 255 * both.data[i]! * low * distance;
    }
  }
  p.putImageData(image, 0, 0);
  return p.canvas;
}
