// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The lit back as a picture with a layer of shapes on top, both in millimetres on the body.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Drawing } from '../engine/types.ts';
import { paintBack } from '../live/relief.ts';
import type { SkinTone } from '../live/skin.ts';

export interface BackProps {
  drawing: Drawing;
  tone: SkinTone;
  light?: 'day' | 'night';
  /** Text for who cannot see it; without it the picture is decoration. */
  label?: string;
  still?: boolean;
  children?: ComponentChildren;
  onPoint?: (x: number, y: number) => void;
}

/** The part of the body that is shown, in units of the body: neck to seat, arms included. */
export function viewOf(drawing: Drawing): { x: number; y: number; w: number; h: number } {
  const { u_unit_mm: U, v_unit_mm: V } = drawing.body;
  return { x: -1.4 * U, y: -0.26 * V, w: 2.8 * U, h: 1.62 * V };
}

export function pointOf(event: MouseEvent, svg: SVGSVGElement): [number, number] {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM()!.inverse());
  return [at.x, -at.y];
}

export function Back(p: BackProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = viewOf(p.drawing);
  useEffect(() => {
    const element = canvas.current!;
    let last = 0;
    const paint = () => {
      const width = element.clientWidth;
      if (width === 0 || Math.abs(width - last) < 2) return;
      last = width;
      const s = Math.min(1.15, (width * Math.min(2, devicePixelRatio)) / box.w);
      element.width = Math.round(box.w * s);
      element.height = Math.round(box.h * s);
      const frame = { width: element.width, height: element.height, s, ox: -box.x * s, oy: (box.y + box.h) * s };
      const picture = paintBack(frame, p.drawing, { tone: p.tone, light: p.light ?? 'day' });
      element.getContext('2d')!.drawImage(picture, 0, 0);
    };
    const watch = new ResizeObserver(paint);
    watch.observe(element);
    return () => watch.disconnect();
  }, [p.drawing, p.tone, p.light]);
  return (
    <div class={p.still ? 'picture still' : 'picture'} style={{ aspectRatio: `${box.w} / ${box.h}` }}>
      <canvas ref={canvas} aria-hidden="true" />
      <svg
        viewBox={`${box.x} ${-(box.y + box.h)} ${box.w} ${box.h}`}
        role={p.label ? (p.still ? 'img' : 'group') : undefined}
        aria-label={p.label}
        aria-hidden={p.label ? undefined : true}
        onClick={(e) => p.onPoint?.(...pointOf(e, e.currentTarget))}
      >
        <g transform="scale(1 -1)">{p.children}</g>
      </svg>
    </div>
  );
}
