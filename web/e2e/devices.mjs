// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Devices as they are: sound that waits for a touch, voices that come late, are paused or refused, a
// screen that goes dark, pages that are hidden or asleep, and a plain address on the local network.
import { spawn } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { goOn, heading, kindsOf, moment, onward, press, questions, running, said, toLive } from './seat.mjs';
import { veiled } from './states.mjs';
import { axe, browser, open, prepare, rows, serve, Tally, until } from './tools.mjs';

const tally = new Tally();
const server = await serve();
const chrome = await browser({ autoplay: 'as people have it' });
const errors = [];
let shown;

/** Keeps hold of what the page's sound is made of. */
function recordSound() {
  const Card = window.AudioContext;
  window.cards = [];
  window.masters = [];
  window.AudioContext = class extends Card {
    constructor(...how) {
      super(...how);
      window.cards.push(this);
    }
    createGain() {
      const gain = super.createGain();
      // The first one is what all of it goes through.
      if (!this.master) window.masters.push((this.master = gain));
      return gain;
    }
    resume() {
      return window.mute ? Promise.reject(new Error('a call')) : super.resume();
    }
  };
}

async function fresh(scripts = [], options = {}) {
  const { context, page } = await open(chrome, { errors, ...options });
  shown = page;
  for (const script of scripts) await page.addInitScript(script);
  return { context, page };
}
const device = (page) => page.locator('.live .device').innerText().catch(() => '');
const card = (page) => page.evaluate(() => window.cards.at(-1)?.state);

async function soundAfterAReload() {
  const { context, page } = await fresh([recordSound]);
  await toLive(page, server.url, 15, 1);
  await tally.soon('LIVE-4: after the touch that began it the sound runs', async () => (await card(page)) === 'running' || (await card(page)));
  await page.close();
  // As a browser brings a closed page back: nobody has touched it yet. Looking into a page from a test
  // counts as a touch, so the page itself tells what is the case.
  const again = await prepare(await context.newPage());
  shown = again;
  let told = [];
  again.on('pageerror', (error) => errors.push(error.stack ?? String(error)));
  again.on('console', (message) => message.text().startsWith('["sound"') && (told = JSON.parse(message.text())));
  await again.addInitScript(recordSound);
  await again.addInitScript(() => setInterval(() => {
    const text = document.querySelector('.live')?.innerText ?? '';
    console.log(JSON.stringify(['sound', window.cards.at(-1)?.state, /Sound is off: touch anywhere/.test(text), /Paused/.test(text)]));
  }, 100));
  await again.goto(`${server.url}#/live/1`);
  await tally.soon('after a reload the sound waits, and the screen says so', () => (told[1] === 'suspended' && told[2] && told[3]) || told);
  await again.mouse.click(195, 60);
  await tally.soon('after a reload the sound returns with the first touch, wherever', () => (told[1] === 'running' && !told[2]) || told);
  await goOn(again);
  await callsAndLocks(again);
  await context.close();
}

async function callsAndLocks(page) {
  await page.evaluate(() => (window.mute = true));
  await page.evaluate(() => window.cards.at(-1).suspend());
  await tally.soon('a call takes the sound away: said', async () => /touch anywhere/.test(await device(page)) || (await device(page)));
  await axe(page, tally, 'the live screen without sound');
  await page.evaluate(() => (window.mute = false));
  await page.keyboard.press('F4');
  await tally.soon('and the next key or touch brings it back', async () => (await card(page)) === 'running' || (await card(page)));
  await page.evaluate(() => window.cards.at(-1).suspend());
  await tally.soon('one that may come back by itself does', async () => (await card(page)) === 'running' || (await card(page)));
}

/** A voice that the test holds in its hand. */
function fakeVoice() {
  const voice = { name: 'Ada', lang: 'en-GB', localService: true, default: true };
  class Speech extends EventTarget {
    paused = false;
    voices = [];
    refuse = null;
    spoken = [];
    waiting = [];
    getVoices() { return this.voices; }
    speak(words) {
      if (this.refuse) {
        setTimeout(() => words.onerror?.({ error: this.refuse }), 5);
        return;
      }
      this.waiting.push(words);
      this.flow();
    }
    flow() {
      if (this.paused) return;
      for (const words of this.waiting.splice(0)) {
        this.spoken.push(words.text);
        words.onstart?.({});
        setTimeout(() => words.onend?.({}), 600);
      }
    }
    cancel() { this.waiting = []; }
    resume() {
      this.paused = false;
      this.flow();
    }
    pause() { this.paused = true; }
    arrive() {
      this.voices = [voice];
      this.dispatchEvent(new Event('voiceschanged'));
    }
  }
  const speech = new Speech();
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
  window.SpeechSynthesisUtterance = class {
    constructor(text) { this.text = text; }
  };
}
const spoken = (page) => page.evaluate(() => speechSynthesis.spoken.length);
const more = (page, name, than) => tally.soon(name, async () => (await spoken(page)) > than || (await spoken(page)));
/** Something to be said. */
const ask = (page) => page.keyboard.press('r');

