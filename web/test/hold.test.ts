// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// STOP twice: what a second press does, and what it takes to go on.
import { describe, expect, it } from 'vitest';
import { Hold } from '../src/live/hold.ts';
import { Stopping } from '../src/live/stopping.ts';

const times = { hold_ms: 1200, again_ms: 700, forget_ms: 10_000 };

describe('STOP twice', () => {
  const view = (status: string) => ({ status }) as never;

  it('LIVE-7: is shown before the engine answers, and is told once', () => {
    const stopping = new Stopping();
    expect(stopping.hears('stop', view('working'))).toBe(true);
    expect(stopping.waiting.value).toBe(true);
    for (let i = 0; i < 9; i++) expect(stopping.hears('stop', view('working'))).toBe(false);
    stopping.seen(view('stopped'));
    expect(stopping.waiting.value).toBe(false);
    for (let i = 0; i < 9; i++) expect(stopping.hears('stop', view('stopped'))).toBe(false);
  });

  it('no key in passing goes on, whether or not the engine has answered', () => {
    const stopping = new Stopping();
    stopping.hears('stop', view('working'));
    for (const kind of ['resume', 'pause', 'answer', 'softer', 'skip'] as const) expect(stopping.hears(kind, view('working')), kind).toBe(false);
    stopping.seen(view('stopped'));
    for (const kind of ['resume', 'pause', 'answer'] as const) expect(stopping.hears(kind, view('stopped')), kind).toBe(false);
    for (const kind of ['red-flag', 'never-here'] as const) expect(stopping.hears(kind, view('stopped')), kind).toBe(true);
  });

  it('a stop after a release that is still on its way is a new stop', () => {
    const stopping = new Stopping();
    stopping.hears('stop', view('working'));
    stopping.seen(view('stopped'));
    expect(stopping.hears('release', view('stopped'))).toBe(true);
    expect(stopping.hears('stop', view('stopped'))).toBe(true);
    expect(stopping.waiting.value).toBe(true);
  });

  it('a stop in a pause, under a question and before the first touch is told', () => {
    for (const status of ['paused', 'check-in', 'ready', 'winding-down']) expect(new Stopping().hears('stop', view(status)), status).toBe(true);
    expect(new Stopping().hears('stop', null)).toBe(true);
  });
});

describe('a press that is held', () => {
  let now = 0;
  const fresh = () => new Hold(times, () => now);

  it('counts when it lasts, once', () => {
    const hold = fresh();
    hold.down('finger');
    now += 1100;
    expect(hold.done()).toBe(false);
    now += 150;
    expect(hold.done()).toBe(true);
    expect(hold.done()).toBe(false);
  });

  it('ten short ones are none', () => {
    const hold = fresh();
    for (let i = 0; i < 10; i++) {
      hold.down('finger');
      now += 300;
      expect(hold.done()).toBe(false);
      hold.cancel();
      now += 50;
    }
    expect(hold.share).toBe(0);
  });

  it('a second contact is an arm', () => {
    const hold = fresh();
    hold.down('finger');
    now += 600;
    hold.down('another');
    now += 2000;
    expect(hold.done()).toBe(false);
  });

  it('TRUST-4: who cannot hold says it twice, neither in one breath nor much later', () => {
    const hold = fresh();
    expect(hold.word()).toBe(false);
    now += 300;
    expect(hold.word()).toBe(false);
    now += 500;
    expect(hold.word()).toBe(true);
    now += 1000;
    expect(hold.word()).toBe(false);
    now += 11_000;
    expect(hold.word()).toBe(false);
  });
});
