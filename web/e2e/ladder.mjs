// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The input ladder: nothing at all, elbows, keys, a clicker, a headset. And agreeing again.
import { calm, done, goOn, heading, kindsOf, lastly, moment, resumed, said, tap, toLive } from './seat.mjs';
import { hold } from './states.mjs';
import { browser, logOf, look, open as openPage, ownEngine, pictures, row, rows, serve, settled, sizes, Tally, until } from './tools.mjs';
import { join } from 'node:path';

const tally = new Tally();
const server = await serve();
const chrome = await browser();
const engine = await ownEngine();
const errors = [];
let shown;

async function open() {
  const { context, page } = await openPage(chrome, { errors });
  shown = page;
  // What the system would call when somebody presses a headset's button.
  await page.addInitScript(() => {
    window.buttons = {};
    const set = navigator.mediaSession.setActionHandler.bind(navigator.mediaSession);
    navigator.mediaSession.setActionHandler = (action, handler) => {
      window.buttons[action] = handler;
      set(action, handler);
    };
  });
  const touch = await context.newCDPSession(page);
  return { context, page, touch };
}

/** Until exactly this has been said. */
async function hears(page, name, kinds) {
  await tally.soon(name, async () => kindsOf(await said(page)) === kinds || kindsOf(await said(page)));
}
/** And nothing more has been said a while later. */
async function noMore(page, name, kinds) {
  await calm(page);
  tally.check(`${name}, and nothing else`, kindsOf(await said(page)) === kinds, kindsOf(await said(page)));
}
/** One press of an arm, heard once. */
async function presses(page, name, kinds) {
  await hears(page, name, kinds);
  await noMore(page, name, kinds);
}

/** A forearm: contacts that come down one after the other, drag, and leave in another order. */
async function smear(touch, from, to, size, { contacts = 1, lies = 0 } = {}) {
  const at = (x, y, i) => ({ x: x + i * 18, y: y + i * 9, radiusX: size, radiusY: size * 0.6, force: 0.7, id: i });
  const points = (x, y, n) => Array.from({ length: n }, (_, i) => at(x, y, i));
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  for (let n = 1; n <= contacts; n++)
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(from[0], from[1], n) });
  await wait(lies);
  for (let step = 1; step <= 8; step++) {
    const [x, y] = [0, 1].map((i) => from[i] + ((to[i] - from[i]) * step) / 8);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(x, y, contacts) });
    await wait(25);
  }
  for (let n = contacts - 1; n >= 0; n--)
    await touch.send('Input.dispatchTouchEvent', { type: n === 0 ? 'touchEnd' : 'touchMove', touchPoints: points(to[0], to[1], n) });
}

/** Two touches so quickly that the page has both before it, however slow it is. */
async function bounce(touch, x, y) {
  const at = (dx) => ({ type: 'touchStart', touchPoints: [{ x: x + dx, y }] });
  const up = { type: 'touchEnd', touchPoints: [] };
  await Promise.all([at(0), up, at(4), up].map((event) => touch.send('Input.dispatchTouchEvent', event)));
}

async function untouched() {
  const { context, page } = await open();
  await toLive(page, server.url, 5, 20);
  await done(page, 15, { untouched: true });
  const kinds = kindsOf(await said(page));
  tally.check('LIVE-1: a session runs to its end with nobody touching anything', kinds === 'start', kinds);
  await tally.soon('LIVE-1: all of it was given', async () => {
    const [session] = await rows(page, 'sessions');
    return (session.state === 'done' && session.given_ms >= session.planned_s * 1000) || `${session.state} at ${session.given_ms}`;
  });
  await context.close();
}

