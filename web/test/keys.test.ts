// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Keys say the same on every layout.
import { beforeEach, describe, expect, it } from 'vitest';
import { actionOf, actions, forgetKeys, keyOf, pressed, sayOf, teach, teaching } from '../src/live/keys.ts';
import type { Say } from '../src/live/session.ts';
import type { View } from '../src/engine/types.ts';

const means = (key: string, code: string) => actionOf(keyOf({ key, code }));
beforeEach(forgetKeys);

describe('letters on a Cyrillic (or any) layout do nothing', () => {
  it('LIVE-20: the place of the key counts where its letter means nothing', () => {
    for (const [key, code, action] of [
      ['ы', 'KeyS', 'softer'], ['Ы', 'KeyS', 'softer'], ['и', 'KeyB', 'stop'], ['ю', 'Period', 'stop'], ['σ', 'KeyS', 'softer'],
      ['ד', 'KeyS', 'softer'], ['س', 'KeyS', 'softer'], ['Dead', 'KeyN', 'skip'], ['Process', 'KeyW', 'wind-down'],
      ['Unidentified', 'KeyB', 'stop'], ['р', 'KeyH', 'harder'], ['я', 'KeyZ', 'undo'],
    ] as const) expect(means(key, code), `${key} on ${code}`).toBe(action);
  });

  it('where the letter means something, the letter counts', () => {
    // Dvorak: the key that says "s" is where ";" is, and the place of "s" says "o".
    expect(means('s', 'Semicolon')).toBe('softer');
    expect(means('o', 'KeyS')).toBeUndefined();
    expect(means('z', 'KeyY')).toBe('undo');
    expect(means('S', 'KeyS')).toBe('softer');
  });

  it('what was taught for a letter of its own stays', () => {
    teach('ы', 'tired');
    expect(means('ы', 'KeyS')).toBe('tired');
  });
});

describe('LIVE-7: keys and a stop', () => {
  const stopped = { status: 'stopped', running: false, asks: null } as unknown as View;

  it('nothing that is pressed in passing goes on', () => {
    for (const action of actions) {
      const said = sayOf(action, stopped);
      expect(said === null || ['stop', 'never-here'].includes(said.kind), action).toBe(true);
    }
  });

  it('Escape stops while keys are taught, and can be taught nothing else', () => {
    const said: Say[] = [];
    teach('Escape', 'skip');
    teaching.value = true;
    pressed('Escape', null, (say) => said.push(say));
    teaching.value = false;
    expect(said.map(({ kind }) => kind)).toEqual(['stop']);
  });
});
