// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The input ladder: nothing at all, elbows, keys, a clicker, a headset. And agreeing again.
import { heading, toLive } from './seat.mjs';
import { browser, look, row, rows, serve, sizes, Tally } from './tools.mjs';

const tally = new Tally();
const server = await serve();
const chrome = await browser();
const errors = [];

async function open(size = sizes.phone) {
  const context = await chrome.newContext({ viewport: size, hasTouch: true });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => errors.push(error.stack ?? String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
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

const said = async (page, count = 0) => {
  const all = (await rows(page, 'events')).map((entry) => entry.event).filter((event) => event.kind !== 'tick');
  return count > 0 ? all.slice(-count) : all;
};
const kindsOf = (events) => events.map((event) => event.kind).join(' ');
async function settle(page) {
  await page.waitForTimeout(650);
}

/** A forearm: contacts that come down one after the other, drag, and leave in another order. */
async function smear(touch, from, to, size, { contacts = 1 } = {}) {
  const at = (x, y, i) => ({ x: x + i * 18, y: y + i * 9, radiusX: size, radiusY: size * 0.6, force: 0.7, id: i });
  const points = (x, y, n) => Array.from({ length: n }, (_, i) => at(x, y, i));
  for (let n = 1; n <= contacts; n++)
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(from[0], from[1], n) });
  for (let step = 1; step <= 8; step++) {
    const [x, y] = [0, 1].map((i) => from[i] + ((to[i] - from[i]) * step) / 8);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(x, y, contacts) });
    await new Promise((done) => setTimeout(done, 25));
  }
  for (let n = contacts - 1; n >= 0; n--)
    await touch.send('Input.dispatchTouchEvent', { type: n === 0 ? 'touchEnd' : 'touchMove', touchPoints: points(to[0], to[1], n) });
}

async function untouched() {
  const { context, page } = await open();
  await toLive(page, server.url, 5, 20);
  await page.getByRole('heading', { name: /Done/ }).waitFor({ timeout: 60_000 });
  const events = await said(page);
  tally.check('LIVE-1: a session runs to its end with nobody touching anything', kindsOf(events) === 'start', kindsOf(events));
  const [session] = await rows(page, 'sessions');
  tally.check('LIVE-1: all of it was given', session.state === 'done' && session.given_ms >= session.plan.total_s * 1000, session.given_ms);
  await context.close();
}

