// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// An evening for two: swapped in the middle and at the end, both histories kept and shown in
// pictures, taken along and erased.
import { readFileSync } from 'node:fs';
import { heading, press, toLive } from './seat.mjs';
import { browser, look, rows, serve, sizes, Tally } from './tools.mjs';

const tally = new Tally();
const server = await serve();
const chrome = await browser();
const context = await chrome.newContext({ viewport: sizes.phone, hasTouch: true, acceptDownloads: true });
const page = await context.newPage();
page.setDefaultTimeout(10_000);
const errors = [];
page.on('pageerror', (error) => errors.push(error.stack ?? String(error)));

/** Ben's own questions and everything behind them, the short way. */
async function prepared() {
  await heading(page, /Who gives/);
  await press(page, 'Go on');
  for (let sheet = 0; sheet < 30; sheet++) {
    await page.waitForTimeout(250);
    const title = await page.getByRole('heading', { level: 1 }).innerText();
    if (!/Questions for|changed/.test(title)) break;
    titles.push(title);
    for (const card of await page.locator('.card').all()) {
      const age = card.getByLabel(/How old/);
      if (await age.count()) await age.fill('36');
    }
    if (await page.getByRole('button', { name: 'All the others: no' }).count()) await press(page, 'All the others: no');
    await press(page, 'Go on');
  }
}
const titles = [];

async function consent() {
  for (let step = 0; step < 6; step++) {
    await page.waitForTimeout(250);
    const title = await page.getByRole('heading', { level: 1 }).innerText();
    if (/Between the two/.test(title)) {
      await page.getByRole('radio', { name: 'Yes', exact: true }).first().waitFor();
      for (const yes of await page.getByRole('radio', { name: 'Yes', exact: true }).all()) await yes.check();
      await page.locator('.zero-ten').getByRole('radio', { name: '8', exact: true }).first().check();
    }
    if (/One last look/.test(title)) return press(page, 'Make the plan');
    await press(page, 'Go on');
  }
}

async function middle() {
  await toLive(page, server.url, 40, 20);
  await page.waitForTimeout(4200);
  await page.keyboard.press(' ');
  await heading(page, 'Paused');
  await page.locator('.veil').getByText('Swap roles').click();
  await heading(page, 'How was it?');
  await page.locator('.zero-ten').getByRole('radio', { name: '3', exact: true }).first().check();
  await press(page, 'Keep it and swap');
  await heading(page, /Who gives/);
  const [first] = await rows(page, 'sessions');
  tally.check('LIVE-21: the first half is kept as it was', first.state === 'done' && first.given_ms > 60_000 && first.after.tension === 3, first.given_ms);
  const note = await page.locator('.note').innerText();
  tally.check('LIVE-21: the other one lies down now', /Now Ben lies down, for \d+ minutes/.test(note), note);
  const [had, set] = [first.given_ms / 60_000, 40];
  const got = Number(/for (\d+) minutes/.exec(note)[1]);
  const back = Number(/there are (\d+) minutes/.exec(note)?.[1] ?? 0);
  const fair = back > 0 ? Math.abs(had + back - got) <= 2 : got <= had + 1;
  tally.check('LIVE-21: the minutes left are shared fairly', fair && had + got + back <= set, `${had.toFixed(1)} had, ${got} then ${back} of ${set}`);
  await look(page, tally, 's1-swapped', { whole: true });
}

async function second() {
  await prepared();
  tally.check('LIVE-21: the one who lies down now is asked', titles.some((title) => /Questions for Ben/.test(title)), titles.join('; '));
  await heading(page, /leave out/);
  await consent();
  await page.getByText(/done at/).waitFor({ timeout: 20_000 });
  await press(page, '× 20');
  await page.locator('.live .head .ring').waitFor();
  await page.waitForTimeout(600);
  await page.keyboard.press('w');
  await page.getByRole('heading', { name: /Done/ }).waitFor({ timeout: 60_000 });
  await page.waitForTimeout(500);
  await page.locator('.veil').getByText('How was it?').click();
  await heading(page, 'How was it?');
  await press(page, 'Keep it');
  await heading(page, /Kept/);
  const text = await page.locator('main').innerText();
  tally.check('AFTER-6: a kind word, and exactly one thing to try', /(listened|of care for Ben)/.test(text) && (await page.getByRole('heading', { name: 'One thing for next time' }).count()) === 1, text.slice(0, 200));
  const [, ben] = (await rows(page, 'sessions')).sort((a, b) => (a.started < b.started ? -1 : 1));
  tally.check('LIVE-21: both massages belong to one evening', ben.receiverName === 'Ben' && ben.evening?.id !== undefined, JSON.stringify(ben.evening));
  await press(page, 'Swap roles');
  await heading(page, /Who gives/);
  tally.check('LIVE-21: and back again', /Now Ada lies down/.test(await page.locator('.note').innerText()));
  await press(page, 'Go on');
  titles.length = 0;
  await page.waitForTimeout(700);
}

async function history() {
  await page.goto(`${server.url}#/people`);
  await heading(page, /People and history/);
  const cards = page.locator('.card', { hasText: 'for' }).filter({ has: page.getByText('See how it went') });
  tally.check('LIVE-21: both histories are there', (await cards.count()) === 2);
  await cards.last().getByText('See how it went').click();
  await page.locator('.heatmap').waitFor();
  await page.waitForTimeout(900);
  const text = await cards.last().innerText();
  tally.check('AFTER-3: where the time went, pressure over time, in pictures', (await page.locator('.score svg').count()) === 1 && (await page.locator('.tension').count()) === 1 && /minutes|min/.test(text));
  const heat = await rows(page, 'sessions').then((all) => all.find((one) => one.receiverName === 'Ada'));
  tally.check('AFTER-3: it shows what was given, not what was planned', heat.given_ms < 40 * 60_000 && !/40 minutes/.test(text));
  await look(page, tally, 's2-history', { whole: true });
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Export everything')]);
  const out = JSON.parse(readFileSync(await file.path(), 'utf8'));
  tally.check('AFTER-3: everything can be taken along', out.sessions.length === 2 && out.events.length > 20 && out.people.length >= 2);
  await cards.last().getByRole('button', { name: /^Remove/ }).click();
  await page.waitForTimeout(400);
  const left = await rows(page, 'sessions');
  const events = await rows(page, 'events');
  tally.check('AFTER-3: one session can be removed with all that belongs to it', left.length === 1 && events.every((entry) => entry.session === left[0].id));
  await press(page, 'Erase everything');
  await press(page, 'Yes, erase everything');
  await heading(page, /A back to rub/);
  await page.waitForTimeout(500);
  tally.check('AFTER-3: everything can be erased', (await rows(page, 'sessions')).length === 0 && (await rows(page, 'events')).length === 0);
}

for (const part of [middle, second, history]) {
  console.log(`-- ${part.name}`);
  try {
    await part();
  } catch (error) {
    await page.screenshot({ path: new URL('./pictures/failure-evening.png', import.meta.url).pathname }).catch(() => {});
    tally.check(`${part.name} to its end`, false, String(error));
  }
}
tally.check('no errors on the page', errors.length === 0, errors.slice(0, 3).join('\n'));
await chrome.close();
server.close();
tally.end();
