// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Yesterday's answers are not today's (SCREEN-8, ROAD-6): the same app forty days, thirty days and three
// hours later, with its page closed or left open, and with a clock that was set back.
import { heading, press, toLive, toPlan } from './seat.mjs';
import { browser, open, row, rows, serve, Tally } from './tools.mjs';

const tally = new Tally();
const server = await serve();
const chrome = await browser();
const { page, errors } = await open(chrome);

/** The page's clock is wrong by this much, from now on and in every page opened later. */
await page.addInitScript(() => {
  const Real = Date;
  const shifted = () => Real.now() + Number(localStorage.getItem('shift') ?? 0);
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length === 0) super(shifted());
      else super(...given);
    }
    static now() {
      return shifted();
    }
  };
});
const minutes = 60_000;
const hours = 60 * minutes;
const days = 24 * hours;
const shift = (ms) => page.evaluate((by) => localStorage.setItem('shift', String(by)), ms);
const draft = () => row(page, 'kept', 'draft');
const asksHealth = () => heading(page, /Questions for|changed/);

async function anew() {
  await page.goto(server.url);
  await shift(0);
  await page.evaluate(() => new Promise((resolve, reject) => {
    const open = indexedDB.open('unknot');
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const step = open.result.transaction(['kept', 'sessions'], 'readwrite');
      step.objectStore('kept').delete('draft');
      step.objectStore('sessions').clear();
      step.oncomplete = () => { open.result.close(); resolve(); };
    };
  }));
  await page.goto('about:blank');
}

/** Everything is answered and planned; then this much time goes by with the page closed. */
async function closedFor(ms) {
  await anew();
  await toPlan(page, server.url, 10);
  await shift(ms);
  await page.goto('about:blank');
  await page.goto(server.url);
  await heading(page, /A back to rub/);
}

for (const [name, ms] of [['40 days', 40 * days], ['3 hours', 3 * hours], ['a clock set back by a day', -days]]) {
  await closedFor(ms);
  await press(page, 'Begin');
  await asksHealth();
  tally.check(`SCREEN-8, ROAD-6: after ${name} health is asked again`, await page.getByText('It has been a while').isVisible());
  await tally.soon(`ROAD-6: after ${name} no yes to a massage and no tension is kept`, async () => {
    const now = await draft();
    return (now.intake.receiver.agreed === undefined && now.tensionBefore === null && now.step === 1) || JSON.stringify(now).slice(0, 300);
  });
  // Whoever knows the address gets a plan to look at, but no massage.
  await page.goto(`${server.url}#/plan`);
  await page.getByText(/done at/).waitFor();
  await press(page, 'Begin');
  await asksHealth();
  tally.check(`ROAD-6: after ${name} no session has begun`, (await rows(page, 'sessions')).length === 0);
}

await closedFor(10 * minutes);
await page.goto(`${server.url}#/plan`);
await page.getByText(/done at/).waitFor();
await press(page, 'Begin');
await page.locator('.live .head .ring').waitFor({ state: 'attached' });
tally.check('ROAD-6: ten minutes later nobody is asked twice', (await rows(page, 'sessions')).length === 1);

await anew();
await toPlan(page, server.url, 10);
await shift(3 * hours);
await press(page, 'Begin');
await asksHealth();
tally.check('ROAD-6: a plan that stood open for three hours is no agreement', (await rows(page, 'sessions')).length === 0);

for (const [name, ms, offered] of [['30 days', 30 * days, false], ['3 hours', 3 * hours, false], ['an hour', hours, true]]) {
  await anew();
  await toLive(page, server.url, 10, 1);
  await page.goto('about:blank');
  await page.goto(server.url);
  await heading(page, /A back to rub/);
  await shift(ms);
  await page.goto('about:blank');
  await page.goto(server.url);
  await heading(page, /A back to rub/);
  await page.getByRole('button', { name: 'Begin' }).waitFor();
  await tally.soon(`ROAD-6: a session of ${name} ago is ${offered ? 'offered' : 'history'}`, async () => {
    const [session] = await rows(page, 'sessions');
    const there = (await page.locator('[aria-labelledby="lost"]').count()) > 0;
    return (there === offered && session.state === (offered ? 'live' : 'done')) || `${there} ${session.state}`;
  });
}

tally.check('no error in the console', errors.length === 0, errors.slice(0, 3).join(' | '));
await chrome.close();
server.close();
tally.end();
