// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// TRUST-4, LIVE-1: the live screen in every state, from small to large, upright and lying, with text of
// 100 to 200 %: STOP stands where it stands, nothing lies over anything else, nothing is off the screen.
// UNKNOT_LOOK=1 keeps a picture of each.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { tap, toLive } from './seat.mjs';
import { back, emergency, lateStates, states, stopBox } from './states.mjs';
import { axe, browser, open, pictures, serve, settled, Tally } from './tools.mjs';

const tally = new Tally();
const server = await serve();
const chrome = await browser();
const errors = [];
let shown;

const windows = [[320, 568], [360, 640], [390, 844], [412, 915], [768, 1024], [1024, 1366], [568, 320], [667, 375], [844, 390], [915, 412], [1024, 768], [1280, 800], [1366, 768]];
const texts = [16, 20, 24, 32];
/** 12 and 20 mm at 96 pixels to the inch; the place of STOP by the window, for all states. */
const [least, wished] = [45.3, 75.5];
const places = new Map();

/** What lies over something else or off the screen. */
function faults() {
  const out = [];
  const boxOf = (one) => one.getBoundingClientRect();
  const isShown = (one) => {
    const box = boxOf(one);
    return box.width > 1 && box.height > 1 && getComputedStyle(one).visibility !== 'hidden' && !one.closest('.visually-hidden');
  };
  const clipped = (one) => one.closest('.sheet, .scrolls') !== null;
  const name = (one) => `${one.className || one.localName} “${one.textContent.slice(0, 24)}”`;
  // The face is what is seen of a zone; the rest of it lies above, without a colour.
  const faces = [...document.querySelectorAll('.live .zones .target > span, .live .strip .target, .live .veil .grid .target, .live .sheet .target, .live .where .name')];
  const words = [...document.querySelectorAll('.live .head h1, .live .how, .live .ring, .live .coming p, .live .veil h1, .live .veil .say > p, .live .veil li')];
  const all = [...faces, ...words].filter((one) => isShown(one) && !clipped(one));
  const cross = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1.5;
  all.forEach((one, i) => {
    const box = boxOf(one);
    if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) out.push(`${name(one)} is off the screen`);
    for (const other of all.slice(i + 1)) if (cross(box, boxOf(other))) out.push(`${name(one)} lies over ${name(other)}`);
  });
  // The words lie neither on the hands nor outside of their own place.
  const stage = boxOf(document.querySelector('.live .stage'));
  const veiled = document.querySelector('.live > .veil, .live > .sheet') !== null;
  if (!veiled) for (const one of words.filter(isShown)) if (cross(boxOf(one), stage)) out.push(`${name(one)} lies over the back`);
  if (!veiled && Math.min(stage.width, stage.height) < 90) out.push(`only ${Math.round(stage.width)} × ${Math.round(stage.height)} are left for the back`);
  for (const one of document.querySelectorAll('.live .target > span, .live .target, .live .middle, .live .words, .live .head, .live .how, .live .coming')) {
    if (!isShown(one) || clipped(one)) continue;
    if (one.scrollWidth > one.clientWidth + 2 && one.clientWidth > 0) out.push(`${name(one)} is wider than its place`);
    // Letters reach a little over their own lines.
    const over = 3 + 0.25 * parseFloat(getComputedStyle(one).fontSize);
    if (one.scrollHeight > one.clientHeight + over && one.clientHeight > 0) out.push(`${name(one)} is higher than its place`);
  }
  const stop = document.querySelector('.live .zones .stop');
  const box = boxOf(stop);
  // A control that begins where STOP is touched: of the others only what is seen counts beside it.
  for (const one of document.querySelectorAll('.live button')) {
    if (one === stop || !isShown(one)) continue;
    let other = boxOf(one);
    const scroller = one.closest('.sheet, .scrolls');
    if (scroller) {
      const edge = boxOf(scroller);
      other = { left: Math.max(other.left, edge.left), right: Math.min(other.right, edge.right), top: Math.max(other.top, edge.top), bottom: Math.min(other.bottom, edge.bottom) };
    }
    if (cross(other, box)) out.push(`${name(one)} is in STOP's place`);
  }
  const at = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  if (!stop.contains(at)) out.push(`STOP is covered by ${at?.className}`);
  const tall = boxOf(stop.querySelector('span'));
  const small = [...document.querySelectorAll('.live h1, .live .how, .live .coming p, .live .target, .live .veil p')].filter((one) => isShown(one) && parseFloat(getComputedStyle(one).fontSize) < 12.9);
  for (const one of small) out.push(`${name(one)} has letters of ${getComputedStyle(one).fontSize}`);
  return { out, stop: { left: box.left, top: box.top, right: box.right, bottom: box.bottom }, face: [tall.width, tall.height] };
}

