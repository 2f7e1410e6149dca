// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Small image arithmetic on fields of numbers: distances inside a mask and soft blurs. The back's
// relief is built with these once per size, never per frame.

export interface Field {
  width: number;
  height: number;
  data: Float32Array;
}

export function field(width: number, height: number): Field {
  return { width, height, data: new Float32Array(width * height) };
}

/** Distance to the nearest pixel outside the mask, in pixels (exact, one row or column at a time:
 *  lower envelope of parabolas). */
export function distanceInside(mask: Field): Field {
  const { width, height } = mask;
  const far = 1e9;
  const out = field(width, height);
  for (let i = 0; i < out.data.length; i++) out.data[i] = mask.data[i]! > 0.5 ? far : 0;
  const longest = Math.max(width, height);
  const f = new Float64Array(longest);
  const d = new Float64Array(longest);
  const at = new Int32Array(longest);
  const edge = new Float64Array(longest + 1);
  const pass = (start: number, stride: number, n: number) => {
    for (let i = 0; i < n; i++) f[i] = out.data[start + i * stride]!;
    let k = 0;
    at[0] = 0;
    edge[0] = -far;
    edge[1] = far;
    for (let q = 1; q < n; q++) {
      let s = 0;
      for (;;) {
        const p = at[k]!;
        s = (f[q]! + q * q - (f[p]! + p * p)) / (2 * q - 2 * p);
        if (s > edge[k]! || k === 0) break;
        k--;
      }
      if (s <= edge[k]!) s = edge[k]!;
      k++;
      at[k] = q;
      edge[k] = s;
      edge[k + 1] = far;
    }
    k = 0;
    for (let q = 0; q < n; q++) {
      while (edge[k + 1]! < q) k++;
      const p = at[k]!;
      d[q] = (q - p) * (q - p) + f[p]!;
    }
    for (let i = 0; i < n; i++) out.data[start + i * stride] = d[i]!;
  };
  for (let x = 0; x < width; x++) pass(x, width, height);
  for (let y = 0; y < height; y++) pass(y * width, 1, width);
  for (let i = 0; i < out.data.length; i++) out.data[i] = Math.sqrt(out.data[i]!);
  return out;
}

function boxPass(from: Float32Array, to: Float32Array, start: number, stride: number, n: number, r: number) {
  const scale = 1 / (2 * r + 1);
  const value = (i: number) => from[start + Math.min(n - 1, Math.max(0, i)) * stride]!;
  let sum = 0;
  for (let i = -r; i <= r; i++) sum += value(i);
  for (let i = 0; i < n; i++) {
    to[start + i * stride] = sum * scale;
    sum += value(i + r + 1) - value(i - r);
  }
}

/** Three box blurs: as good as a Gaussian of about that radius. Edges repeat. */
export function blur(source: Field, radius: number): Field {
  const r = Math.max(1, Math.round(radius * 0.6));
  let a: Float32Array = Float32Array.from(source.data);
  let b: Float32Array = new Float32Array(a.length);
  const { width, height } = source;
  for (let round = 0; round < 3; round++) {
    for (let y = 0; y < height; y++) boxPass(a, b, y * width, 1, width, r);
    for (let x = 0; x < width; x++) boxPass(b, a, x, width, height, r);
  }
  return { width, height, data: a };
}

/** 0 below a, 1 above b, smooth in between; a may be above b. */
export function smooth(a: number, b: number, value: number): number {
  const k = Math.min(1, Math.max(0, (value - a) / (b - a)));
  return k * k * (3 - 2 * k);
}

export function bell(value: number, width: number): number {
  return Math.exp(-(value * value) / (width * width));
}
