// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Words that are too large for their place grow smaller until they are whole: a large text, a small
// window or a long warning never pushes anything off the screen. The sizes read `--fit` (live.css).
import { useLayoutEffect, useRef, type MutableRef } from 'preact/hooks';

const scales = [1, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56, 0.5];

/** Something in it is wider or higher than its place. What may be scrolled may also be long. */
function spills(root: HTMLElement): boolean {
  const all = [root, ...root.querySelectorAll<HTMLElement>('.head, .coming, .middle, .grid, .hold, .target > span, h1, p, li')];
  return all.some((one) => {
    if (one.closest('.scrolls') || one.classList.contains('visually-hidden')) return false;
    const { overflowY, fontSize } = getComputedStyle(one);
    // Letters reach a little over their own lines; a place that holds several is exact.
    const tall = one.clientHeight > 0 && (overflowY !== 'visible' || one.matches('.hold')) && one.scrollHeight > one.clientHeight + (/^(p|h1|li)$/i.test(one.localName) ? 0.2 * parseFloat(fontSize) : 1);
    return tall || (one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1);
  });
}

export function fit(root: HTMLElement): void {
  for (const scale of scales) {
    root.style.setProperty('--fit', String(scale));
    if (!spills(root)) return;
  }
}

/** Fits whenever one of `what` or the size of the place changes, and when the fonts have come. */
export function useFit<T extends HTMLElement>(what: unknown[]): MutableRef<T | null> {
  const box = useRef<T>(null);
  useLayoutEffect(() => {
    if (box.current) fit(box.current);
  }, what);
  useLayoutEffect(() => {
    const again = () => box.current && fit(box.current);
    addEventListener('resize', again);
    void document.fonts?.ready.then(again);
    return () => removeEventListener('resize', again);
  }, []);
  return box;
}
