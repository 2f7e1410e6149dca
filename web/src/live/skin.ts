// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Colours of skin and lamp, for the hands; both are the guide's. Light is linear; `encode` makes it what a screen wants.

import { guide } from '../store/app.ts';

export type Rgb = [number, number, number];

export const skinTones = ['lightest', 'light', 'medium-light', 'medium-deep', 'deep', 'deepest'] as const;
export type SkinTone = (typeof skinTones)[number];

export interface Lamp {
  /** Direction to the lamp: right, up, towards us. */
  to: Rgb;
  colour: Rgb;
  ambient: Rgb;
  /** Light that comes round from behind, on the side away from the lamp. */
  rim: number;
  shine: number;
}
interface Looks {
  tones: { tone: { id: string; colour: string }[] };
  lamps: Record<'night' | 'day', Lamp>;
}
const looks = () => guide.value!['looks'] as Looks;

/** The colour that a screen shows in plain light. */
export function css(tone: string): string {
  const { tone: all } = looks().tones;
  return (all.find((known) => known.id === tone) ?? all[2]!).colour;
}

export function albedo(tone: string): Rgb {
  const hex = css(tone);
  const part = (at: number) => (parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2;
  return [part(1), part(3), part(5)];
}

export function nightLamp(): Lamp {
  return looks().lamps.night;
}

/** Warm, as light that comes through skin. */
const rimColour: Rgb = [1, 0.44, 0.25];

const table = new Uint8ClampedArray(4096);
for (let i = 0; i < table.length; i++) table[i] = Math.round(255 * (i / (table.length - 1)) ** (1 / 2.2));

export function encode(light: number): number {
  // A soft shoulder instead of a hard clip keeps lit skin from turning to paper.
  const rolled = light < 0.6 ? light : 0.6 + 0.4 * (1 - Math.exp(-(light - 0.6) / 0.4));
  return table[Math.min(table.length - 1, Math.max(0, (rolled * (table.length - 1)) | 0))]!;
}

/** Light that a piece of skin sends back, into `out` as screen values. `n` is a unit normal. */
export function shade(out: Rgb, base: Rgb, lamp: Lamp, nx: number, ny: number, nz: number): void {
  const [lx, ly, lz] = lamp.to;
  const straight = nx * lx + ny * ly + nz * lz;
  const lit = Math.max(0, (straight + 0.18) / 1.18) ** 1.25;
  // Light goes a little way into skin and comes out red: the edge of a shadow is warm.
  const edge = Math.max(0, 1 - Math.abs(straight - 0.05) * 2.4) * 0.09;
  const round = Math.max(0, 1 - nz) ** 2 * Math.max(0, nx * 0.8 - ny * 0.2);
  const half = Math.max(0, nx * lx * 0.55 + ny * ly * 0.55 + nz * (lz + 1) * 0.55);
  const shine = lamp.shine * half ** 26;
  for (let c = 0; c < 3; c++) {
    const warm = c === 0 ? edge : c === 1 ? edge * 0.25 : 0;
    out[c] = encode(
      base[c]! * (lamp.colour[c]! * lit + lamp.ambient[c]! + warm) + lamp.rim * rimColour[c]! * round + shine * lamp.colour[c]!,
    );
  }
}