async function elbows() {
  const { context, page, touch } = await open();
  await toLive(page, server.url, 15, 1);
  await page.waitForTimeout(1500);
  const cover = () => page.locator('.zones .target').evaluateAll((all) => all.map((e) => {
    const box = e.getBoundingClientRect();
    return { text: e.textContent, x: box.x + box.width / 2, y: box.y + box.height / 2, wide: box.width / innerWidth, tall: box.height / innerHeight, bottom: box.bottom };
  }));
  for (const [name, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    await settle(page);
    const zones = await cover();
    tally.check(`LIVE-1: on a ${name} each zone is a quarter of the screen wide and high`, zones.length === 3 && zones.every((z) => z.wide >= 0.25 && z.tall >= 0.249), JSON.stringify(zones));
    tally.check(`LIVE-13: on a ${name} four ways to end are in sight`, await page.getByRole('button', { name: /^(stop|pause|finish nicely|never here)$/ }).count() === 4);
  }
  await look(page, tally, 'l1-live');
  const by = async (text) => (await cover()).find((zone) => zone.text === text);
  const softer = await by('softer');
  await smear(touch, [softer.x - 20, softer.y], [softer.x + 10, softer.y + 30], 38, { contacts: 3 });
  await settle(page);
  tally.check('LIVE-1: a forearm of three contacts that smears says softer once', kindsOf(await said(page)) === 'start softer', kindsOf(await said(page)));
  await page.touchscreen.tap(softer.x, softer.y);
  await page.touchscreen.tap(softer.x + 4, softer.y);
  await settle(page);
  tally.check('LIVE-1: a bounce is the same press', kindsOf(await said(page)) === 'start softer softer', kindsOf(await said(page)));
  const more = await by('more');
  await smear(touch, [more.x, more.y], [more.x - 200, more.y], 30);
  await settle(page);
  tally.check('LIVE-1: a long smear means where it began to lie', kindsOf(await said(page, 1)) === 'more-here', kindsOf(await said(page)));
  await heading(page, 'Which part do you mean?');
  await look(page, tally, 'l6-which');
  await page.locator('.where').getByText('shoulder blade, left').first().click();
  await settle(page);
  const named = (await said(page, 1))[0];
  tally.check('LIVE-6: more here, and the place named by hand', named.kind === 'more-here' && named.side === 'left', JSON.stringify(named));
  await page.keyboard.press('z');
  await settle(page);
  tally.check('LIVE-15: undo takes it back', kindsOf(await said(page, 1)) === 'undo');
  // In doubt between softer and stop, stop.
  const stop = await by('stop');
  await smear(touch, [(softer.x + stop.x) / 2 - 6, stop.y], [(softer.x + stop.x) / 2 - 4, stop.y], 50);
  await heading(page, 'Stopped.').catch(async () => { console.log(kindsOf(await said(page))); await page.screenshot({path:'/tmp/x.png'}); });
  tally.check('LIVE-7: between two zones stop wins', kindsOf(await said(page, 1)) === 'stop');
  await look(page, tally, 'l2-stopped');
  await page.locator('.veil').getByText('They said: go on').click();
  await heading(page, 'Paused');
  await settle(page);
  await page.locator('.veil').getByText('go on', { exact: true }).click();
  await page.locator('.veil', { hasText: 'Paused' }).waitFor({ state: 'detached' });
  await turns(page, cover);
  await context.close();
}

async function turns(page, cover) {
  const order = async (place) => {
    await settle(page);
    await page.locator('.strip .menu').click();
    await page.locator('.sheet').getByText(place).click();
    await page.locator('.sheet-foot').getByText('close').click();
    await settle(page);
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
    await page.screenshot({ path: new URL(`./pictures/l3-${place.replaceAll(' ', '-')}-laptop.png`, import.meta.url).pathname });
  }
  tally.check('LIVE-1: from the sides the zones are at the feet', sides['at their left side'] === 'right' && sides['at their right side'] === 'left', JSON.stringify(sides));
}

async function keysAndClicker() {
  const { context, page } = await open();
  await toLive(page, server.url, 15, 1);
  await page.waitForTimeout(1200);
  const expected = ['start'];
  const key = async (name, kind) => {
    await page.keyboard.press(name);
    expected.push(kind);
    await settle(page);
    tally.check(`LIVE-20: ${name} on a clicker or keyboard says ${kind}`, kindsOf(await said(page)) === expected.join(' '), kindsOf(await said(page)));
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
  await page.locator('.veil').getByText('They said: go on').click();
  await heading(page, 'Paused');
  await page.keyboard.press(' ');
  await page.locator('.veil', { hasText: 'Paused' }).waitFor({ state: 'detached' });
  expected.push('release', 'resume');
  await settle(page);
  await teach(page, key);
  await context.close();
}

async function teach(page, key) {
  await page.locator('.strip .menu').click();
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
  await page.locator('.sheet-foot').getByText('close').click();
  await key('F9', 'tired');
  await page.waitForTimeout(300);
  const settings = await row(page, 'kept', 'settings');
  tally.check('LIVE-20: what was taught is kept on the device', settings.keys?.F9 === 'tired', JSON.stringify(settings.keys));
}

async function headset() {
  const { context, page } = await open();
  await toLive(page, server.url, 15, 1);
  await page.waitForTimeout(1200);
  const expected = ['start'];
  const button = async (name, kind) => {
    await page.evaluate((action) => window.buttons[action]({ action }), name);
    expected.push(kind);
    await settle(page);
    tally.check(`LIVE-20: the headset's ${name} says ${kind}`, kindsOf(await said(page)) === expected.join(' '), kindsOf(await said(page)));
  };
  tally.check('LIVE-20: the system knows that something plays', await page.evaluate(() => navigator.mediaSession.playbackState === 'playing' && navigator.mediaSession.metadata !== null));
  await button('nexttrack', 'softer');
  await button('previoustrack', 'more-here');
  await button('pause', 'pause');
  await button('play', 'resume');
  await button('stop', 'stop');
  await heading(page, 'Stopped.');
  await context.close();
}

/** A pause of more than five minutes, at twenty times the speed. */
async function agreeAgain() {
  const { context, page } = await open();
  await toLive(page, server.url, 20, 20);
  await page.waitForTimeout(10_000);
  await page.keyboard.press(' ');
  await heading(page, 'Paused');
  await page.waitForTimeout(16_500);
  await page.locator('.veil').getByText('go on', { exact: true }).click();
  await heading(page, 'Still good for you both?');
  const text = await page.locator('.veil').innerText();
  tally.check('LIVE-22: after a long pause pressure, places and stop word are agreed again', /medium pressure/.test(text) && /places/.test(text) && /stop word: red/.test(text), text);
  await look(page, tally, 'l5-agree');
  const before = await said(page);
  const stood = (await rows(page, 'sessions'))[0].given_ms;
  await page.keyboard.press(' ');
  await settle(page);
  tally.check('LIVE-22: nothing goes on before the yes', await page.getByRole('heading', { name: 'Still good' }).isVisible());
  await page.locator('.veil').getByText('Yes, go on').click();
  await page.locator('.veil', { hasText: 'Still good' }).waitFor({ state: 'detached' });
  const after = await said(page);
  tally.check('LIVE-22: the yes is in the log', after.length === before.length + 2 && after.at(-1).kind === 'answer' && after.at(-1).text === 'good');
  const sessions = await rows(page, 'sessions');
  const { plan } = sessions[0];
  const broad = plan.steps.find((step) => step.start_s * 1000 === stood);
  tally.check('LIVE-22: long light strokes come first again', broad?.region === 'whole-back' && broad.pressure === 'light' && broad.duration_s >= 60, JSON.stringify(broad)?.slice(0, 200));
  await context.close();
}

const only = process.argv[2];
for (const part of [untouched, elbows, keysAndClicker, headset, agreeAgain]) {
  if (only && part.name !== only) continue;
  console.log(`-- ${part.name}`);
  try {
    await part();
  } catch (error) {
    tally.check(`${part.name} to its end`, false, String(error));
  }
}
tally.check('no errors on the page', errors.length === 0, errors.slice(0, 3).join('\n'));
await chrome.close();
server.close();
tally.end();
