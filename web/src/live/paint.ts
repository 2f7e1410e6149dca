// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// One frame of the live picture: the lit back (painted once, by the engine's list), the dotted way ahead, the glow and
// the contour rings under the hands, and the hands themselves.
import type { Drawing, Hand, Shape } from '../engine/types.ts';
import { handPicture } from './hands.ts';
import type { Hands, Pose } from './pose.ts';
import type { Box } from './paint-list.ts';
import type { SkinTone } from './skin.ts';
import { Feel, paintGlow, paintRings } from './touch.ts';
import { matrix, turned, type Turn } from './turn.ts';

export interface Dot {
  x: number;
  y: number;
  /** When in the cycle the hand passes here. */
  t: number;
}
export interface Ahead {
  dots: Record<Hand, Dot[]>;
  cycle_s: number;
}
/** Millimetres to pixels: x = ox + s·x_mm, y = oy − s·y_mm, of the turned body. */
interface Frame {
  width: number;
  height: number;
  s: number;
  ox: number;
  oy: number;
}
/** The part of the body that the skin is painted for. */
export function skinBox(drawing: Drawing): Box {
  const { u_unit_mm: U, v_unit_mm: V } = drawing.body;
  return { x: -1.5 * U, y: -0.34 * V, w: 3 * U, h: 1.9 * V };
}
export interface Scene {
  drawing: Drawing;
  /** The lit back, painted for skinBox(drawing). */
  skin: CanvasImageSource;
  giverTone: SkinTone;
  turn: Turn;
  handScale: number;
  /** Share of the canvas that words cover: the back is centred in what is left. */
  inset: { top: number; right: number; bottom: number; left: number };
}

