// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Colours of skin and lamp. Light is linear; `encode` makes it what a screen wants.

export type Rgb = [number, number, number];

export const skinTones = ['porcelain', 'sand', 'honey', 'olive', 'chestnut', 'ebony'] as const;
export type SkinTone = (typeof skinTones)[number];

const shown: Record<SkinTone, Rgb> = {
  porcelain: [239, 205, 184],
  sand: [226, 181, 149],
  honey: [203, 150, 112],
  olive: [172, 121, 86],
  chestnut: [130, 84, 58],
  ebony: [88, 55, 40],
};

const decode = (c: number) => (c / 255) ** 2.2;

export function albedo(tone: SkinTone): Rgb {
  const [r, g, b] = shown[tone];
  return [decode(r), decode(g), decode(b)];
}

export function css(tone: SkinTone): string {
  return `rgb(${shown[tone].join(' ')})`;
}

export interface Lamp {
  /** Direction to the lamp: right, up, towards us. */
  to: Rgb;
  colour: Rgb;
  ambient: Rgb;
  /** Light that comes round from behind, on the side away from the lamp. */
  rim: Rgb;
  shine: number;
  /** How much darker the far end of the body is than the end near the lamp. */
  falloff: number;
}

export const lamps: Record<'night' | 'day', Lamp> = {
  night: {
    to: [-0.62, 0.34, 0.7],
    colour: [1.16, 0.86, 0.6],
    ambient: [0.075, 0.045, 0.036],
    rim: [0.16, 0.07, 0.04],
    shine: 0.07,
    falloff: 0.62,
  },
  day: {
    to: [-0.5, 0.42, 0.76],
    colour: [0.98, 0.86, 0.74],
    ambient: [0.3, 0.24, 0.22],
    rim: [0.1, 0.07, 0.06],
    shine: 0.04,
    falloff: 0.12,
  },
};

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
      base[c]! * (lamp.colour[c]! * lit + lamp.ambient[c]! + warm) + lamp.rim[c]! * round + shine * lamp.colour[c]!,
    );
  }
}