async function measure(page, state) {
  const session = await page.context().newCDPSession(page);
  const wrong = [];
  for (const text of texts) {
    await session.send('Page.setFontSizes', { fontSizes: { standard: text, fixed: text } });
    for (const [width, height] of windows) {
      await page.setViewportSize({ width, height });
      await settled(page);
      const where = `${width}×${height} at ${Math.round((text / 16) * 100)} %`;
      const seen = await page.evaluate(faults);
      const [wide, tall] = seen.face;
      const room = height >= 375 ? wished : least;
      if (Math.min(wide, tall) < room) seen.out.push(`STOP is ${Math.round(wide)} × ${Math.round(tall)}`);
      const place = JSON.stringify(seen.stop);
      const key = `${width}×${height}@${text}`;
      if (!places.has(key)) places.set(key, place);
      else if (places.get(key) !== place) seen.out.push(`STOP moved from ${places.get(key)} to ${place}`);
      wrong.push(...seen.out.map((fault) => `${where}: ${fault}`));
      if (process.env.UNKNOT_LOOK && (process.env.UNKNOT_LOOK === 'all' || [16, 32].includes(text))) {
        mkdirSync(join(pictures, 'boxes'), { recursive: true });
        await page.screenshot({ path: join(pictures, 'boxes', `${state}-${width}x${height}-${text}.png`) });
      }
    }
  }
  await session.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 16 } });
  await page.setViewportSize({ width: 390, height: 844 });
  tally.check(`TRUST-4, LIVE-7: ${state}: STOP stands in its place, nothing overlaps, nothing is off the screen`, wrong.length === 0, `${wrong.length}\n  ${wrong.slice(0, 25).join('\n  ')}`);
  await axe(page, tally, `the live screen, ${state}`);
}

async function opened(minutes, speed) {
  const { context, page } = await open(chrome, { errors });
  shown = page;
  await toLive(page, server.url, minutes, speed);
  return { context, page };
}

async function atItsSpeed() {
  const { context, page } = await opened(15, 1);
  const only = process.env.UNKNOT_STATES?.split(',');
  for (const [name, reach] of Object.entries(states)) {
    // It waits for twelve seconds only; "where" looks the same.
    if (name === 'which-area' || (only && !only.includes(name))) continue;
    await reach(page);
    await measure(page, name);
    if (name === 'working') continue;
    if (name !== 'stopped') {
      await page.keyboard.press('Escape');
      await page.locator('.live[data-veil="stopped"]').waitFor();
    }
    await back(page);
  }
  await context.close();
}

async function rehearsed() {
  const { context, page } = await opened(20, 20);
  for (const [name, reach] of Object.entries(lateStates)) {
    await reach(page);
    await measure(page, name);
    if (name === 'agree-again') await tap(page.locator('.veil').getByText('Yes, go on'));
  }
  await context.close();
}

async function helpIsOnItsWay() {
  const { context, page } = await opened(15, 1);
  await emergency(page);
  await measure(page, 'emergency');
  await context.close();
}

/** Before there is a session, and where none can be played. */
async function loading() {
  const { context, page } = await opened(15, 1);
  const before = JSON.stringify(await stopBox(page));
  await page.route('**/unknot.wasm', () => undefined);
  await page.reload();
  await page.getByText('One moment').waitFor();
  tally.check('LIVE-7: while the app is loading nothing massages', (await page.locator('.live .zones').count()) === 0 || JSON.stringify(await stopBox(page)) === before);
  await context.close();
}

await tally.walk([atItsSpeed, rehearsed, helpIsOnItsWay, loading], { page: () => shown, independent: true });
tally.check('no errors on the page', errors.length === 0, errors.slice(0, 3).join('\n'));
await chrome.close();
server.close();
tally.end();
