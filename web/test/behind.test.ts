// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Storage that is written behind: in order, again after every failure, and never what it must not.
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { behind, claim, flushed, superseded, unsaved } from '../src/store/behind.ts';
import { db, eraseAll, reading, reconnect, type Step } from '../src/store/db.ts';
import { putRow, replaceRows, rowsOf } from '../src/store/lines.ts';

afterEach(async () => {
  vi.restoreAllMocks();
  await eraseAll();
});
const line = (n: number, text = String(n)) => ({ session: 's', n, line: text, at: 0 });
const texts = async () => (await rowsOf('s')).map((row) => row.line);
const why = (name: string) => new DOMException('injected', name);

describe('LIVE-22: written behind', () => {
  it('goes on at once, and comes to the disk in the order in which it was said', async () => {
    const order: number[] = [];
    for (let n = 0; n < 600; n++) behind({ tables: ['lines'], write: (step) => step.objectStore('lines').put(line(n)), written: () => order.push(n) });
    expect(order).toEqual([]);
    expect(await flushed()).toBe(true);
    expect(order).toEqual(Array.from({ length: 600 }, (_, n) => n));
    expect(await texts()).toHaveLength(600);
  });

  for (const name of ['QuotaExceededError', 'UnknownError', 'InvalidStateError', 'AbortError'])
    it(`${name}: says so, tries again, and loses nothing`, async () => {
      const put = IDBObjectStore.prototype.put;
      let broken = 4;
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
        if (broken-- > 0) throw why(name);
        return put.apply(this, args);
      });
      const told: (string | null)[] = [];
      const deaf = unsaved.subscribe((text) => told.push(text));
      for (let n = 0; n < 5; n++) putRow(line(n), true);
      await flushed();
      expect(await texts()).toEqual(['0', '1', '2', '3', '4']);
      expect(told).toContain('injected');
      expect(told.at(-1)).toBeNull();
      deaf();
    });

  it('a connection that the browser closed is opened again before anybody is told', async () => {
    putRow(line(0), true);
    await flushed();
    (await db()).close();
    const told: (string | null)[] = [];
    const deaf = unsaved.subscribe((text) => told.push(text));
    putRow(line(1), true);
    await flushed();
    expect(await texts()).toEqual(['0', '1']);
    expect(told.every((text) => text === null)).toBe(true);
    deaf();
  });

  it('reading, too, survives a dead connection', async () => {
    putRow(line(0), true);
    await flushed();
    (await db()).close();
    expect(await texts()).toEqual(['0']);
    reconnect();
    expect(await texts()).toEqual(['0']);
  });

  it('a value that cannot be written is reported, and does not keep the others waiting', async () => {
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    putRow(line(0), true);
    behind({ tables: ['kept'], write: (step: Step) => step.objectStore('kept').put(() => 0, 'function') });
    putRow(line(1), true);
    await flushed();
    expect(await texts()).toEqual(['0', '1']);
    expect(reported).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });

  it('a repaired log takes the place of the old lines in one step', async () => {
    for (let n = 0; n < 5; n++) putRow(line(n), true);
    replaceRows('s', 3, [line(3, 'three')]);
    await flushed();
    expect(await texts()).toEqual(['0', '1', '2', 'three']);
  });
});

describe('one session, one tab', () => {
  it('lines of a tab that no longer leads are not written, and it is told', async () => {
    claim('first');
    putRow(line(0), true, 'first');
    await flushed();
    claim('second');
    putRow(line(1, 'of the second'), true, 'second');
    putRow(line(1, 'of the first'), true, 'first');
    putRow(line(2), true, 'second');
    await flushed();
    expect(await texts()).toEqual(['0', 'of the second', '2']);
    expect(superseded.value).toBe('first');
  });
});

describe('TRUST-2: erased for good', () => {
  it('what waits to be written when everything is erased is never written', async () => {
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw why('InvalidStateError');
    });
    putRow(line(0), true);
    await Promise.resolve();
    const erasing = eraseAll();
    vi.restoreAllMocks();
    await erasing;
    await flushed();
    expect(await reading((base) => base.getAll('lines'))).toEqual([]);
  });
});
