// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Storage, written behind: whoever writes goes on at once, and one queue brings everything to the
// disk in its order. What fails is tried again with a new connection until it is written; nothing
// is dropped but by "erase everything", or where another tab has taken the session over.
import { signal } from '@preact/signals';
import { db, era, erased, leaderKey, reconnect, type Step, type Table } from './db.ts';

export interface Job {
  tables: Table[];
  /** On the disk before it counts as written, not only with the system. */
  strict?: boolean;
  /** Must be right however often it runs: a commit may be lost after it happened. */
  write: (step: Step) => unknown;
  written?: () => void;
  /** Written only while this tab leads the session; see `claim`. */
  lead?: string;
}

/** Why something is not written yet; null while nothing waits for longer than a moment. */
export const unsaved = signal<string | null>(null);
/** The tab's name under which it led, once another tab leads. */
export const superseded = signal<string | null>(null);

/** An attempt that is not over after this time is given up and begun anew; the next one gets twice as
 *  long, so that a slow disk comes to its end, too. */
const patience_ms = 4000;
const longest_ms = 64_000;
/** People are told when one lasts longer than this. */
const telling_ms = 1000;
const most = 256;
const pauses_ms = [0, 100, 200, 400, 800, 1600, 3200, 5000];

interface Waiting extends Job {
  era: number;
}
const queue: Waiting[] = [];
const idle: (() => void)[] = [];
let running = false;
let wake: (() => void) | undefined;

class Slow extends Error {}

function within<T>(what: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Slow('The storage of this device does not answer.')), ms);
  });
  return Promise.race([what, late]).finally(() => clearTimeout(timer));
}

/** Errors of a value and not of the storage: trying again cannot help. */
const hopeless = new Set(['DataCloneError', 'DataError', 'TypeError']);

async function attempt(jobs: Waiting[], ms: number): Promise<Waiting[]> {
  const base = await within(db(), ms);
  const led = jobs.some((job) => job.lead);
  const names = [...new Set([...jobs.flatMap((job) => job.tables), ...(led ? ['kept' as const] : [])])];
  const step = base.transaction(names, 'readwrite', { durability: jobs.some((job) => job.strict) ? 'strict' : 'relaxed' });
  const done = step.done;
  done.catch(() => undefined);
  const all = async () => {
    const leader = led ? await step.objectStore('kept').get(leaderKey) : undefined;
    const mine = jobs.filter((job) => !job.lead || job.lead === leader);
    for (const job of mine) await job.write(step);
    await done;
    return mine;
  };
  const going = all();
  going.catch(() => undefined);
  try {
    return await within(going, ms);
  } catch (error) {
    try {
      step.abort();
    } catch {
      // It had ended by itself.
    }
    throw error;
  }
}

/** What was said before everything was erased is not written after it. */
function sift(): void {
  for (let i = queue.length - 1; i >= 0; i--) if (queue[i]!.era !== era || erased.value) queue.splice(i, 1);
}

function rest(ms: number): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    wake = () => {
      clearTimeout(timer);
      done();
    };
  });
}

/** A mistake of the program: shown like any other, while the queue goes on. */
function report(error: unknown): void {
  if (typeof reportError === 'function') reportError(error);
  else console.error(error);
}

async function run(): Promise<void> {
  let failures = 0;
  let late = 0;
  let size = most;
  for (sift(); queue.length > 0; sift()) {
    const jobs = queue.slice(0, size);
    const slow = setTimeout(() => (unsaved.value ??= 'slow'), telling_ms);
    let written: Waiting[] = [];
    try {
      written = await attempt(jobs, Math.min(longest_ms, patience_ms * 2 ** late));
      for (const job of jobs) if (queue[0] === job) queue.shift();
      failures = late = 0;
      size = most;
      for (const job of jobs) if (!written.includes(job)) superseded.value = job.lead!;
    } catch (error) {
      if (jobs[0]!.era !== era || erased.value) continue;
      failures++;
      if (error instanceof Slow) late++;
      if (hopeless.has((error as Error).name)) {
        // One by one, to find the one whose value it is.
        if (jobs.length === 1) {
          queue.shift();
          report(error);
        }
        size = 1;
        continue;
      }
      if (failures > 1) unsaved.value = String((error as Error)?.message || error);
      reconnect();
      await rest(pauses_ms[Math.min(failures, pauses_ms.length) - 1]!);
    } finally {
      clearTimeout(slow);
    }
    for (const job of written) {
      try {
        job.written?.();
      } catch (error) {
        report(error);
      }
    }
  }
  unsaved.value = null;
}

export function behind(job: Job): void {
  queue.push({ ...job, era });
  if (running) return;
  running = true;
  void run().finally(() => {
    running = false;
    for (const done of idle.splice(0)) done();
  });
}

/** Tries again now: somebody came back, or goes away. */
export function hurry(): void {
  wake?.();
}

/** Resolves when everything is written, or after `ms`: then with false. */
export function flushed(ms = Infinity): Promise<boolean> {
  if (!running) return Promise.resolve(true);
  hurry();
  return new Promise((resolve) => {
    idle.push(() => resolve(true));
    if (Number.isFinite(ms)) setTimeout(() => resolve(!running), ms);
  });
}

/** From now on only this tab may write with `lead`; whoever led before finds out at its next line. */
export function claim(lead: string): void {
  behind({ tables: ['kept'], strict: true, write: (step) => step.objectStore('kept').put(lead, leaderKey) });
}

/** Values that cross into the database must be plain; signals and proxies stay outside. */
export function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

if (typeof addEventListener === 'function') {
  for (const what of ['pagehide', 'visibilitychange', 'pageshow', 'online'] as const) addEventListener(what, hurry, true);
}
