// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Focus goes into what lies over the screen, stays among what can be reached there, and returns.
import { useEffect, useRef, type MutableRef } from 'preact/hooks';
import { isShown } from './shown.ts';

const reachable = 'button:not(:disabled), a[href], input, select, textarea';

function shown(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(reachable)].filter(isShown);
}

/** `within`: all that can be reached while the dialog is open, the place of STOP included. Focus goes
 *  to the heading: no key that was meant for something else answers. */
export function useDialog<T extends HTMLElement>(within: string): MutableRef<T | null> {
  const heading = useRef<T>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    // Who pressed with a hand has no place among the keys: space shall pause again, not press STOP.
    const byKeys = before?.matches(':focus-visible') ?? false;
    heading.current?.focus({ preventScroll: true });
    const keep = (event: KeyboardEvent) => {
      if (event.key !== 'Tab') return;
      const all = shown(document.querySelector(within) ?? document.body);
      const at = all.indexOf(document.activeElement as HTMLElement);
      const edge = event.shiftKey ? at <= 0 : at === all.length - 1 || at < 0;
      if (!edge || all.length === 0) return;
      event.preventDefault();
      (event.shiftKey ? all.at(-1) : all[0])!.focus();
    };
    addEventListener('keydown', keep);
    return () => {
      removeEventListener('keydown', keep);
      // Unless the next dialog has taken it already.
      queueMicrotask(() => {
        const taken = document.activeElement?.closest('[role$=dialog]');
        if (!taken && byKeys && before?.isConnected && isShown(before)) before.focus({ preventScroll: true });
      });
    };
  }, []);
  return heading;
}
