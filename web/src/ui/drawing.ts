// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Asks the engine for the shapes of one person's back, and remembers the last answers.
import { useEffect, useState } from 'preact/hooks';
import { engine } from '../engine/client.ts';
import type { Drawing, Json, Shape } from '../engine/types.ts';
import { skinBox } from '../live/paint.ts';
import { pictureOf, type PaintItem } from '../live/paint-list.ts';
import type { SkinTone } from '../live/skin.ts';
import { placeOf, type Turn } from '../live/turn.ts';

const known = new Map<string, Drawing>();

export async function drawingFor(what: Json): Promise<Drawing | null> {
  const key = JSON.stringify(what);
  const old = known.get(key);
  if (old) return old;
  const answer = await engine.draw(what);
  if (!answer.ok) return null;
  if (known.size > 8) known.clear();
  const drawing = { ...answer, what };
  known.set(key, drawing);
  return drawing;
}

export interface Look {
  tone: SkinTone;
  light: 'day' | 'night';
  turn: Turn;
}
const skins = new Map<string, Promise<PaintItem[]>>();

/** The lit skin of a drawing's body. Marks and shapes lie on top of it and do not change it. */
export function skinOf(drawing: Drawing, look: Look): Promise<PaintItem[]> {
  const receiver = (drawing.what?.['receiver'] ?? {}) as Json;
  const asked = { receiver, look: { tone: look.tone, light: look.light, place: placeOf(look.turn) } };
  const key = JSON.stringify(asked);
  const old = skins.get(key);
  if (old) return old;
  if (skins.size > 12) skins.clear();
  const skin = engine.draw(asked).then((answer) => (answer.ok ? (answer.paint ?? []) : []));
  skins.set(key, skin);
  return skin;
}

const painted = new Map<PaintItem[], Promise<HTMLCanvasElement>>();

/** The skin for the live picture, painted once: frames only copy it. Two pixels a millimetre are
 *  as fine as soft light needs. */
export async function liveSkin(drawing: Drawing, look: Look): Promise<HTMLCanvasElement> {
  const items = await skinOf(drawing, look);
  const paint = async () => {
    const box = skinBox(drawing);
    const image = await pictureOf(items, box, box.w * Math.min(2, devicePixelRatio));
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d')!.drawImage(image, 0, 0);
    return canvas;
  };
  if (painted.size > 4) painted.clear();
  if (!painted.has(items)) painted.set(items, paint());
  return painted.get(items)!;
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
