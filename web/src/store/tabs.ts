// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// One session, one tab. Whoever holds the lock leads; where a browser withholds locks (an address
// without https), tabs ask each other. Whatever goes wrong between tabs, the database lets only the
// tab write that claimed it last (behind.ts).
import { effect, signal } from '@preact/signals';
import { claim, superseded } from './behind.ts';
import { erased } from './db.ts';
import { forgetRows } from './lines.ts';
import { hear, tell } from './tabs-channel.ts';

/** What a leading tab does when others ask. */
export interface Led {
  record: { id: string };
  send(say: { who: 'receiver'; kind: 'stop' }): void;
  leave(ms: number): Promise<boolean>;
  abandon(): void;
}

const lock = 'unknot-session';
const me = Math.random().toString(36).slice(2);
/** An awake tab answers within this time; where nothing hangs on it, sooner. */
const answer_ms = 1000;
const soon_ms = 400;
/** One that yields and says so has this time to bring what was said to the disk. */
const longest_ms = 8000;

/** This tab leads the session. */
export const leading = signal(false);
/** The session that another tab leads. */
export const elsewhere = signal<string | null>(null);

let led: Led | null = null;
let name = '';
let claims = 0;
let release: (() => void) | undefined;
let unheard = false;
/** Live screens of this page, and what the last one left to be written. */
let screens = 0;
let leaving: Promise<void> = Promise.resolve();

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
const locks = (): LockManager | undefined => globalThis.navigator?.locks;

/** For the lines of the session that is led here; undefined where nobody claimed anything. */
export const leadName = (): string | undefined => (leading.value ? name : undefined);

/** The session that this tab leads from now on. */
export function attend(session: Led): void {
  led = session;
  if (leading.value) tell({ kind: 'leads', tab: me, session: session.record.id, over: false });
}

/** It has begun: a stop that nobody heard elsewhere is heard here. */
export function begun(session: Led): void {
  if (unheard) session.send({ who: 'receiver', kind: 'stop' });
  unheard = false;
}

function begin(over: boolean, session: string): void {
  name = `${me}-${++claims}`;
  claim(name);
  elsewhere.value = null;
  leading.value = true;
  tell({ kind: 'leads', tab: me, session, over });
}

/** Another tab leads now. This one says nothing more into the session. */
function lose(): void {
  if (!leading.value) return;
  leading.value = false;
  if (led) {
    led.abandon();
    forgetRows(led.record.id);
  }
  led = null;
  release?.();
}

function hold(options: LockOptions): Promise<boolean> {
  return new Promise((resolve) => {
    let mine = false;
    locks()!.request(lock, options, (got) => {
      resolve(got !== null);
      if (!got) return undefined;
      mine = true;
      return new Promise<void>((done) => (release = done));
    }).catch(() => {
      // Nobody let go in time, or another tab has taken it.
      resolve(false);
      if (mine) lose();
    });
  });
}

/** Asks who leads; resolves when somebody has answered or an awake tab would have. */
export async function ask(ms = soon_ms): Promise<string | null> {
  let answered: () => void = () => {};
  const heard = new Promise<void>((done) => (answered = done));
  const deaf = hear((message) => message.kind === 'leads' && answered());
  tell({ kind: 'who' });
  const silent = await Promise.race([heard.then(() => false), wait(ms).then(() => true)]);
  deaf();
  if (silent) elsewhere.value = null;
  return elsewhere.value;
}

/** This tab leads the session, unless another one does. */
export async function lead(session: string): Promise<boolean> {
  screens++;
  await leaving;
  if (leading.value) return true;
  const free = locks() ? await hold({ ifAvailable: true }) : (await ask()) === null;
  if (free) begin(false, session);
  else elsewhere.value ??= session;
  return free;
}

