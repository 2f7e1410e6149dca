// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Marks on the back: tap to set, drag to move, keys for everything; sizes in millimetres.
import { useRef, useState } from 'preact/hooks';
import type { AreaMark, Drawing, Mark } from '../engine/types.ts';
import { toMm, toUv } from '../live/body-map.ts';
import type { SkinTone } from '../live/skin.ts';
import type { Turn } from '../live/turn.ts';
import { w } from '../words/en.ts';
import { Back, pointOf } from './back.tsx';
import { areaKey } from './drawing.ts';
import { arrow } from './landmark-editor.tsx';

export interface MarkEditorProps {
  drawing: Drawing;
  tone: SkinTone;
  turn: Turn;
  marks: (Mark | AreaMark)[];
  chosen: number;
  choose: (i: number) => void;
  set: (marks: (Mark | AreaMark)[]) => void;
  add: (u: number, v: number) => void;
}

const round = (value: number) => Math.round(value * 1000) / 1000;

export function resized(mark: Mark, by: number): Mark {
  return { ...mark, radius_mm: Math.min(150, Math.max(15, mark.radius_mm + by)) };
}

export function MarkEditor(p: MarkEditorProps) {
  const [dragging, setDragging] = useState<number | null>(null);
  const moved = useRef(false);
  const body = p.drawing.body;
  const change = (i: number, mark: Mark) => p.set(p.marks.map((m, k) => (k === i ? mark : m)));
  const moveTo = (i: number, x: number, y: number) => {
    const [u, v] = toUv(body, x, y);
    change(i, { ...(p.marks[i] as Mark), u: round(u), v: round(v) });
  };
  const drag = (event: PointerEvent, i: number) => {
    if (dragging !== i) return;
    moved.current = true;
    moveTo(i, ...pointOf(event, event.currentTarget as SVGGraphicsElement));
  };
  const key = (event: KeyboardEvent, i: number) => {
    const mark = p.marks[i] as Mark;
    const [x, y] = toMm(body, mark.u, mark.v);
    const by = arrow(event.key, p.turn, event.shiftKey ? 25 : 8);
    if (by) moveTo(i, x + by[0], y + by[1]);
    else if (event.key === '+' || event.key === '=') change(i, resized(mark, 5));
    else if (event.key === '-') change(i, resized(mark, -5));
    else if (event.key === 'Delete' || event.key === 'Backspace') p.set(p.marks.filter((_, k) => k !== i));
    else return;
    event.preventDefault();
  };
  return (
    <Back drawing={p.drawing} tone={p.tone} turn={p.turn} label={p.turn === 0 ? w.mark.turn : w.mark.turned}
      onPoint={(x, y) => {
        if (moved.current) moved.current = false;
        else p.add(...(toUv(body, x, y).map(round) as [number, number]));
      }}
    >
      {p.marks.map((mark, i) => {
        if ('region' in mark) {
          return p.drawing.shapes
            .filter((shape) => shape.role === 'region' && areaKey(shape) === mark.region)
            .map((shape) => <path key={mark.region} d={shape.d} class={`mark ${mark.kind}`} />);
        }
        const [x, y] = toMm(body, mark.u, mark.v);
        return (
          <circle
            key={i} cx={x} cy={y} r={mark.radius_mm} tabindex={0} role="button"
            class={`mark ${mark.kind} ${i === p.chosen ? 'chosen' : ''}`}
            aria-label={w.mark.label(mark.kind === 'avoid' ? w.mark.avoid : w.mark.sore, i + 1)}
            onClick={(e) => { e.stopPropagation(); p.choose(i); moved.current = false; }}
            onPointerDown={(e) => { e.currentTarget.setPointerCapture(e.pointerId); setDragging(i); p.choose(i); moved.current = false; }}
            onPointerMove={(e) => drag(e, i)}
            onPointerUp={() => setDragging(null)}
            onKeyDown={(e) => key(e, i)}
          />
        );
      })}
    </Back>
  );
}
