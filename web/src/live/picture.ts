// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Drives the live picture and the rhythm, frame by frame, from a plan's track and a moment in it.
import type { Drawing, Shape } from '../engine/types.ts';
import { dotsOf, LivePainter, type Ahead } from './paint.ts';
import { joinedAt } from './join.ts';
import { handsAt, stationOf, stationShare, stepAt, type Hands, type Track } from './pose.ts';
import type { Rhythm } from './rhythm.ts';
import type { SkinTone } from './skin.ts';
import type { Turn } from './turn.ts';

export interface Stage {
  track: Track;
  drawing: Drawing;
  skin: CanvasImageSource;
  giverTone: SkinTone;
  turn: Turn;
  /** The free box for the back, in CSS pixels of the canvas. */
  box: DOMRect;
}

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
const noHands: Hands = { left: null, right: null };

export class LivePicture {
  private readonly painter: LivePainter;
  private stage: Stage | null = null;
  private marks: Shape[] = [];
  private ahead: { step: number; track: Track; way: Ahead } | null = null;
  private request = 0;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly moment: () => { plan_s: number; moving: boolean; dim: number; hands: boolean },
    private readonly rhythm: Rhythm | null,
    private readonly each: (plan_s: number) => void,
  ) {
    this.painter = new LivePainter(canvas);
  }

  /** A new plan, body, size or direction: paints the back anew only where that is needed. */
  set(stage: Stage): void {
    const old = this.stage;
    this.stage = stage;
    this.marks = stage.drawing.shapes.filter((shape) => shape.role === 'mark');
    const same = old && old.skin === stage.skin && old.turn === stage.turn &&
      old.giverTone === stage.giverTone && JSON.stringify(old.box) === JSON.stringify(stage.box);
    if (!same && stage.box.width > 0 && stage.box.height > 0) {
      const { width, height } = this.canvas.getBoundingClientRect();
      const { box } = stage;
      const inset = { top: box.top, left: box.left, right: width - box.right, bottom: height - box.bottom };
      // Many phones have three pixels to a point; two are enough for skin.
      this.painter.setScene({ ...stage, handScale: stage.track.plan.body?.hand_scale ?? 1, inset }, width, height, Math.min(2, devicePixelRatio));
    }
    if (!this.request) this.frame();
  }

  stop(): void {
    cancelAnimationFrame(this.request);
    this.request = 0;
  }

  private way(track: Track, index: number): Ahead | null {
    const entry = track.steps[index];
    if (!entry || entry.step.kind === 'break') return null;
    if (this.ahead?.step !== index || this.ahead.track !== track) {
      const dots = { left: dotsOf(entry.paths.left), right: dotsOf(entry.paths.right) };
      this.ahead = { step: index, track, way: { dots, cycle_s: Math.max(0.1, entry.cycle_s) } };
    }
    return this.ahead.way;
  }

  private frame = (): void => {
    this.request = requestAnimationFrame(this.frame);
    const stage = this.stage;
    if (!stage) return;
    const { plan_s, moving, dim, hands: shown } = this.moment();
    const index = stepAt(stage.track, plan_s);
    const now = handsAt(stage.track, plan_s);
    const calm = still();
    const hands = !shown ? noHands : calm ? stationOf(stage.track, index) : joinedAt(stage.track, plan_s);
    const entry = stage.track.steps[index];
    const cycle_s = entry?.cycle_s ?? 0;
    // With reduced motion the dots stand as still as the hands, and lead away from them.
    const inCycle = calm ? cycle_s * stationShare : cycle_s > 0 ? Math.max(0, plan_s - entry!.step.start_s) % cycle_s : 0;
    this.painter.draw(hands, shown ? this.way(stage.track, index) : null, inCycle, this.marks, dim);
    this.rhythm?.follow(plan_s, now, moving, stage.drawing.body.v_unit_mm);
    this.each(plan_s);
  };
}
