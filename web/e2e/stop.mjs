// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// LIVE-7: STOP, pressed ten times at random rhythms, by touch, mouse and keys, in every state: the
// session is stopped, never released, never ended. Going on is another gesture, and it works.
import { heading, kindsOf, said, tap, toLive } from './seat.mjs';
import { back, emergency, hold, lateStates, states, stopBox, veiled } from './states.mjs';
import { browser, open, rows, serve, Tally, until } from './tools.mjs';

const tally = new Tally();
const server = await serve();
const chrome = await browser();
const errors = [];
let shown;

/** The same rhythms every time: UNKNOT_SEED=7 tries others; UNKNOT_MEANS=mouse only those. */
let seed = Number(process.env.UNKNOT_SEED ?? 1);
function random() {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
}
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** Ten presses somewhere within STOP's place, as fast as a frightened arm or slower. */
const means = {
  async touch(page, touch) {
    const box = await stopBox(page);
    for (let i = 0; i < 10; i++) {
      const [x, y] = somewhere(box);
      const contacts = 1 + Math.floor(random() * 3);
      const points = Array.from({ length: contacts }, (_, id) => ({ x: x + id * 2, y, radiusX: 4 + random() * 24, radiusY: 4 + random() * 24, id }));
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points });
      // Some smear a little on their way.
      if (random() < 0.4) await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points.map((p) => ({ ...p, y: p.y - 30 * random() })) });
      await wait(random() * 120);
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await wait(random() * 500);
    }
  },
  async mouse(page) {
    const box = await stopBox(page);
    for (let i = 0; i < 10; i++) {
      await page.mouse.move(...somewhere(box));
      await page.mouse.down();
      await wait(random() * 100);
      await page.mouse.up();
      await wait(random() * 500);
    }
  },
  async keys(page) {
    for (let i = 0; i < 10; i++) {
      await page.keyboard.press(['Escape', 'b', '.', 'Escape', ' ', 'Enter'][i < 4 ? i : Math.floor(random() * 6)]);
      await wait(random() * 300);
    }
  },
  /** STOP has the focus of the keyboard, and Enter is pressed again and again, or held. */
  async focus(page) {
    await page.locator('.zones .stop').focus();
    for (let i = 0; i < 10; i++) {
      await page.keyboard.down('Enter');
      if (random() < 0.5) await page.keyboard.down('Enter');
      await page.keyboard.up('Enter');
      await wait(random() * 300);
    }
  },
};

function somewhere(box) {
  const inner = (from, to) => from + 2 + random() * (to - from - 4);
  return [inner(box.left, box.right), inner(box.top, box.bottom)];
}

const state = async (page) => (await rows(page, 'sessions')).sort((a, b) => (a.started < b.started ? -1 : 1)).at(-1).state;

async function tenTimes(page, touch, where, how) {
  const before = (await said(page)).length;
  await means[how](page, touch);
  await tally.soon(`LIVE-7: ${where}: STOP ten times by ${how}: the session is stopped`, async () => {
    const shown = await page.locator('.live').getAttribute('data-veil').catch(() => 'no live screen');
    return shown === 'stopped' || shown;
  });
  await until('the stop is written down', async () => kindsOf(await said(page)).includes('stop') || kindsOf(await said(page)));
  const heard = kindsOf((await said(page)).slice(before));
  tally.check(`LIVE-7: ${where}, by ${how}: never released, never ended, never anything else`, /^(stop( stop)*)?$/.test(heard) && (await state(page)) === 'live', `${heard}, ${await state(page)}`);
}

async function opened(minutes, speed) {
  const { context, page } = await open(chrome, { errors });
  shown = page;
  await toLive(page, server.url, minutes, speed);
  return { context, page, touch: await context.newCDPSession(page) };
}

async function everyState() {
  for (const how of process.env.UNKNOT_MEANS?.split(',') ?? Object.keys(means)) {
    const { context, page, touch } = await opened(15, 1);
    for (const [name, reach] of Object.entries(states)) {
      await reach(page);
      await tenTimes(page, touch, name, how);
      await back(page);
    }
    await context.close();
  }
}

/** Only where nobody could have pressed anything else before does a key mean a stop alone. */
async function lateOnes() {
  for (const how of ['touch', 'mouse']) {
    const { context, page, touch } = await opened(20, 20);
    await lateStates['agree-again'](page);
    await tenTimes(page, touch, 'agree-again', how);
    await hold(page, 'They said: go on');
    await veiled(page, 'paused');
    await tap(page.locator('.veil').getByText('go on', { exact: true }));
    const yes = page.locator('.veil').getByText('Yes, go on');
    await page.locator('.live:is([data-veil=""], [data-veil="agree"], [data-veil="question"])').waitFor();
    if (await yes.count()) await tap(yes);
    await yes.waitFor({ state: 'detached' });
    await lateStates.finished(page);
    await means[how](page, touch);
    await heading(page, /Done/);
    tally.check(`LIVE-7: finished: STOP by ${how} leads nowhere`, (await page.locator('.live[data-veil="finished"]').count()) === 1);
    await context.close();
  }
}

