// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Storage fails at every call that the app makes to it, in every way that browsers fail, while a
// massage runs. After each of them stop silences voice and rhythm and shows itself in the very task
// of the press, the massage goes on or says why not, and once storage is back everything is there.
import { heading, resumed, tap, toLive } from './seat.mjs';
import { hold } from './states.mjs';
import { browser, logOf, open, ownEngine, patience, rows, serve, Tally, until } from './tools.mjs';

/** Breaks storage as `window.fault` says: `{call, how}`; null: nothing is broken. What is called is counted. */
export function breakable() {
  window.fault = null;
  window.met = 0;
  const errorOf = (name) => new DOMException(`injected: ${name}`, name);
  const broken = (call) => {
    if (window.fault?.call !== call) return null;
    window.met++;
    return window.fault.how;
  };
  /** A request that fails, or is never answered. */
  const failing = (name) => {
    const request = new EventTarget();
    Object.assign(request, { result: undefined, error: name === 'silence' ? null : errorOf(name), readyState: 'pending', transaction: null, source: null });
    if (name === 'blocked') setTimeout(() => request.dispatchEvent(new Event('blocked')));
    else if (name !== 'silence') setTimeout(() => request.dispatchEvent(new Event('error')));
    return request;
  };
  const connections = new Set();
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...args) {
    // Tests look into the database without a version; the app always names one.
    const how = args.length > 1 ? broken('open') : null;
    if (how === 'throw') throw errorOf('SecurityError');
    if (how) {
      const request = failing(how);
      Object.setPrototypeOf(request, IDBOpenDBRequest.prototype);
      for (const key of ['result', 'error', 'readyState', 'transaction', 'source']) Object.defineProperty(request, key, { value: request[key] ?? null });
      return request;
    }
    const request = open.apply(this, args);
    if (args.length > 1) request.addEventListener('success', () => connections.add(request.result));
    return request;
  };
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...args) {
    if (!connections.has(this)) return transaction.apply(this, args);
    const how = broken('transaction');
    if (how) throw errorOf(how);
    const step = transaction.apply(this, args);
    step.ofTheApp = true;
    const then = args[1] === 'readwrite' ? broken('complete') : null;
    if (then === 'abort') queueMicrotask(() => step.abort());
    if (then === 'silence')
      step.addEventListener('complete', (event) => event.stopImmediatePropagation(), { capture: true });
    return step;
  };
  for (const name of ['put', 'add', 'get', 'delete']) {
    const call = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (...args) {
      const how = this.transaction.ofTheApp ? broken(name) : null;
      if (how === 'QuotaExceededError') {
        // The disk is full: the request is taken, then the whole transaction is undone.
        const step = this.transaction;
        const request = call.apply(this, args);
        queueMicrotask(() => {
          try {
            step.abort();
          } catch {
            // Undone already.
          }
        });
        return request;
      }
      if (how) throw errorOf(how);
      return call.apply(this, args);
    };
  }
  /** The browser takes the connection away, as it does when its storage process ends. */
  window.loseConnection = () => {
    for (const base of connections) {
      base.close();
      base.dispatchEvent(new Event('close'));
    }
    connections.clear();
  };
  /** Closed, and nobody is told. */
  window.closeQuietly = () => {
    for (const base of connections) base.close();
  };
}

/** Notes in which order stop reaches the voice, the sound, the screen and the end of its task. */
export function ordered() {
  window.order = [];
  const note = (what) => window.pressed && window.order.push(what);
  let talking = null;
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  Object.defineProperty(window, 'speechSynthesis', {
    value: Object.assign(new EventTarget(), {
      speaking: false, pending: false, paused: false,
      getVoices: () => [{ name: 'near', lang: 'en-GB', localService: true, default: true }],
      speak: (words) => {
        talking = words;
        note('voice speaks');
      },
      cancel: () => {
        talking = null;
        note('voice silent');
      },
      pause: () => {}, resume: () => {},
    }),
  });
  window.talking = () => talking?.text ?? '';
  const ramps = ['linearRampToValueAtTime', 'setTargetAtTime', 'setValueAtTime', 'cancelScheduledValues', 'cancelAndHoldAtTime', 'exponentialRampToValueAtTime'];
  for (const name of ramps) {
    const call = AudioParam.prototype[name];
    if (!call) continue;
    AudioParam.prototype[name] = function (...args) {
      if (window.pressed && args[0] === 0) note('sound falls');
      return call.apply(this, args);
    };
  }
}

/** In one task: the key, then what stands there once the page's own tasks of this moment are over. */
function stop(page) {
  return page.evaluate(async () => {
    window.order = [];
    window.pressed = true;
    const key = { key: 'Escape', code: 'Escape', bubbles: true, cancelable: true };
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', key));
    dispatchEvent(new KeyboardEvent('keyup', key));
    window.order.push('press is over');
    // Drawn with the next frame at the latest: nothing that is waited for comes in between.
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const shown = document.querySelector('.veil h1')?.textContent ?? '';
    window.pressed = false;
    return { order: window.order, shown };
  });
}

