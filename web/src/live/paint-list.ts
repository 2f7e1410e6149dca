// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The engine's list of things to paint as an SVG picture (docs/formats/engine.md, `paint`). The
// engine decides what is drawn; here it only becomes something that a browser shows.

export interface Gradient {
  linear?: [number, number, number, number];
  radial?: [number, number, number, number];
  stops: [number, string, number][];
}
export type Paint = string | Gradient;
export interface PaintItem {
  d?: string;
  fill?: Paint;
  stroke?: Paint;
  width?: number;
  dash?: number[];
  items?: PaintItem[];
  matrix?: [number, number, number, number, number, number];
  clip?: string;
  fade?: Gradient;
  opacity?: number;
  blur?: number;
}
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

class Writer {
  defs = '';
  private count = 0;
  private readonly blurs = new Set<number>();

  constructor(private readonly box: Box) {}

  one(item: PaintItem): string {
    return item.items ? this.group(item) : this.path(item);
  }

  private gradient(g: Gradient): string {
    const id = `g${++this.count}`;
    const stops = g.stops.map(([at, colour, opacity]) =>
      `<stop offset="${at}" stop-color="${colour}"${opacity === 1 ? '' : ` stop-opacity="${opacity}"`}/>`).join('');
    if (g.radial) {
      const [x, y, rx, ry] = g.radial;
      this.defs += `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" cx="0" cy="0" r="1" ` +
        `gradientTransform="matrix(${rx} 0 0 ${ry} ${x} ${y})">${stops}</radialGradient>`;
    } else {
      const [x1, y1, x2, y2] = g.linear ?? [0, 0, 1, 0];
      this.defs += `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">` +
        `${stops}</linearGradient>`;
    }
    return `url(#${id})`;
  }

  private paint(paint: Paint | undefined): string {
    if (paint === undefined) return 'none';
    return typeof paint === 'string' ? paint : this.gradient(paint);
  }

  private common(item: PaintItem): string {
    let out = item.opacity === undefined ? '' : ` opacity="${item.opacity}"`;
    if (item.blur) {
      const id = `b${String(item.blur).replace('.', '_')}`;
      if (!this.blurs.has(item.blur)) {
        this.blurs.add(item.blur);
        this.defs += `<filter id="${id}" x="-50%" y="-50%" width="200%" height="200%" color-interpolation-filters="sRGB">` +
          `<feGaussianBlur stdDeviation="${item.blur}"/></filter>`;
      }
      out += ` filter="url(#${id})"`;
    }
    return out;
  }

  private path(item: PaintItem): string {
    let out = `<path d="${item.d ?? ''}" fill="${this.paint(item.fill)}"`;
    if (item.stroke !== undefined) {
      out += ` stroke="${this.paint(item.stroke)}" stroke-width="${item.width ?? 1}" stroke-linecap="round" stroke-linejoin="round"`;
      if (item.dash?.length) out += ` stroke-dasharray="${item.dash.join(' ')}"`;
    }
    return `${out}${this.common(item)}/>`;
  }

  private group(item: PaintItem): string {
    let out = `<g${this.common(item)}`;
    if (item.matrix) out += ` transform="matrix(${item.matrix.join(' ')})"`;
    if (item.clip) {
      const id = `c${++this.count}`;
      this.defs += `<clipPath id="${id}"><path d="${item.clip}"/></clipPath>`;
      out += ` clip-path="url(#${id})"`;
    }
    if (item.fade) {
      const { x, y, w, h } = this.box;
      const fill = this.gradient(item.fade);
      const id = `m${++this.count}`;
      const place = `x="${x}" y="${y}" width="${w}" height="${h}"`;
      this.defs += `<mask id="${id}" maskUnits="userSpaceOnUse" ${place}><rect ${place} fill="${fill}"/></mask>`;
      out += ` mask="url(#${id})"`;
    }
    return `${out}>${(item.items ?? []).map((one) => this.one(one)).join('')}</g>`;
  }
}

/** The part `box` of the body (y up), head up, as an SVG file of that many pixels. */
export function svgOf(items: PaintItem[], box: Box, width: number): string {
  const writer = new Writer(box);
  const body = items.map((item) => writer.one(item)).join('');
  const height = Math.round((width * box.h) / box.w);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(width)}" height="${height}" ` +
    `viewBox="${box.x} ${-box.y - box.h} ${box.w} ${box.h}"><defs>${writer.defs}</defs><g transform="scale(1 -1)">${body}</g></svg>`;
}

/** The same as a picture that a canvas can copy. */
export async function pictureOf(items: PaintItem[], box: Box, width: number): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svgOf(items, box, width))}`;
  await image.decode();
  return image;
}