async function emergencies() {
  for (const how of ['touch', 'mouse', 'keys']) {
    const { context, page, touch } = await opened(15, 1);
    await emergency(page);
    const before = kindsOf(await said(page));
    await means[how](page, touch);
    tally.check(`LIVE-19: in an emergency STOP by ${how} changes nothing`, (await page.locator('.live[data-veil="emergency"]').count()) === 1 && (await state(page)) === 'live' && kindsOf(await said(page)) === before, kindsOf(await said(page)));
    await context.close();
  }
}

/** Before the engine has begun, and where it never answers. */
async function withoutAnEngine() {
  const { context, page } = await open(chrome, { errors });
  shown = page;
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...more) {
      if (window.deaf && message?.op === 'session_event') return undefined;
      if (window.slow && /^session/.test(message?.op)) return void setTimeout(() => post.call(this, message, ...more), 1500);
      return post.call(this, message, ...more);
    };
  });
  await toLive(page, server.url, 15, 1);
  await page.evaluate(() => (window.deaf = true));
  await page.locator('.zones .stop').click();
  await tally.soon('LIVE-7: an engine that does not answer: the veil is there', async () => (await page.locator('.live[data-veil="stopped"]').count()) === 1);
  await context.close();
}

/** A short press, a slip, an arm, one tap of a screen reader: nothing; held, or said twice: go on. */
async function deliberately() {
  const { context, page, touch } = await opened(15, 1);
  await states.stopped(page);
  const target = page.locator('.veil .hold').first();
  const { x, y, width, height } = await target.boundingBox();
  const [mx, my] = [x + width / 2, y + height / 2];
  const still = async (name) => tally.check(`LIVE-7: ${name} does not go on`, (await page.locator('.live[data-veil="stopped"]').count()) === 1 && !/release/.test(kindsOf(await said(page))));
  await page.mouse.click(mx, my);
  await page.mouse.dblclick(mx, my);
  await still('a click');
  await page.mouse.move(mx, my);
  await page.mouse.down();
  await page.mouse.move(mx, my - 70);
  await wait(1500);
  await page.mouse.up();
  await still('a slip');
  const arm = [{ x: mx, y: my, radiusX: 70, radiusY: 60, id: 0 }];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: arm });
  await wait(1500);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await still('an arm that lies there');
  await target.focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('Enter');
  await still('Enter five times');
  await target.evaluate((one) => one.click());
  await still('a screen reader’s tap');
  await target.getByText('once more').waitFor();
  await wait(800);
  await target.evaluate((one) => one.click());
  await veiled(page, 'paused');
  tally.check('LIVE-7, TRUST-4: said twice it goes on', true);
  await page.keyboard.press('Escape');
  await veiled(page, 'stopped');
  await target.focus();
  await page.keyboard.down(' ');
  await veiled(page, 'paused');
  await page.keyboard.up(' ');
  tally.check('LIVE-7, TRUST-4: a held key goes on', true);
  await page.keyboard.press('Escape');
  await veiled(page, 'stopped');
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: mx, y: my, radiusX: 8, radiusY: 8, id: 0 }] });
  await veiled(page, 'paused');
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  tally.check('LIVE-7: a held finger goes on', true);
  await context.close();
}

/** Focus goes into what lies over the screen, stays there, and returns. */
async function focus() {
  const { context, page } = await opened(15, 1);
  const at = () => page.evaluate(() => document.activeElement?.closest('.veil, .sheet, .zones, .strip')?.className.split(' ')[0] ?? document.activeElement?.localName);
  await page.locator('.strip .target').first().focus();
  for (const [name, reach] of [['stopped', states.stopped], ['question', states.question], ['paused', states.paused]]) {
    await reach(page);
    await tally.soon(`TRUST-4: ${name}: focus moves into the dialog`, async () => (await at()) === 'veil' || (await at()));
    const seen = new Set();
    for (let i = 0; i < 14; i++) {
      await page.keyboard.press('Tab');
      seen.add(await at());
    }
    tally.check(`TRUST-4: ${name}: Tab stays among what can be reached`, [...seen].every((place) => ['veil', 'zones', 'strip'].includes(place)) && seen.has('veil') && seen.has('zones'), [...seen].join(' '));
    if (name !== 'stopped') await page.keyboard.press('Escape');
    await veiled(page, 'stopped');
    await back(page);
  }
  await page.locator('.strip .menu').focus();
  await page.keyboard.press('Enter');
  await page.locator('.sheet').waitFor();
  await tap(page.locator('.zones').getByText('close'));
  await page.locator('.sheet').waitFor({ state: 'detached' });
  await tally.soon('TRUST-4: and returns to where it was', async () => (await page.evaluate(() => document.activeElement?.className)) === 'target menu' || (await at()));
  await context.close();
}

await tally.walk([everyState, lateOnes, emergencies, withoutAnEngine, deliberately, focus], { page: () => shown, independent: true });
tally.check('no errors on the page', errors.length === 0, errors.slice(0, 3).join('\n'));
await chrome.close();
server.close();
tally.end();
