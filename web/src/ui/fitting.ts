// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Fits the picture to one back by moved landmarks. The engine decides what fits: a place that it
// refuses is said with its reason, and the last one that fitted stays.
import { signal } from '@preact/signals';
import type { Answer, Drawing, Json, Receiver, Shape } from '../engine/types.ts';

export type Moved = Record<string, [number, number]>;
export type Draw = (what: Json) => Promise<Answer<Drawing>>;

export function landmarksOf(drawing: Drawing): Shape[] {
  return drawing.shapes.filter((shape) => shape.role === 'landmark' && shape.movable);
}

/** A place on the body as the engine takes it for a landmark: on the right, in units of the body.
 *  What lies on the spine stays on it. */
export function placed(drawing: Drawing, shape: Shape, x: number, y: number): [number, number] {
  const round = (value: number) => Math.round(value * 1000) / 1000;
  const u = shape.side === 'none' ? 0 : (shape.side === 'left' ? -x : x) / drawing.body.u_unit_mm;
  return [round(u), round(y / drawing.body.v_unit_mm)];
}

export class Fitting {
  readonly drawing = signal<Drawing | null>(null);
  readonly moved = signal<Moved>({});
  readonly refused = signal<{ id: string; text: string } | null>(null);
  private usual: Drawing | null = null;
  private receiver: Receiver = {};
  private marks: unknown[] = [];
  private going: Promise<void> | null = null;
  private next: { id: string; moved: Moved } | null = null;

  constructor(private readonly draw: Draw) {}

  /** The back of this receiver. Landmarks that no longer fit (other arms, another build) go back. */
  async open(receiver: Receiver, marks: unknown[] = []): Promise<void> {
    this.receiver = receiver;
    this.marks = marks;
    this.next = null;
    await this.going;
    const moved = receiver.moved_landmarks ?? {};
    await this.ask('', {});
    this.usual = this.drawing.value;
    if (Object.keys(moved).length > 0) await this.ask('', moved);
  }

  /** How far out and up a landmark is from where the measurements have it, in millimetres. */
  shift(id: string): [number, number] {
    const of = (drawing: Drawing | null) =>
      drawing?.shapes.find((s) => s.role === 'landmark' && s.id === id && s.side !== 'left');
    const now = of(this.drawing.value);
    const usual = of(this.usual);
    return now && usual ? [now.x_mm! - usual.x_mm!, now.y_mm! - usual.y_mm!] : [0, 0];
  }

  /** Asks for a landmark there. While an answer is under way only the latest wish is kept. */
  try(id: string, at: [number, number]): Promise<void> {
    return this.want(id, { ...this.moved.value, [id]: at });
  }

  /** One landmark, or all of them, where the measurements have it. */
  reset(id?: string): Promise<void> {
    const { [id ?? '']: _gone, ...rest } = this.moved.value;
    return this.want(id ?? '', id === undefined ? {} : rest);
  }

  /** Resolves when every wish so far has its answer. */
  async settled(): Promise<void> {
    await this.going;
  }

  private want(id: string, moved: Moved): Promise<void> {
    this.next = { id, moved };
    this.going ??= this.work().finally(() => (this.going = null));
    return this.going;
  }

  private async work(): Promise<void> {
    while (this.next) {
      const { id, moved } = this.next;
      this.next = null;
      await this.ask(id, moved);
    }
  }

  private async ask(id: string, moved: Moved): Promise<boolean> {
    const { moved_landmarks: _old, ...receiver } = this.receiver;
    const stated = Object.fromEntries(Object.entries(receiver).filter(([, value]) => value !== undefined));
    const what = { receiver: { ...stated, moved_landmarks: moved }, marks: this.marks };
    const answer = await this.draw(what);
    if (answer.ok) {
      this.drawing.value = { ...answer, what };
      this.moved.value = moved;
      this.refused.value = null;
      return true;
    }
    // One reason is enough, the moved landmark's own before those of its neighbours.
    const problems = answer.problems ?? [];
    const why = problems.find((p) => p.place.endsWith(`/${id}`)) ?? problems[0];
    this.refused.value = { id, text: why?.message ?? answer.reasons?.[0]?.text ?? '' };
    return false;
  }
}