async function voices() {
  const { context, page } = await fresh([fakeVoice]);
  await toLive(page, server.url, 15, 1);
  await until('the words of the start are over', async () => (await page.locator('.live .coming .said').count()) === 0);
  tally.check('LIVE-16: without a voice the words are on the screen', (await spoken(page)) === 0);
  await page.evaluate(() => speechSynthesis.arrive());
  await page.keyboard.press('s');
  await more(page, 'a voice that comes seconds later speaks', 0);
  let before = await spoken(page);
  await page.evaluate(() => speechSynthesis.pause());
  await page.keyboard.press('s');
  await more(page, 'speech left paused by the system goes on', before);
  before = await spoken(page);
  await page.evaluate(() => (speechSynthesis.refuse = 'not-allowed'));
  await page.keyboard.press('t');
  await tally.soon('a cue that is refused is said to be', async () => /voice waits: touch anywhere/i.test(await page.locator('.live').innerText()) || (await page.locator('.live').innerText()));
  await page.evaluate(() => (speechSynthesis.refuse = null));
  await page.mouse.click(195, 380);
  await page.keyboard.press('s');
  await more(page, 'and with a touch the voice is back', before);
  await tally.soon('and nothing is said of it any more', async () => !/voice waits/i.test(await page.locator('.live').innerText()));
  await page.evaluate(() => (speechSynthesis.refuse = 'synthesis-failed'));
  for (const key of ['s', 't', 's', 'h', 's', 'l']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(900);
  }
  await tally.soon('a voice that does not answer any more is said, and its words are there', async () => /voice does not answer/i.test(await page.locator('.live').innerText()) || (await page.locator('.live').innerText()));
  await context.close();
}

/** A wake lock that the test gives and takes. */
function fakeLock() {
  window.locks = [];
  const lock = {
    request() {
      if (window.refuse) return Promise.reject(new DOMException('low battery', 'NotAllowedError'));
      const got = new EventTarget();
      got.released = false;
      got.release = () => {
        got.released = true;
        got.dispatchEvent(new Event('release'));
        return Promise.resolve();
      };
      window.locks.push(got);
      return Promise.resolve(got);
    },
  };
  Object.defineProperty(Navigator.prototype, 'wakeLock', { value: lock, configurable: true });
}

async function screenStaysOn() {
  const { context, page } = await fresh([fakeLock]);
  await toLive(page, server.url, 15, 1);
  const held = () => page.evaluate(() => window.locks.filter((one) => !one.released).length);
  await tally.soon('the screen is asked to stay on', async () => (await held()) === 1 || (await held()));
  await page.waitForTimeout(2100);
  await page.evaluate(() => window.locks.at(-1).release());
  await tally.soon('a wake lock that is taken while the page is seen is asked for again', async () => (await held()) === 1 || (await held()));
  await page.evaluate(() => window.locks.at(-1).release());
  await page.mouse.click(195, 380);
  await tally.soon('one that is taken twice in a row comes with the next touch', async () => (await held()) === 1 || (await held()));
  await page.evaluate(() => ((window.refuse = true), window.locks.at(-1).release()));
  await page.mouse.click(195, 380);
  await tally.soon('where it is refused a silent film plays', () => page.evaluate(() => {
    const film = document.querySelector('.live > .film');
    return (film !== null && !film.paused && film.muted && film.currentTime > 0) || (film ? `paused ${film.paused} at ${film.currentTime}` : 'no film');
  }));
  await context.close();
  const check = await fresh([fakeLock, () => (window.refuse = true), () => delete HTMLCanvasElement.prototype.captureStream]);
  await check.page.goto(server.url);
  await toCheck(check.page);
  await tally.soon('LIVE-17: the check does not promise what was refused', async () => {
    const text = await check.page.locator('table').innerText();
    return (/It may go dark/.test(text) && !/It will stay on/.test(text)) || text;
  });
  await check.context.close();
}

/** To the last page before the plan. */
async function toCheck(page) {
  await press(page, 'Begin');
  await heading(page, /Who gives/);
  await page.getByLabel('Name').nth(0).fill('Ada');
  await page.getByLabel('Name').nth(1).fill('Ben');
  await onward(page);
  await questions(page);
  for (let title = ''; !/One last look/.test(title); title = await onward(page)) {
    if (!/Between the two/.test(title)) continue;
    await page.getByRole('radio', { name: 'Yes', exact: true }).first().waitFor();
    for (const yes of await page.getByRole('radio', { name: 'Yes', exact: true }).all()) await yes.check();
    const word = page.locator('.card input[type="text"]').first();
    if (await word.count()) await word.fill('red');
    await page.locator('.zero-ten').getByRole('radio', { name: '8', exact: true }).first().check();
  }
}

