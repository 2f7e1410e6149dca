// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Presses by an elbow, a forearm or a knuckle. Such a press is large, smears, and may be several
// contacts at once; it counts once, for the target that most of it lies on. Where it is between two,
// stop wins: a stop too many costs a word, one too few may hurt.

import { isShown } from '../ui/shown.ts';

/** One contact at one moment: its middle and its size, in CSS pixels. */
export interface Contact {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
export interface Target {
  box: Box;
  stop: boolean;
}

/** So long a press is gathered before it is decided, unless it is over or begins on stop. */
export const gather_ms = 120;
/** So long after the last contact the same arm may bounce. */
export const bounce_ms = 400;
const stopCounts = 2;

/** A fingertip is a point: it still covers one pixel. */
export function overlap(contact: Contact, box: Box): number {
  const [w, h] = [Math.max(1, contact.width) / 2, Math.max(1, contact.height) / 2];
  const wide = Math.min(contact.x + w, box.right) - Math.max(contact.x - w, box.left);
  const tall = Math.min(contact.y + h, box.bottom) - Math.max(contact.y - h, box.top);
  return wide > 0 && tall > 0 ? wide * tall : 0;
}

/** The target that all these contacts together mean; −1: none of them touches one. */
export function meant(contacts: Contact[], targets: Target[]): number {
  let best = -1;
  let most = 0;
  targets.forEach((target, i) => {
    const weight = contacts.reduce((sum, c) => sum + overlap(c, target.box), 0) * (target.stop ? stopCounts : 1);
    if (weight > most) [best, most] = [i, weight];
  });
  return best;
}

/** Contacts come and go, one press comes out. */
export class Press {
  private readonly down = new Set<number>();
  private seen: Contact[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private quietUntil = -Infinity;
  private decided = false;
  private stopped = false;

  constructor(
    private readonly targets: () => Target[],
    private readonly press: (index: number) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  start(id: number, contact: Contact): void {
    const fresh = this.down.size === 0;
    const bounce = fresh && this.now() < this.quietUntil;
    this.down.add(id);
    if (fresh) {
      this.decided = bounce;
      this.stopped = false;
      this.seen = [];
    }
    // Whatever else lies on the screen or bounced just now: what comes down on stop is stop.
    const stop = this.targets().findIndex((t) => t.stop && overlap({ ...contact, width: 0, height: 0 }, t.box) > 0);
    if (stop >= 0) return this.stop(stop);
    if (this.decided) return;
    this.seen.push(contact);
    if (fresh) this.timer = setTimeout(() => this.decide(meant(this.seen, this.targets())), gather_ms);
  }

  move(id: number, contact: Contact): void {
    if (this.down.has(id) && !this.decided) this.seen.push(contact);
  }

  end(id: number): void {
    if (!this.down.delete(id) || this.down.size > 0) return;
    if (!this.decided) this.decide(meant(this.seen, this.targets()));
    this.quietUntil = Math.max(this.quietUntil, this.now() + bounce_ms);
  }

  /** However many contacts come down on it, it is one stop. */
  private stop(index: number): void {
    if (this.stopped) return;
    this.stopped = true;
    this.decide(index);
  }

  private decide(index: number): void {
    clearTimeout(this.timer);
    this.decided = true;
    if (index >= 0) this.press(index);
  }
}

/** What is held must be meant; an arm cannot mean it (live-hold.tsx). */
const within = ':is(.veil, .zones, .strip) .target:not(.hold)';

/** Targets that can be seen: what lies under a veil cannot be pressed. */
function shown(root: HTMLElement): HTMLButtonElement[] {
  return [...root.querySelectorAll<HTMLButtonElement>(within)].filter(
    (target) => !target.disabled && isShown(target),
  );
}

/** From now on presses on the targets below `root` come by contact; keyboards and screen readers
 *  still click. */
export function feelPresses(root: HTMLElement): () => void {
  let buttons: HTMLButtonElement[] = [];
  const press = new Press(
    () => {
      buttons = shown(root);
      return buttons.map((button) => ({ box: button.getBoundingClientRect(), stop: button.classList.contains('stop') }));
    },
    (index) => buttons[index]?.click(),
  );
  const of = (event: PointerEvent): Contact => ({ x: event.clientX, y: event.clientY, width: event.width, height: event.height });
  const onTarget = (event: Event) => event.target instanceof Element && event.target.closest(within) !== null;
  const down = (event: PointerEvent) => {
    const wide = event.width > 40 || event.height > 40;
    const inSheet = event.target instanceof Element && event.target.closest('.sheet') !== null;
    if (event.button === 0 && !inSheet && (onTarget(event) || wide)) press.start(event.pointerId, of(event));
  };
  const move = (event: PointerEvent) => press.move(event.pointerId, of(event));
  const up = (event: PointerEvent) => press.end(event.pointerId);
  // The browser's own click after a contact would be a second one.
  const click = (event: MouseEvent) => {
    if (!event.isTrusted || event.detail === 0 || !onTarget(event)) return;
    event.stopPropagation();
    event.preventDefault();
  };
  root.addEventListener('pointerdown', down);
  addEventListener('pointermove', move);
  addEventListener('pointerup', up);
  addEventListener('pointercancel', up);
  root.addEventListener('click', click, true);
  return () => {
    root.removeEventListener('pointerdown', down);
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', up);
    removeEventListener('pointercancel', up);
    root.removeEventListener('click', click, true);
  };
}
