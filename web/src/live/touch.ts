// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// How hard a hand works, twice: by colour, and by rings (one light, two medium, three firm). Both
// come and go softly, so that nothing flickers where a level changes along a stroke.
import { guide } from '../store/app.ts';
import { handShape } from './hand-shapes.ts';
import type { Pose } from './pose.ts';

interface Palette {
  palette: { level: Record<'light' | 'medium' | 'firm', string> };
}
type Rgb = [number, number, number];

const names = ['light', 'medium', 'firm'] as const;

function rgb(hex: string): Rgb {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as Rgb;
}

/** Colour of a level that may lie between two. */
export function levelColour(level: number): Rgb {
  const { level: colours } = (guide.value!['looks'] as Palette).palette;
  const at = Math.min(3, Math.max(1, level)) - 1;
  const i = Math.min(1, Math.floor(at));
  const [a, b] = [rgb(colours[names[i]!]), rgb(colours[names[i + 1]!])];
  return a.map((value, c) => Math.round(value + (b[c]! - value) * (at - i))) as Rgb;
}

/** What is shown of a hand: contact 0…1 and level 0…3, each on its way to what is. */
export class Feel {
  contact = 0;
  level = 0;

  follow(pose: Pose | null, seconds: number): void {
    const step = 1 - Math.exp(-Math.max(0, seconds) / 0.12);
    this.contact += ((pose?.contact ? 1 : 0) - this.contact) * step;
    this.level += ((pose?.contact ? pose.level : 0) - this.level) * step;
  }
}

/** Pen at the hand's place, turned with it, in millimetres. */
export function paintGlow(pen: CanvasRenderingContext2D, pose: Pose, feel: Feel): void {
  if (feel.contact < 0.02) return;
  const [half, wide] = handShape(pose.tool).touch;
  const [r, g, b] = levelColour(feel.level);
  const strength = feel.contact * (0.1 + 0.13 * feel.level);
  const reach = (half + wide) * 0.5 + 46 + 10 * feel.level;
  const light = pen.createRadialGradient(0, 0, 4, 0, 0, reach);
  light.addColorStop(0, `rgb(${r} ${g} ${b} / ${strength})`);
  light.addColorStop(0.5, `rgb(${r} ${g} ${b} / ${strength * 0.42})`);
  light.addColorStop(1, `rgb(${r} ${g} ${b} / 0)`);
  pen.globalCompositeOperation = 'lighter';
  pen.fillStyle = light;
  pen.beginPath();
  pen.ellipse(0, 0, reach, reach, 0, 0, 7);
  pen.fill();
  pen.globalCompositeOperation = 'source-over';
}

export function paintRings(pen: CanvasRenderingContext2D, pose: Pose, feel: Feel, scale: number): void {
  const [half, wide] = handShape(pose.tool).touch;
  const [r, g, b] = levelColour(feel.level);
  for (let ring = 1; ring <= 3; ring++) {
    const alpha = Math.min(1, Math.max(0, feel.level - ring + 1)) * feel.contact;
    if (alpha < 0.02) continue;
    const out = 4 + ring * 10;
    pen.beginPath();
    pen.ellipse(0, 0, half * scale + out, wide * scale + out, 0, 0, 7);
    pen.lineWidth = 6;
    pen.strokeStyle = `rgb(18 13 11 / ${0.45 * alpha})`;
    pen.stroke();
    pen.lineWidth = 3;
    pen.strokeStyle = `rgb(${r} ${g} ${b} / ${alpha})`;
    pen.stroke();
  }
}
