// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// A target that is held, with a ring that fills: what a second press on STOP must never do.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Hold } from '../live/hold.ts';
import { limitOf } from '../store/limits.ts';
import { w } from '../words/en.ts';

/** Larger contacts are an arm, and an arm that lies there means nothing. */
const arm_px = 80;
/** So far a finger may slip. */
const slip_px = 30;
const round = 2 * Math.PI * 20;

/** A click that no finger, mouse or key made: a screen reader or a switch. */
function isVirtual(event: MouseEvent): boolean {
  const { pointerType, width, height } = event as PointerEvent;
  return event.detail === 0 && (!pointerType || (width <= 1 && height <= 1));
}

const isKey = (key: string) => key === ' ' || key === 'Enter';

export function HoldTarget({ text, kind, press }: { text: string; kind?: string; press: () => void }) {
  const [share, setShare] = useState(0);
  const [armed, setArmed] = useState(false);
  const from = useRef<[number, number]>([0, 0]);
  const hold = useRef<Hold | null>(null);
  const byKey = useRef(false);
  const clock = useRef<ReturnType<typeof setInterval> | undefined>(undefined);
  const forget = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const times = { hold_ms: 1000 * limitOf('LIVE/release', 'hold_s'), again_ms: 1000 * limitOf('LIVE/release', 'again_s'), forget_ms: 1000 * limitOf('LIVE/release', 'forget_s') };
  hold.current ??= new Hold(times);
  const mine = hold.current;
  const look = () => {
    const over = mine.done();
    setShare(over ? 0 : mine.share);
    if (over || !mine.held) clearInterval(clock.current);
    if (over) press();
  };
  const down = (by: string) => {
    mine.down(by);
    clearInterval(clock.current);
    clock.current = setInterval(look, 40);
    look();
  };
  const cancel = () => {
    mine.cancel();
    look();
  };
  useEffect(() => () => {
    clearInterval(clock.current);
    clearTimeout(forget.current);
  }, []);
  // Anything else that comes down anywhere: this was no single finger.
  useEffect(() => {
    const other = (event: PointerEvent) => {
      if (mine.held && !event.isPrimary) cancel();
    };
    addEventListener('pointerdown', other);
    return () => removeEventListener('pointerdown', other);
  }, []);
  const twice = () => {
    if (mine.word()) return press();
    setArmed(true);
    clearTimeout(forget.current);
    forget.current = setTimeout(() => setArmed(false), times.forget_ms);
  };
  return (
    <button type="button" class={`target hold ${kind ?? ''}`} aria-description={w.device.holdHow}
      onPointerDown={(event) => {
        if (event.button !== 0 || event.width > arm_px || event.height > arm_px) return;
        from.current = [event.clientX, event.clientY];
        down(`pointer ${event.pointerId}`);
      }}
      onPointerMove={(event) => {
        if (Math.hypot(event.clientX - from.current[0], event.clientY - from.current[1]) > slip_px) cancel();
      }}
      onPointerUp={cancel} onPointerCancel={cancel} onPointerLeave={cancel} onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (!isKey(event.key)) return;
        // Else every repeat would be a click.
        event.preventDefault();
        byKey.current = true;
        if (!event.repeat) down(event.key);
      }}
      onKeyUp={(event) => {
        if (!isKey(event.key)) return;
        event.preventDefault();
        cancel();
        byKey.current = false;
      }}
      onBlur={cancel}
      onClick={(event) => {
        if (isVirtual(event) && !byKey.current) twice();
      }}>
      <svg viewBox="0 0 48 48" aria-hidden="true">
        <circle cx="24" cy="24" r="20" />
        <circle class="held" cx="24" cy="24" r="20" stroke-dasharray={`${round * share} ${round}`} />
      </svg>
      <span>{text}<small>{armed ? w.device.holdAgain : w.device.hold}</small></span>
    </button>
  );
}