/** Asks the leading tab to yield; one that gives no sign, or does not come to an end, is passed over. */
export async function takeOver(session: string): Promise<void> {
  let freed: () => void = () => {};
  const free = new Promise<void>((done) => (freed = done));
  const asked = performance.now();
  let sign = asked;
  const deaf = hear((message) => {
    if (message.kind === 'free') freed();
    if (message.kind === 'yielding') sign = performance.now();
  });
  tell({ kind: 'yield', to: me });
  let over = false;
  const passedOver = async () => {
    while (!over && performance.now() - sign < 2 * answer_ms && performance.now() - asked < longest_ms + answer_ms) await wait(100);
  };
  if (locks()) {
    const patience = new AbortController();
    void passedOver().then(() => patience.abort());
    if (!(await hold({ signal: patience.signal }))) await hold({ steal: true });
  } else {
    await Promise.race([free, passedOver()]);
  }
  over = true;
  deaf();
  begin(true, session);
}

/** The live screen is left: the session is written to its end, then others may lead. */
export function leaveHere(): void {
  screens--;
  const session = led;
  leaving = leaving.then(async () => {
    const written = await session?.leave(4 * answer_ms);
    // From now on others may write: what is on the disk counts, and not what this page remembers.
    if (session && written) forgetRows(session.record.id);
    if (screens === 0) free();
  });
}

function free(): void {
  if (!leading.value) return;
  leading.value = false;
  led = null;
  release?.();
  tell({ kind: 'free', tab: me });
}

/** Stop, said here for the tab that leads; false where it does not answer. */
export async function stopElsewhere(): Promise<boolean> {
  const id = Math.random().toString(36).slice(2);
  let answered: () => void = () => {};
  const heard = new Promise<boolean>((done) => (answered = () => done(true)));
  const deaf = hear((message) => message.kind === 'stopped' && message.id === id && answered());
  tell({ kind: 'stop', id });
  const stopped = await Promise.race([heard, wait(answer_ms).then(() => false)]);
  deaf();
  unheard = !stopped;
  return stopped;
}

/** Calls `gone` once nobody leads any more; returns how to stop watching. */
export function watchLeader(gone: () => void): () => void {
  let on = true;
  const over = () => {
    if (!on) return;
    on = false;
    elsewhere.value = null;
    gone();
  };
  const deaf = hear((message) => message.kind === 'free' && over());
  const left = new AbortController();
  if (locks()) {
    locks()!.request(lock, { signal: left.signal }, over).catch(() => undefined);
  } else {
    void (async () => {
      while (on) {
        await wait(2 * answer_ms);
        if (on && (await ask()) === null) over();
      }
    })();
  }
  return () => {
    on = false;
    left.abort();
    deaf();
  };
}

async function yieldTo(): Promise<void> {
  const session = led;
  if (session) {
    // Whoever takes over reads from the disk: nothing that was said may still be on its way there.
    const sign = () => tell({ kind: 'yielding' });
    sign();
    const signs = setInterval(sign, answer_ms / 4);
    await session.leave(longest_ms / 2).finally(() => clearInterval(signs));
    forgetRows(session.record.id);
  }
  free();
}

hear((message) => {
  switch (message.kind) {
    case 'who':
      if (leading.value) tell({ kind: 'leads', tab: me, session: led?.record.id ?? '', over: false });
      break;
    case 'leads':
      // Two that asked at the same time: one of them yields.
      if (leading.value && (locks() || message.over || message.tab > me)) lose();
      if (leading.value) break;
      elsewhere.value = message.session;
      forgetRows(message.session);
      break;
    case 'free':
      elsewhere.value = null;
      break;
    case 'stop':
      if (!led || !leading.value) break;
      led.send({ who: 'receiver', kind: 'stop' });
      tell({ kind: 'stopped', id: message.id });
      break;
    case 'yield':
      if (leading.value) void yieldTo();
      break;
  }
});
effect(() => {
  if (superseded.value !== null && superseded.value === name) lose();
});
effect(() => {
  if (erased.value) lose();
});