async function elbows() {
  const { context, page, touch } = await open();
  await toLive(page, server.url, 15, 1);
  const cover = () => page.locator('.zones .target').evaluateAll((all) => all.map((e) => {
    const box = e.getBoundingClientRect();
    return { text: e.textContent, x: box.x + box.width / 2, y: box.y + box.height / 2, wide: box.width / innerWidth, tall: box.height / innerHeight, bottom: box.bottom };
  }));
  for (const [name, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    await settled(page);
    const zones = await cover();
    tally.check(`LIVE-1: on a ${name} each zone is a quarter of the screen wide and high`, zones.length === 3 && zones.every((z) => z.wide >= 0.25 && z.tall >= 0.249), JSON.stringify(zones));
    tally.check(`LIVE-13: on a ${name} four ways to end are in sight`, await page.getByRole('button', { name: /^(stop|pause|finish nicely|never here)$/ }).count() === 4);
  }
  await look(page, tally, 'l1-live');
  const by = async (text) => (await cover()).find((zone) => zone.text === text);
  const softer = await by('softer');
  await smear(touch, [softer.x - 20, softer.y], [softer.x + 10, softer.y + 30], 38, { contacts: 3 });
  await presses(page, 'LIVE-1: a forearm of three contacts that smears says softer once', 'start softer');
  await bounce(touch, softer.x, softer.y);
  await presses(page, 'LIVE-1: a bounce is the same press', 'start softer softer');
  const more = await by('more');
  await smear(touch, [more.x, more.y], [more.x - 200, more.y], 30, { lies: 250 });
  await hears(page, 'LIVE-1: a long smear means where it began to lie', 'start softer softer more-here');
  // The question waits for twelve seconds only.
  await heading(page, 'Which part do you mean?');
  await page.locator('.where').getByText('shoulder blade, left').first().click();
  await presses(page, 'LIVE-6: more here, and the place named by hand', 'start softer softer more-here more-here');
  const named = (await said(page)).at(-1);
  tally.check('LIVE-6: it knows the side', named.side === 'left', JSON.stringify(named));
  await page.keyboard.press('z');
  await hears(page, 'LIVE-15: undo takes it back', 'start softer softer more-here more-here undo');
  // In doubt between softer and stop, stop.
  const stop = await by('stop');
  await smear(touch, [(softer.x + stop.x) / 2 - 6, stop.y], [(softer.x + stop.x) / 2 - 4, stop.y], 50);
  await heading(page, 'Stopped.');
  await presses(page, 'LIVE-7: between two zones stop wins', 'start softer softer more-here more-here undo stop');
  await look(page, tally, 'l2-stopped');
  await hold(page, 'They said: go on');
  await heading(page, 'Paused');
  await goOn(page);
  await turns(page, cover);
  await page.keyboard.press('m');
  await heading(page, 'Which part do you mean?');
  await look(page, tally, 'l6-which');
  await context.close();
}

async function turns(page, cover) {
  const order = async (place) => {
    await tap(page.locator('.strip .menu'));
    await page.locator('.sheet').getByText(place).click();
    await tap(page.locator('.zones').getByText('close'));
    await page.locator('.sheet').waitFor({ state: 'detached' });
    await settled(page);
    const zones = await cover();
    return { text: zones.sort((a, b) => a.x - b.x).map((zone) => zone.text).join(' '), bottom: Math.min(...zones.map((zone) => zone.bottom)) };
  };
  tally.check('LIVE-1: from the head the zones lie the other way round', (await order('at the head')).text === 'more stop softer');
  tally.check('LIVE-1: and at the feet as before', (await order('at the hips or feet')).text === 'softer stop more');
  await page.setViewportSize(sizes.laptop);
  const sides = {};
  for (const place of ['at their left side', 'at their right side']) {
    await order(place);
    sides[place] = (await cover())[0].x > sizes.laptop.width / 2 ? 'right' : 'left';
    await page.screenshot({ path: join(pictures, `l3-${place.replaceAll(' ', '-')}-laptop.png`) });
  }
  tally.check('LIVE-1: from the sides the zones are at the feet', sides['at their left side'] === 'right' && sides['at their right side'] === 'left', JSON.stringify(sides));
}

async function keysAndClicker() {
  const { context, page } = await open();
  await toLive(page, server.url, 15, 1);
  const expected = ['start'];
  const key = async (name, kind) => {
    await page.keyboard.press(name);
    expected.push(kind);
    await hears(page, `LIVE-20: ${name} on a clicker or keyboard says ${kind}`, expected.join(' '));
  };
  await key('PageDown', 'softer');
  await key('ArrowRight', 'softer');
  await key('PageUp', 'more-here');
  await key('ArrowLeft', 'more-here');
  await key('z', 'undo');
  await key('Enter', 'just-right');
  await key(' ', 'pause');
  await key('Enter', 'resume');
  await key('b', 'stop');
  await hold(page, 'They said: go on');
  await heading(page, 'Paused');
  await page.keyboard.press(' ');
  await page.locator('.veil', { hasText: 'Paused' }).waitFor({ state: 'detached' });
  expected.push('release', 'resume');
  await teach(page, key);
  await noMore(page, 'LIVE-20: each key once', expected.join(' '));
  await context.close();
}

async function teach(page, key) {
  await tap(page.locator('.strip .menu'));
  const sheet = page.locator('.sheet');
  await sheet.getByText('What does this key do?').click();
  await page.keyboard.press('F9');
  await sheet.getByText('F9: nothing').waitFor();
  await sheet.getByRole('button', { name: 'hands tired', exact: true }).last().click();
  await sheet.getByText('F9: hands tired').waitFor();
  await page.keyboard.press('PageDown');
  await sheet.getByText('Page down: softer').waitFor();
  await sheet.getByText('Page down: softer').scrollIntoViewIfNeeded();
  await look(page, tally, 'l4-keys');
  await sheet.getByText('Done with keys').click();
  await tap(page.locator('.zones').getByText('close'));
  await key('F9', 'tired');
  await tally.soon('LIVE-20: what was taught is kept on the device', async () => {
    const settings = await row(page, 'kept', 'settings');
    return settings?.keys?.F9 === 'tired' || settings;
  });
}

async function headset() {
  const { context, page } = await open();
  await toLive(page, server.url, 15, 1);
  const expected = ['start'];
  const button = async (name, kind) => {
    await page.evaluate((action) => window.buttons[action]({ action }), name);
    expected.push(kind);
    await hears(page, `LIVE-20: the headset's ${name} says ${kind}`, expected.join(' '));
  };
  await tally.soon('LIVE-20: the system knows that something plays', () => page.evaluate(() => navigator.mediaSession.playbackState === 'playing' && navigator.mediaSession.metadata !== null));
  await button('nexttrack', 'softer');
  await button('previoustrack', 'more-here');
  await button('pause', 'pause');
  await button('play', 'resume');
  await button('stop', 'stop');
  await heading(page, 'Stopped.');
  await noMore(page, 'LIVE-20: each button once', expected.join(' '));
  await context.close();
}

/** A pause of more than five minutes, at twenty times the speed. */
async function agreeAgain() {
  const { context, page } = await open();
  await toLive(page, server.url, 20, 20);
  // Three minutes of massage, then more than five of rest.
  await until('three minutes', async () => (await moment(page)) > 180_000 || (await moment(page)));
  await page.keyboard.press(' ');
  await heading(page, 'Paused');
  const paused = (await said(page)).at(-1).t_ms;
  await until('five minutes more', async () => (await moment(page)) > paused + 305_000 || (await moment(page)));
  await tap(page.locator('.veil').getByText('go on', { exact: true }));
  await heading(page, 'Still good for you both?');
  const text = await page.locator('.veil').innerText();
  tally.check('LIVE-22: after a long pause pressure, places and stop word are agreed again', /medium pressure/.test(text) && /places/.test(text) && /stop word: red/.test(text), text);
  await look(page, tally, 'l5-agree');
  const before = await said(page);
  const stood = (await rows(page, 'sessions'))[0].given_ms;
  await page.keyboard.press(' ');
  await lastly(page, 'resume');
  await calm(page);
  tally.check('LIVE-22: nothing goes on before the yes', await page.getByRole('heading', { name: 'Still good' }).isVisible());
  await tap(page.locator('.veil').getByText('Yes, go on'));
  await page.locator('.veil', { hasText: 'Still good' }).waitFor({ state: 'detached' });
  const after = await said(page);
  tally.check('LIVE-22: the yes is in the log', after.length === before.length + 2 && after.at(-1).kind === 'answer' && after.at(-1).text === 'good', kindsOf(after));
  await tally.soon('LIVE-22: long light strokes come first again', async () => {
    const { text: log } = await logOf(page, (await rows(page, 'sessions'))[0].id);
    const { plan } = resumed(engine, log);
    const broad = plan.steps.find((step) => step.start_s * 1000 === stood);
    return (broad?.region === 'whole-back' && broad.pressure === 'light' && broad.duration_s >= 60) || (JSON.stringify(broad) ?? 'none').slice(0, 200);
  });
  await context.close();
}

await tally.walk([untouched, elbows, keysAndClicker, headset, agreeAgain], { page: () => shown, independent: true });
tally.check('no errors on the page', errors.length === 0, errors.slice(0, 3).join('\n'));
await chrome.close();
server.close();
tally.end();