/** The page goes behind another one, and comes back. */
function see(page, seen) {
  return page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    Object.defineProperty(document, 'hidden', { value: state === 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, seen ? 'visible' : 'hidden');
}
const given = async (page) => (await rows(page, 'sessions'))[0].given_ms ?? 0;
const loud = (page) => page.evaluate(() => window.masters.at(-1).gain.value);

async function hidden() {
  const { context, page } = await fresh([recordSound]);
  await toLive(page, server.url, 15, 1);
  await tally.soon('the sound is there', async () => (await loud(page)) > 0.9 || (await loud(page)));
  await see(page, false);
  await tally.soon('a hidden page fades', async () => (await loud(page)) < 0.001 || (await loud(page)));
  await tally.soon('and pauses by the clock', async () => /pause$/.test(kindsOf(await said(page))) || kindsOf(await said(page)));
  const pause = (await said(page)).at(-1);
  const stood = await given(page);
  tally.check('it is the clock that paused, after five seconds', pause.who === 'clock' && stood < 15_000, `${JSON.stringify(pause)}, ${stood}`);
  await page.waitForTimeout(3000);
  await see(page, true);
  await veiled(page, 'paused');
  const text = await page.locator('.veil').innerText();
  tally.check('back: how long nobody was there, and the place, are shown', /Nobody watched the screen for \d+ seconds/.test(text) && /You were at:\s*\S+/.test(text), text);
  await axe(page, tally, 'the pause after an absence');
  await tally.soon('and the sound is back', async () => (await loud(page)) > 0.9 || (await loud(page)));
  tally.check('LIVE-22: nothing slept counts as massage', (await given(page)) === stood, `${await given(page)} after ${stood}`);
  await goOn(page);
  // What was given is written when the session's status changes.
  const went = await moment(page);
  await until('a second more', async () => (await moment(page)) > went + 1000 || (await moment(page)));
  await page.keyboard.press(' ');
  await veiled(page, 'paused');
  await tally.soon('LIVE-22: going on goes on', async () => (await given(page)) > stood || (await given(page)));
  await context.close();
}

async function frozen() {
  const { context, page } = await fresh();
  await toLive(page, server.url, 15, 1);
  const title = await page.locator('.head h1').innerText();
  // Nothing of the page runs, as on a locked phone.
  await page.evaluate(() => {
    const end = performance.now() + 25_000;
    while (performance.now() < end);
  });
  await veiled(page, 'paused');
  const text = await page.locator('.veil').innerText();
  tally.check('a page frozen for long asks whether to go on, and says what was missed', /Nobody watched the screen for \d\d seconds/.test(text) && text.includes(title), text);
  tally.check('LIVE-22: no step was skipped in silence', (await given(page)) < 20_000, await given(page));
  await context.close();
}

/** `unknot serve --bind 0.0.0.0`, opened by this machine's own address: no secure context. */
async function plainHttp() {
  const address = Object.values(networkInterfaces()).flat().find((one) => one.family === 'IPv4' && !one.internal)?.address;
  if (!address) throw new Error('this machine has no address but its own');
  const native = process.env.UNKNOT ?? join(import.meta.dirname, '..', '..', 'build', 'unknot');
  const served = spawn(native, ['serve', '--bind', '0.0.0.0', '--port', '0', '--root', join(import.meta.dirname, '..', 'dist')]);
  const port = await new Promise((found, none) => {
    let text = '';
    const look = (data) => {
      text += data;
      const at = /:(\d{4,5})\b/.exec(text);
      if (at) found(at[1]);
    };
    served.stdout.on('data', look);
    served.stderr.on('data', look);
    served.on('exit', () => none(new Error(`unknot serve ended: ${text}`)));
  });
  const url = `http://${address}:${port}/`;
  const own = [];
  const { context, page } = await fresh([], { errors: own });
  try {
    await page.goto(url);
    tally.check('the address is really insecure', await page.evaluate(() => !isSecureContext && crypto.randomUUID === undefined && !('wakeLock' in navigator)));
    await toCheck(page);
    await tally.soon('LIVE-17: the check says what is withheld there, and no more', async () => {
      const text = await page.locator('table').innerText();
      return (/silent film plays/.test(text) && /cannot be kept for use without network/.test(text) && !/It will stay on/.test(text)) || text;
    });
    await axe(page, tally, 'the check at a plain address');
    await press(page, 'Make the plan');
    await page.getByText(/done at/).waitFor();
    await press(page, 'Begin');
    await running(page);
    tally.check('a massage begins at a plain address', /^start/.test(kindsOf(await said(page))));
    await tally.soon('a silent film keeps the screen on', () => page.evaluate(() => document.querySelector('.live > .film')?.paused === false || 'no film'));
    await page.keyboard.press('s');
    await page.locator('.zones .stop').click();
    await veiled(page, 'stopped');
    tally.check('and STOP stops it', true);
    await page.goto(`${url}#/routines`);
    await heading(page, /outines/);
    // A header of the server that counts at secure addresses only.
    const real = own.filter((text) => !/Cross-Origin-Opener-Policy/.test(text));
    tally.check('no errors on the page at a plain address', real.length === 0, real.join('\n'));
  } finally {
    served.removeAllListeners('exit');
    served.kill();
  }
  await context.close();
}

await tally.walk([soundAfterAReload, hidden, frozen, voices, screenStaysOn, plainHttp], { page: () => shown, independent: true });
tally.check('no errors on the page', errors.length === 0, errors.slice(0, 3).join('\n'));
await chrome.close();
server.close();
tally.end();
