// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Numbers that the page keeps come from the guide; ids come from random bytes, everywhere.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { guide } from '../src/store/app.ts';
import { randomId } from '../src/store/id.ts';
import { limitOf } from '../src/store/limits.ts';

describe('limits of the guide', () => {
  it('LIVE-22, LIVE-7: a hidden page and a held press', () => {
    const built = process.env.UNKNOT_BUILD ?? join(import.meta.dirname, '..', '..', 'build');
    guide.value = JSON.parse(readFileSync(join(built, 'generated', 'guide.json'), 'utf8')) as never;
    expect(limitOf('LIVE/hidden', 'fade_s')).toBeLessThanOrEqual(0.3);
    expect(limitOf('LIVE/hidden', 'pause_s')).toBe(5);
    expect(limitOf('LIVE/release', 'hold_s')).toBeGreaterThan(1);
    expect(() => limitOf('LIVE/hidden', 'nope')).toThrow(/nope/);
  });
});

describe('plain http on the local network', () => {
  it('ids do not need what browsers hold back there', () => {
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => crypto_.getRandomValues(bytes) });
    const ids = Array.from({ length: 100 }, randomId);
    expect(new Set(ids).size).toBe(100);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    vi.unstubAllGlobals();
  });
});
const crypto_ = globalThis.crypto;