export class LivePainter {
  private readonly pen: CanvasRenderingContext2D;
  private frame: Frame = { width: 1, height: 1, s: 1, ox: 0, oy: 0 };
  private scene: Scene | null = null;
  private readonly feel: Record<Hand, Feel> = { left: new Feel(), right: new Feel() };
  private drawn = 0;

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.pen = canvas.getContext('2d', { alpha: false })!;
  }

  /** Fits the back into the free part of the canvas. */
  setScene(scene: Scene, width: number, height: number, dpr: number): void {
    this.scene = scene;
    this.canvas.width = Math.round(width * dpr);
    this.canvas.height = Math.round(height * dpr);
    const { drawing, inset } = scene;
    const free = {
      w: (width - inset.left - inset.right) * dpr,
      h: (height - inset.top - inset.bottom) * dpr,
    };
    const U = drawing.body.u_unit_mm;
    const V = drawing.body.v_unit_mm;
    // Neck to seat, and the arms.
    const body: [number, number] = [2.56 * U, 1.08 * V];
    const [wide, tall] = scene.turn % 2 === 0 ? body : [body[1], body[0]];
    const s = Math.min(free.w / wide, free.h / tall);
    // The middle of that part of the body comes to the middle of the free box.
    const [mx, my] = turned(scene.turn, 0, 0.48 * V);
    this.frame = {
      width: this.canvas.width,
      height: this.canvas.height,
      s,
      ox: inset.left * dpr + free.w / 2 - s * mx,
      oy: inset.top * dpr + free.h / 2 + s * my,
    };
  }

  private px(x: number, y: number): [number, number] {
    const { ox, oy, s } = this.frame;
    const [tx, ty] = turned(this.scene!.turn, x, y);
    return [ox + s * tx, oy - s * ty];
  }

  /** From here on the pen draws millimetres of the body, y up. */
  private onBody(): void {
    const { ox, oy, s } = this.frame;
    this.pen.setTransform(...matrix(this.scene!.turn, s), ox, oy);
  }

  draw(hands: Hands, ahead: Ahead | null, cycleNow: number, marks: Shape[], dim: number): void {
    const { pen } = this;
    if (!this.scene) return;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    this.ground();
    const box = skinBox(this.scene.drawing);
    this.onBody();
    pen.scale(1, -1);
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(this.scene.skin, box.x, -box.y - box.h, box.w, box.h);
    this.marks(marks);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.globalAlpha = 1 - dim;
    if (ahead) this.way(ahead, cycleNow);
    const now = performance.now();
    const seconds = Math.min(1, (now - this.drawn) / 1000);
    this.drawn = now;
    const shown = (['left', 'right'] as const).flatMap((hand) => {
      this.feel[hand].follow(hands[hand], seconds);
      return hands[hand] ? [{ hand, pose: hands[hand], feel: this.feel[hand] }] : [];
    });
    for (const { pose, feel } of shown) this.at(pose, (brush) => paintGlow(brush, pose, feel));
    for (const { pose, hand, feel } of shown) this.hand(pose, hand, feel);
    const { handScale } = this.scene;
    for (const { pose, feel } of shown) this.at(pose, (brush) => paintRings(brush, pose, feel, handScale));
    pen.globalAlpha = 1;
  }

  private ground(): void {
    const { pen, frame } = this;
    pen.fillStyle = '#120d0b';
    pen.fillRect(0, 0, frame.width, frame.height);
    const [x, y] = this.px(0, 260);
    const pool = pen.createRadialGradient(x, y, 0, x, y, 520 * frame.s);
    pool.addColorStop(0, 'rgb(66 42 30 / 0.55)');
    pool.addColorStop(0.55, 'rgb(44 28 20 / 0.3)');
    pool.addColorStop(1, 'rgb(18 13 11 / 0)');
    pen.fillStyle = pool;
    pen.fillRect(0, 0, frame.width, frame.height);
  }

  private marks(marks: Shape[]): void {
    const { pen } = this;
    pen.save();
    this.onBody();
    for (const mark of marks) {
      const path = new Path2D(mark.d);
      pen.lineWidth = 2.5;
      pen.setLineDash(mark.id.includes('sore') ? [3, 7] : [12, 7]);
      pen.strokeStyle = 'rgb(255 241 223 / 0.75)';
      pen.fillStyle = 'rgb(18 13 11 / 0.4)';
      pen.fill(path);
      pen.stroke(path);
    }
    pen.restore();
  }

  /** Dots: the nearer in time, the brighter; what lies just behind the hand fades away. */
  private way(ahead: Ahead, now: number): void {
    const { pen, frame } = this;
    for (const hand of ['left', 'right'] as const) {
      for (const dot of ahead.dots[hand]) {
        const wait = (dot.t - now + ahead.cycle_s) % ahead.cycle_s;
        const k = 1 - wait / ahead.cycle_s;
        const [x, y] = this.px(dot.x, dot.y);
        pen.fillStyle = `rgb(255 226 184 / ${0.16 + 0.74 * k * k})`;
        pen.beginPath();
        pen.arc(x, y, frame.s * (1.7 + 1.6 * k * k), 0, 7);
        pen.fill();
      }
    }
  }

  /** The pen at the hand's place, turned with it, in millimetres. */
  private at(pose: Pose, paint: (pen: CanvasRenderingContext2D) => void): void {
    const { pen, frame } = this;
    const [x, y] = this.px(pose.x, pose.y);
    pen.save();
    pen.translate(x, y);
    pen.rotate(-(pose.angle + (this.scene!.turn * Math.PI) / 2));
    pen.scale(frame.s, frame.s);
    paint(pen);
    pen.restore();
  }

  private hand(pose: Pose, hand: Hand, feel: Feel): void {
    const { pen, frame } = this;
    const scene = this.scene!;
    const angle = pose.angle + (scene.turn * Math.PI) / 2;
    // What is higher is nearer to the eye.
    const air = pose.air ?? 0;
    const size = scene.handScale * (1 + 0.08 * air);
    const picture = handPicture(pose.tool, hand, scene.giverTone, frame.s * scene.handScale, angle);
    const [x, y] = this.px(pose.x, pose.y);
    const alpha = pen.globalAlpha;
    pen.save();
    pen.translate(x, y);
    pen.rotate(-(angle - picture.angle));
    pen.globalAlpha = alpha * (pose.fade ?? 1) * (0.5 + 0.5 * feel.contact);
    const width = (picture.canvas.width * picture.scale * size) / scene.handScale;
    pen.drawImage(picture.canvas, -width / 2, -width / 2, width, width);
    pen.restore();
  }
}

/** Dots every `spacing` millimetres along what one hand does in a cycle while it touches. */
export function dotsOf(points: { t_s: number; x_mm: number; y_mm: number; contact: unknown }[], spacing = 15): Dot[] {
  const dots: Dot[] = [];
  let left = 0;
  for (let i = 0; i + 1 < points.length; i++) {
    const a = points[i]!;
    const b = points[i + 1]!;
    const length = Math.hypot(b.x_mm - a.x_mm, b.y_mm - a.y_mm);
    if (!a.contact || length === 0) continue;
    for (; left <= length; left += spacing) {
      const k = left / length;
      dots.push({ x: a.x_mm + (b.x_mm - a.x_mm) * k, y: a.y_mm + (b.y_mm - a.y_mm) * k, t: a.t_s + (b.t_s - a.t_s) * k });
    }
    left -= length;
  }
  return dots.length > 400 ? dots.filter((_, i) => i % Math.ceil(dots.length / 400) === 0) : dots;
}
