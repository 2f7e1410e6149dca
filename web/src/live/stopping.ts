// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// STOP as the screen sees it: it is shown at once, whether or not the engine or the disk answers, and
// pressed again it does nothing more.
import { signal } from '@preact/signals';
import type { EventKind, View } from '../engine/types.ts';

type Seen = Pick<View, 'status'> | null | undefined;

/** What may still be said while a stop is on its way or stands. */
const heardInAStop = new Set<EventKind>(['stop', 'release', 'red-flag', 'never-here', 'tick']);

export class Stopping {
  /** STOP was pressed here; the engine has not shown it yet. */
  readonly waiting = signal(false);
  private released = false;

  /** True if the session is to hear this word now. */
  hears(kind: EventKind, view: Seen): boolean {
    const stands = view?.status === 'stopped' && !this.released;
    if (kind === 'stop') {
      if (this.waiting.value || stands || view?.status === 'finished') return false;
      this.waiting.value = true;
      this.released = false;
      return true;
    }
    if (kind === 'release') {
      this.released = true;
      this.waiting.value = false;
      return true;
    }
    return !(this.waiting.value || stands) || heardInAStop.has(kind);
  }

  /** The engine showed something new. */
  seen(view: Seen): void {
    if (view?.status === 'stopped' || view?.status === 'finished') this.waiting.value = false;
    if (view?.status !== 'stopped') this.released = false;
  }
}
