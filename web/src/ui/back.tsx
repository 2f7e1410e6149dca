// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The lit back as a picture with a layer of shapes on top, both in millimetres on the body.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Drawing } from '../engine/types.ts';
import { pictureOf, type Box } from '../live/paint-list.ts';
import type { SkinTone } from '../live/skin.ts';
import { matrix, turned, type Turn } from '../live/turn.ts';
import { skinOf } from './drawing.ts';

export interface BackProps {
  drawing: Drawing;
  tone: SkinTone;
  light?: 'day' | 'night';
  turn?: Turn;
  /** While something is dragged: skin at a third of its fineness, so that it keeps up. */
  rough?: boolean;
  /** Text for who cannot see it; without it the picture is decoration. */
  label?: string;
  still?: boolean;
  children?: ComponentChildren;
  onPoint?: (x: number, y: number) => void;
}

/** The part of the body that is shown, in units of the body: neck to seat, arms included. */
export function viewOf(drawing: Drawing): Box {
  const { u_unit_mm: U, v_unit_mm: V } = drawing.body;
  return { x: -1.4 * U, y: -0.26 * V, w: 2.8 * U, h: 1.62 * V };
}

/** The same part as the picture has it when it is turned. */
function seen(box: Box, turn: Turn): Box {
  const [x1, y1] = turned(turn, box.x, box.y);
  const [x2, y2] = turned(turn, box.x + box.w, box.y + box.h);
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), w: Math.abs(x2 - x1), h: Math.abs(y2 - y1) };
}

/** Where on the body something points: `layer` is any element drawn in millimetres. */
export function pointOf(event: MouseEvent, layer: SVGGraphicsElement): [number, number] {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(layer.getScreenCTM()!.inverse());
  return [at.x, at.y];
}

export function Back(p: BackProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const layer = useRef<SVGGElement>(null);
  const turn = p.turn ?? 0;
  const box = viewOf(p.drawing);
  const view = seen(box, turn);
  const light = p.light ?? 'day';
  // One painting at a time: while something is dragged, what came in between is left out.
  const want = useRef<(() => Promise<void>) | null>(null);
  const busy = useRef(false);
  const work = async () => {
    if (busy.current) return;
    busy.current = true;
    for (let next = want.current; next; next = want.current) {
      want.current = null;
      await next().catch(() => undefined);
    }
    busy.current = false;
  };
  useEffect(() => {
    const element = canvas.current!;
    let last = 0;
    const paint = async () => {
      const fine = Math.min(1.6, (element.clientWidth * Math.min(2, devicePixelRatio)) / view.w);
      const s = p.rough ? fine / 2 : fine;
      const skin = await pictureOf(await skinOf(p.drawing, { tone: p.tone, light, turn }), box, box.w * s);
      element.width = Math.round(view.w * s);
      element.height = Math.round(view.h * s);
      const pen = element.getContext('2d')!;
      pen.setTransform(...matrix(turn, s), -view.x * s, (view.y + view.h) * s);
      pen.scale(1, -1);
      pen.drawImage(skin, box.x, -box.y - box.h, box.w, box.h);
    };
    const look = () => {
      const width = element.clientWidth;
      if (width === 0 || Math.abs(width - last) < 2) return;
      last = width;
      want.current = paint;
      void work();
    };
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  }, [p.drawing, p.tone, light, p.rough, turn]);
  return (
    <div class={p.still ? 'picture still' : 'picture'} style={{ aspectRatio: `${view.w} / ${view.h}` }}>
      <canvas ref={canvas} aria-hidden="true" />
      <svg
        viewBox={`${view.x} ${-(view.y + view.h)} ${view.w} ${view.h}`}
        role={p.label ? (p.still ? 'img' : 'group') : undefined}
        aria-label={p.label}
        aria-hidden={p.label ? undefined : true}
        onClick={(e) => p.onPoint?.(...pointOf(e, layer.current!))}
      >
        <g ref={layer} transform={`matrix(${matrix(turn, 1).join(' ')} 0 0)`}>{p.children}</g>
      </svg>
    </div>
  );
}

/** Words on the picture stand upright however it is turned. */
export function upright(turn: Turn, x: number, y: number): string {
  const [a, b, c, d] = matrix(turn, 1);
  // The transpose undoes the layer's own turn.
  return `matrix(${a} ${c} ${b} ${d} ${x} ${y})`;
}
