// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The patch test: what is left of it is written down, so that closing the page does not stop it, and a
// clock that is set does not end it (store/patch-clock.ts).
import { signal } from '@preact/signals';
import type { Lubricant } from '../engine/types.ts';
import { draft, patches, personOf, savePerson } from '../store/app.ts';
import { momentIn } from '../store/days.ts';
import { newId, reading } from '../store/db.ts';
import { dropRow, saveRow } from '../store/keep.ts';
import { advance, fresh, type Moment, type PatchClock } from '../store/patch-clock.ts';
import type { PatchTest } from '../store/types.ts';
import { w } from '../words/en.ts';
import { Button, minSec } from './parts.tsx';

const written_ms = 20_000;
let away = false;
const moment = (): Moment => ({ wall: Date.now(), steady: performance.now(), away });

/** The clocks of the tests that run, by id, as this page has counted them. */
const running = new Map<string, { clock: PatchClock; at: Moment; written: number }>();
const beats = signal(0);

function clockOf(test: PatchTest): PatchClock {
  return running.get(test.id)?.clock ?? test.clock ?? { left_ms: test.minutes * 60_000, seen: test.started };
}

async function write(test: PatchTest, clock: PatchClock): Promise<void> {
  // It may be over by now, here or in another tab.
  if (await reading((base) => base.get('patches', test.id))) saveRow('patches', { ...test, clock });
}

/** Counts all tests on by what both clocks say. */
export function beat(now: Moment = moment()): void {
  for (const test of patches.value) {
    const known = running.get(test.id);
    const clock = advance(clockOf(test), known?.at ?? null, now);
    const told = (clock.jumped ?? false) !== (clockOf(test).jumped ?? false) || clock.left_ms === 0;
    const due = now.steady - (known?.written ?? -Infinity) > written_ms;
    running.set(test.id, { clock, at: now, written: due || told ? now.steady : known!.written });
    if ((due || told) && clockOf(test).left_ms !== test.clock?.left_ms) void write(test, clock).catch(() => undefined);
  }
  away = false;
  beats.value++;
}

/** From now on, wherever in the app people are. */
export function watchPatches(): void {
  beat();
  setInterval(() => { if (patches.value.length > 0) beat(); }, 1000);
  // What passes while nobody looks may be sleep, in which some systems stop the page's clock.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) beat();
    away = true;
  });
}

export function secondsLeft(test: PatchTest): number {
  return clockOf(test).left_ms / 1000;
}

async function begin(oil: Lubricant): Promise<void> {
  const test: PatchTest = {
    id: newId(), product: oil.product!, name: oil.name, started: Date.now(), minutes: oil.patch_test.minutes,
    clock: fresh(oil.patch_test.minutes, moment()), who: oil.patch_test.who, receiverId: draft.value!.receiverId, giverId: draft.value!.giverId,
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

/** Counted anew, from its whole length. */
function again(test: PatchTest): void {
  running.delete(test.id);
  const anew = { ...test, started: Date.now(), clock: fresh(test.minutes, moment()) };
  saveRow('patches', anew);
  patches.value = patches.value.map((other) => (other.id === test.id ? anew : other));
}

export function PatchTimer({ oil }: { oil: Lubricant }) {
  void beats.value;
  const test = patches.value.find((t) => t.product === oil.product && t.receiverId === draft.value?.receiverId);
  const left = test ? secondsLeft(test) : 0;
  const clock = test && clockOf(test);
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
      {clock?.jumped && left > 0 && <p class="note">{w.clock.jumped}</p>}
      {test && left === 0 && clock?.byWall && (
        <div class="note">
          <p>{w.clock.byWall(momentIn(test.started), momentIn(clock.seen))}</p>
          <div class="row"><Button do={() => again(test)}>{w.clock.again}</Button></div>
        </div>
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
