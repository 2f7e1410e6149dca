// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The patch test: a clock that counts from a written moment, so that closing the page does not stop it.
import { useEffect, useState } from 'preact/hooks';
import type { Lubricant } from '../engine/types.ts';
import { draft, patches, personOf, savePerson } from '../store/app.ts';
import { newId } from '../store/db.ts';
import { dropRow, saveRow } from '../store/keep.ts';
import type { PatchTest } from '../store/types.ts';
import { w } from '../words/en.ts';
import { Button, minSec } from './parts.tsx';

export function secondsLeft(test: PatchTest, now: number): number {
  return Math.max(0, (test.started + test.minutes * 60_000 - now) / 1000);
}

async function begin(oil: Lubricant): Promise<void> {
  const test: PatchTest = {
    id: newId(), product: oil.product!, name: oil.name, started: Date.now(), minutes: oil.patch_test.minutes,
    who: oil.patch_test.who, receiverId: draft.value!.receiverId, giverId: draft.value!.giverId,
  };
  saveRow('patches', test);
  patches.value = [...patches.value, test];
}

async function settle(ids: string[], product: string, fine: boolean): Promise<void> {
  for (const id of ids) {
    const person = personOf(id);
    if (!person) continue;
    const key = fine ? 'usedBefore' : 'barred';
    await savePerson({ ...person, [key]: [...new Set([...person[key], product])] });
  }
}

async function finish(test: PatchTest, fine: boolean): Promise<void> {
  const ids = test.who.map((who) => (who === 'giver' ? test.giverId : test.receiverId));
  await settle(ids, test.product, fine);
  dropRow('patches', test.id);
  patches.value = patches.value.filter((other) => other.id !== test.id);
}

export function PatchTimer({ oil }: { oil: Lubricant }) {
  const [now, setNow] = useState(Date.now());
  const test = patches.value.find((t) => t.product === oil.product && t.receiverId === draft.value?.receiverId);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = test ? secondsLeft(test, now) : 0;
  const before = async () => {
    const now = draft.value!;
    const ids = oil.patch_test.who.map((who) => (who === 'giver' ? now.giverId : now.receiverId));
    await settle(ids, oil.product!, true);
    patches.value = [...patches.value];
  };
  return (
    <section class="card" aria-labelledby="patch">
      <h2 id="patch">{w.oil.patch}</h2>
      <p>{oil.patch_test.how}</p>
      {!test && (
        <div class="row">
          <Button do={() => void begin(oil)}>{w.oil.patchStart}</Button>
          <Button kind="plain" do={() => void before()}>{w.oil.patchBefore}</Button>
        </div>
      )}
      {test && left > 0 && (
        <>
          <p class="timer" role="timer" aria-label={w.oil.patchLeft}>{minSec(left)}</p>
          <p class="soft">{w.oil.patchAnyway}</p>
        </>
      )}
      {test && left === 0 && <p role="alert"><strong>{w.oil.patchOver}</strong> {oil.patch_test.ask}</p>}
      {test && (
        <div class="row">
          <Button do={() => void finish(test, false)}>{w.oil.patchYes}</Button>
          {left === 0 && <Button do={() => void finish(test, true)}>{w.oil.patchNo}</Button>}
        </div>
      )}
    </section>
  );
}
