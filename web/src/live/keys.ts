// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Keys of a keyboard, a presenter's clicker or a headset, and what each means. A device may teach
// the app its own keys; what was taught is kept in the settings.
import { signal } from '@preact/signals';
import type { EventKind, View } from '../engine/types.ts';
import { settings } from '../store/app.ts';
import type { Say } from './session.ts';

export const actions = [
  'softer', 'more-here', 'stop', 'pause', 'yes', 'harder', 'less-here', 'never-here', 'wind-down', 'skip', 'back',
  'undo', 'repeat', 'tired', 'nothing',
] as const;
export type Action = (typeof actions)[number];

/** As presenters send them: forward is "softer", what blanks or ends the show is "stop". */
export const defaults: Record<string, Action> = {
  PageDown: 'softer', ArrowRight: 'softer', ArrowDown: 'softer', MediaTrackNext: 'softer', s: 'softer',
  PageUp: 'more-here', ArrowLeft: 'more-here', ArrowUp: 'more-here', MediaTrackPrevious: 'more-here', m: 'more-here',
  b: 'stop', '.': 'stop', F5: 'stop', Escape: 'stop', MediaStop: 'stop',
  ' ': 'pause', MediaPlayPause: 'pause', MediaPlay: 'pause', MediaPause: 'pause',
  Enter: 'yes', g: 'yes', h: 'harder', l: 'less-here', x: 'never-here', w: 'wind-down', n: 'skip', p: 'back', z: 'undo',
  r: 'repeat', t: 'tired',
};

/** Letters mean the same with caps lock on. */
export function keyName(key: string): string {
  return key.length === 1 ? key.toLowerCase() : key;
}

const physical: Record<string, string> = { Space: ' ', Period: '.', NumpadDecimal: '.', NumpadEnter: 'Enter' };

/** The letter that stands on this place of a keyboard with Latin letters; undefined: none does. */
export function letterAt(code: string): string | undefined {
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : (physical[code] ?? (/^F\d+$|^Escape$/.test(code) ? code : undefined));
}

/** What a press means by. Where the layout's own letter means nothing (Cyrillic, Greek, Hebrew, a dead
 *  key, an input method that swallows it), the place of the key does. */
export function keyOf(event: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const name = keyName(event.key);
  if (actionOf(name) !== undefined || /^[a-z0-9]$/.test(name)) return name;
  const foreign = name.length === 1 || ['Dead', 'Process', 'Unidentified'].includes(name);
  return (foreign && letterAt(event.code)) || name;
}

export function actionOf(key: string): Action | undefined {
  return key === 'Escape' ? 'stop' : (settings.value.keys?.[key] ?? defaults[key]);
}

/** What is said by it now; null: nothing. */
export function sayOf(action: Action, view: View | null): Say | null {
  const receiver = (kind: EventKind): Say => ({ who: 'receiver', kind });
  const giver = (kind: EventKind): Say => ({ who: 'giver', kind });
  const paused = view?.status === 'paused';
  // What was stopped goes on by a press that is held, never by a key in passing.
  if (view?.status === 'stopped' && action !== 'stop' && action !== 'never-here') return null;
  switch (action) {
    case 'nothing':
      return null;
    case 'pause':
      return giver(view?.running ? 'pause' : 'resume');
    case 'yes':
      // "Where?" and "which part?" are not answered by a yes.
      if (view?.asks && !/^live\.wh/.test(view.asks)) return { ...receiver('answer'), text: 'good' };
      return paused ? giver('resume') : receiver('just-right');
    case 'skip': case 'back': case 'undo': case 'repeat': case 'tired': case 'wind-down':
      return giver(action);
    default:
      return receiver(action);
  }
}

/** While somebody teaches keys they say nothing; the newest one is here. */
export const teaching = signal(false);
export const heardKey = signal('');

/** A key or button was pressed; what it says goes to `send`. True if it meant anything. */
export function pressed(key: string, view: View | null, send: (say: Say) => void): boolean {
  if (teaching.value) {
    heardKey.value = key;
    // One key stops whatever else goes on, and cannot be taught anything else.
    if (key !== 'Escape') return true;
  }
  const action = actionOf(key);
  const say = action && sayOf(action, view);
  if (say) send(say);
  return action !== undefined;
}

const scrolls = /^(Arrow(Up|Down)|Page(Up|Down)|Home|End)$/;
const teachable = (key: string) => !['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'Unidentified', 'Dead'].includes(key);

/** Typing and native buttons keep their keys. */
function isTaken(event: KeyboardEvent, key: string): boolean {
  const at = event.target;
  if (key === 'Escape') return event.repeat;
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return true;
  if (at instanceof HTMLInputElement && at.type !== 'radio' && at.type !== 'checkbox') return true;
  if (at instanceof HTMLButtonElement && (key === ' ' || key === 'Enter')) return true;
  const inSheet = document.querySelector('.sheet') !== null;
  return inSheet && !teaching.value && scrolls.test(key);
}

export function listenToKeys(send: (say: Say) => void, view: () => View | null): () => void {
  const down = (event: KeyboardEvent) => {
    const key = keyOf(event);
    if (!teachable(key) || isTaken(event, key)) return;
    if (pressed(key, view(), send)) event.preventDefault();
  };
  addEventListener('keydown', down);
  return () => removeEventListener('keydown', down);
}

export function teach(key: string, action: Action): void {
  settings.value = { ...settings.value, keys: { ...settings.value.keys, [key]: action } };
}

export function forgetKeys(): void {
  const { keys: _keys, ...rest } = settings.value;
  settings.value = rest;
}
