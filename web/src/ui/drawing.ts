// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Asks the engine for the shapes of one person's back, and remembers the last answers.
import { useEffect, useState } from 'preact/hooks';
import { engine } from '../engine/client.ts';
import type { Drawing, Json, Shape } from '../engine/types.ts';

const known = new Map<string, Drawing>();

export async function drawingFor(what: Json): Promise<Drawing | null> {
  const key = JSON.stringify(what);
  const old = known.get(key);
  if (old) return old;
  const answer = await engine.draw(what);
  if (!answer.ok) return null;
  if (known.size > 8) known.clear();
  known.set(key, answer);
  return answer;
}

export function useDrawing(what: Json): Drawing | null {
  const key = JSON.stringify(what);
  const [drawing, set] = useState<Drawing | null>(known.get(key) ?? null);
  useEffect(() => {
    let on = true;
    void drawingFor(what).then((answer) => on && answer && set(answer));
    return () => {
      on = false;
    };
  }, [key]);
  return drawing;
}

export function regionsOf(drawing: Drawing): Shape[] {
  return drawing.shapes.filter((shape) => shape.role === 'region');
}

/** "rhomboids:left", or the bare id for a region in one piece. */
export function areaKey(shape: { id: string; side: string }): string {
  return shape.side === 'left' || shape.side === 'right' ? `${shape.id}:${shape.side}` : shape.id;
}

export function areaName(shape: Shape, side: Record<string, string>): string {
  const word = side[shape.side];
  return word ? `${shape.name}, ${word}` : shape.name;
}