/** Every call to storage, and every way in which it fails. */
const faults = [
  ...['silence', 'blocked', 'throw', 'VersionError', 'QuotaExceededError', 'UnknownError', 'InvalidStateError'].map((how) => ({ call: 'open', how, lost: true })),
  ...['InvalidStateError', 'NotFoundError', 'UnknownError'].map((how) => ({ call: 'transaction', how })),
  ...['abort', 'silence'].map((how) => ({ call: 'complete', how })),
  ...['QuotaExceededError', 'UnknownError', 'TransactionInactiveError', 'InvalidStateError'].map((how) => ({ call: 'put', how })),
  ...['UnknownError', 'TransactionInactiveError'].map((how) => ({ call: 'get', how })),
  { call: 'connection', how: 'lost', heals: true },
  { call: 'connection', how: 'closed quietly', heals: true },
  { call: 'database', how: 'newer version', heals: true },
];

async function main() {
  const tally = new Tally();
  const server = await serve();
  const engine = await ownEngine();
  const chrome = await browser();
  const { page, errors } = await open(chrome);
  await page.addInitScript(breakable);
  await page.addInitScript(ordered);
  await toLive(page, server.url, 60, 1);
  const session = async () => (await rows(page, 'sessions')).sort((a, b) => (a.started < b.started ? 1 : -1))[0];
  const told = page.locator('.unsaved');
  const veil = page.locator('.veil');
  let expected = (await logOf(page, (await session()).id)).events.filter(({ kind }) => kind !== 'tick').map(({ kind }) => kind);
  const { id } = await session();

  async function setFault(fault) {
    if (fault.call === 'connection') await page.evaluate((quietly) => (quietly ? window.closeQuietly() : window.loseConnection()), fault.how !== 'lost');
    else if (fault.call === 'database') {
      // What a newer app in another tab does: it asks for a newer version, which closes this one's
      // connection, and gives up.
      await page.evaluate(() => new Promise((done) => {
        const request = indexedDB.open('unknot', 1000);
        request.onupgradeneeded = () => request.transaction.abort();
        request.onerror = (event) => { event.preventDefault(); done(); };
        request.onsuccess = () => { request.result.close(); done(); };
      }));
    } else await page.evaluate((what) => {
      window.met = 0;
      window.fault = what;
      if (what.lost) window.loseConnection();
    }, fault);
  }

  for (const fault of faults) {
    const name = `${fault.call} ${fault.how}`;
    try {
      await setFault(fault);
      await page.keyboard.press('s');
      expected.push('softer');
      if (!fault.heals) await until(`${name} was met`, () => page.evaluate(() => window.met > 0));
      // Something to silence.
      await page.keyboard.press('r');
      expected.push('repeat');
      await until('somebody speaks', () => page.evaluate(() => window.talking() !== ''));
      const { order, shown } = await stop(page);
      expected.push('stop');
      const task = order.slice(0, order.indexOf('press is over'));
      tally.check(`LIVE-7: ${name}: stop silences voice and sound within the press`, task.includes('voice silent') && task.includes('sound falls'), order.join(', '));
      tally.check(`LIVE-7: ${name}: the very next frame shows it`, shown === 'Stopped.', shown || 'no veil');
      if (!fault.heals) {
        await told.waitFor({ timeout: patience });
        tally.check(`${name}: it is said that the massage goes on and cannot be resumed`, /goes on/.test(await told.innerText()) && /cannot be resumed/.test(await told.innerText()), await told.innerText());
      }
      // The massage goes on without storage.
      await hold(page, 'They said: go on');
      await heading(page, 'Paused');
      await tap(veil.getByText('go on', { exact: true }));
      await veil.waitFor({ state: 'detached' });
      expected.push('release', 'resume');
      tally.check(`${name}: the massage goes on`, true);
      await page.evaluate(() => (window.fault = null));
      await told.waitFor({ state: 'detached' });
      await tally.soon(`LIVE-22: ${name}: nothing said is lost once storage is back`, async () => {
        const kinds = (await logOf(page, id)).events.filter(({ kind, who }) => kind !== 'tick' && who !== 'clock').map(({ kind }) => kind);
        return JSON.stringify(kinds) === JSON.stringify(expected) || `${kinds.slice(-6)} instead of ${expected.slice(-6)}`;
      });
    } catch (error) {
      tally.check(`${name} to its end`, false, `${error.stack ?? error}; the screen says: ${await page.locator('main').innerText().catch(String)}`);
      await page.evaluate(() => (window.fault = null)).catch(() => {});
      expected = (await logOf(page, id)).events.filter(({ kind, who }) => kind !== 'tick' && who !== 'clock').map(({ kind }) => kind);
      if (await veil.count()) break;
    }
  }

  // And all of it, closed and opened again, is one session.
  const { text } = await logOf(page, id);
  const again = resumed(engine, text);
  tally.check('LIVE-22: after all of them the log is whole', again.ok && again.lost === 0, JSON.stringify(again).slice(0, 200));
  await page.goto('about:blank');
  await page.goto(server.url);
  await page.getByText('You were in the middle of something.').waitFor();
  tally.check('LIVE-22: and the massage is offered to go on', true);
  const ours = errors.filter((error) => !/injected/.test(error));
  tally.check('no errors on the page', ours.length === 0, ours.slice(0, 3).join('\n'));
  await chrome.close();
  server.close();
  tally.end();
}

if (import.meta.filename === process.argv[1]) await main();
