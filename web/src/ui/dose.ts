// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Where the time of a plan goes, as colour. The guide's ramp grows lighter all the way, so that it
// reads on every skin and without colour vision.
import type { Coverage, DoseGrid } from '../engine/types.ts';
import { guide } from '../store/app.ts';

type Rgba = [number, number, number, number];

interface Palette {
  palette: { heat: { colours: string[] } };
}

/** `share` from 0 to 1; alpha from 0 to 1: nothing where nobody works, then soon opaque. */
export function colourOf(share: number): Rgba {
  const { colours } = (guide.value!['looks'] as Palette).palette.heat;
  const part = Math.min(1, Math.max(0, share));
  const at = part * (colours.length - 1);
  const i = Math.min(colours.length - 2, Math.floor(at));
  const channel = (n: number) => {
    const [a, b] = [colours[i]!, colours[i + 1]!].map((hex) => parseInt(hex.slice(1 + 2 * n, 3 + 2 * n), 16)) as [number, number];
    return a + (b - a) * (at - i);
  };
  return [channel(0), channel(1), channel(2), Math.min(1, part / 0.15) * (0.55 + 0.37 * part)];
}

const ends = [1, 2, 5, 10, 20, 30, 60, 120, 180, 300, 600, 1200, 1800];

/** The upper end of the scale: a round time that nearly all cells stay below. */
export function scaleOf(grid: DoseGrid): number {
  const worked = grid.values.filter((s) => s > 0).sort((a, b) => a - b);
  const high = worked[Math.floor(0.985 * (worked.length - 1))] ?? 1;
  return ends.find((end) => end >= high) ?? Math.ceil(high / 600) * 600;
}

/** One pixel a cell, the highest row first; 0 at nothing, the square root lifts what is short. */
export function pixelsOf(grid: DoseGrid, top: number): Uint8ClampedArray {
  const out = new Uint8ClampedArray(4 * grid.columns * grid.rows);
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const seconds = grid.values[row * grid.columns + column] ?? 0;
      const [r, g, b, a] = colourOf(Math.sqrt(seconds / top));
      out.set([r, g, b, 255 * a], 4 * ((grid.rows - 1 - row) * grid.columns + column));
    }
  }
  return out;
}

/** Positions along the legend, 0 to 1, with their times in seconds. */
export function ticksOf(top: number): { at: number; seconds: number }[] {
  const round = (seconds: number) =>
    ends.reduce((best, end) => (Math.abs(end - seconds) < Math.abs(best - seconds) ? end : best), 0);
  const inner = [...new Set([round(top / 9), round((top * 4) / 9)])].filter((s) => s > 0 && s < top);
  return [0, ...inner, top].map((seconds) => ({ at: Math.sqrt(seconds / top), seconds }));
}

export interface AreaRow {
  region: string;
  name: string;
  left: Coverage | null;
  right: Coverage | null;
  middle: Coverage | null;
  minutes: number;
}

/** One row a region, the longest first. */
export function rowsOf(coverage: Coverage[]): AreaRow[] {
  const rows = new Map<string, AreaRow>();
  for (const area of coverage) {
    const row = rows.get(area.region) ?? { region: area.region, name: area.name, left: null, right: null, middle: null, minutes: 0 };
    const place = area.side === 'left' || area.side === 'right' ? area.side : 'middle';
    row[place] = area;
    row.minutes += area.hand_minutes;
    rows.set(area.region, row);
  }
  return [...rows.values()].sort((a, b) => b.minutes - a.minutes || (a.region < b.region ? -1 : 1));
}
