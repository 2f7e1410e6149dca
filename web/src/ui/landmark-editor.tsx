// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Landmarks on the back: drag them, or move them with the arrow keys. Left and right go together.
// What the engine refuses is said, and the landmark springs back when it is let go.
import { useRef, useState } from 'preact/hooks';
import type { Drawing, Shape } from '../engine/types.ts';
import type { SkinTone } from '../live/skin.ts';
import type { Turn } from '../live/turn.ts';
import { w } from '../words/en.ts';
import { Back, pointOf, upright } from './back.tsx';
import { landmarksOf, placed, type Fitting } from './fitting.ts';

export interface LandmarkEditorProps {
  drawing: Drawing;
  tone: SkinTone;
  turn: Turn;
  fitting: Fitting;
  chosen: string;
  choose: (id: string) => void;
  /** Called when a move has come to its end, accepted or not. */
  settle: () => void;
}

export const steps = { fine: 3, coarse: 10 };

/** Where the arrow keys lead, as the picture is turned: up on the screen is up. */
export function arrow(key: string, turn: Turn, step: number): [number, number] | null {
  const ways = ['ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowRight'];
  const at = ways.indexOf(key);
  if (at < 0) return null;
  const on: [number, number][] = [[0, step], [-step, 0], [0, -step], [step, 0]];
  return on[(at - turn + 4) % 4]!;
}

/** Ids in the order from the head down, as they are numbered on the picture. */
export function ordered(drawing: Drawing): string[] {
  const right = landmarksOf(drawing).filter((shape) => shape.side !== 'left');
  return right.sort((a, b) => b.y_mm! - a.y_mm!).map((shape) => shape.id);
}

export function LandmarkEditor(p: LandmarkEditorProps) {
  const [held, setHeld] = useState<{ shape: Shape; x: number; y: number } | null>(null);
  const grip = useRef<[number, number]>([0, 0]);
  const order = ordered(p.drawing);
  const refused = p.fitting.refused.value;
  const go = (shape: Shape, x: number, y: number) => p.fitting.try(shape.id, placed(p.drawing, shape, x, y));
  const drag = (event: PointerEvent) => {
    if (!held) return;
    const [x, y] = pointOf(event, event.currentTarget as SVGGraphicsElement);
    const at = { x: held.shape.side === 'none' ? 0 : x + grip.current[0], y: y + grip.current[1] };
    setHeld({ ...held, ...at });
    void go(held.shape, at.x, at.y);
  };
  const key = (event: KeyboardEvent, shape: Shape) => {
    const by = arrow(event.key, p.turn, event.shiftKey ? steps.coarse : steps.fine);
    if (by) void go(shape, shape.x_mm! + by[0], shape.y_mm! + by[1]).then(p.settle);
    else if (['Delete', 'Backspace', 'Home'].includes(event.key)) void p.fitting.reset(shape.id).then(p.settle);
    else return;
    event.preventDefault();
  };
  const release = () => {
    setHeld(null);
    // The last wish may still be on its way to the engine.
    void p.fitting.settled().then(p.settle);
  };
  return (
    <Back drawing={p.drawing} tone={p.tone} turn={p.turn} rough={held !== null} label={w.fit.picture}>
      {p.drawing.shapes.filter((s) => s.role === 'region').map((s) => <path key={s.id + s.side} d={s.d} class="thread" />)}
      {p.drawing.shapes.filter((s) => s.role === 'bone').map((s) => <path key={s.id + s.side} d={s.d} class="thread bone" />)}
      {landmarksOf(p.drawing).map((shape) => {
        const mine = held?.shape.id === shape.id && held.shape.side === shape.side;
        const [x, y] = mine ? [held.x, held.y] : [shape.x_mm!, shape.y_mm!];
        const number = order.indexOf(shape.id) + 1;
        const state = `${p.chosen === shape.id ? 'chosen' : ''} ${mine && refused?.id === shape.id ? 'refused' : ''}`;
        const beside = shape.side === 'left' ? -30 : shape.side === 'right' ? 30 : 0;
        return (
          <g
            key={shape.id + shape.side} class={`landmark ${state}`} tabindex={0} role="button" data-id={shape.id}
            aria-label={w.fit.label(number, shape.name, w.side[shape.side] ?? '')} aria-pressed={p.chosen === shape.id}
            onFocus={() => p.choose(shape.id)}
            onPointerDown={(e) => {
              e.currentTarget.setPointerCapture(e.pointerId);
              const [px, py] = pointOf(e, e.currentTarget);
              grip.current = [x - px, y - py];
              p.choose(shape.id);
              setHeld({ shape, x, y });
            }}
            onPointerMove={drag} onPointerUp={release} onPointerCancel={release}
            onKeyDown={(e) => key(e, shape)}
          >
            <circle class="hit" cx={x} cy={y} r="36" />
            <circle class="ring" cx={x} cy={y} r="15" />
            <circle class="dot" cx={x} cy={y} r="3" />
            <text transform={upright(p.turn, x + beside, y + (beside ? 0 : 30))} dy="0.36em" text-anchor="middle" aria-hidden="true">{number}</text>
          </g>
        );
      })}
    </Back>
  );
}
