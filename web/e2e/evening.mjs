// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// An evening for two: swapped in the middle and at the end, both histories kept and shown in
// pictures, taken along and erased.
import { readFileSync } from 'node:fs';
import { done, erase, heading, lastly, moment, onward, press, questions, running, tap, toLive } from './seat.mjs';
import { browser, look, open, rows, serve, Tally, until } from './tools.mjs';

const tally = new Tally();
const server = await serve();
const chrome = await browser();
const { page, errors } = await open(chrome, { acceptDownloads: true });
const sessions = async () => (await rows(page, 'sessions')).sort((a, b) => (a.started < b.started ? -1 : 1));

/** From the picture of the back to the plan. */
async function consent() {
  for (let title = ''; !/One last look/.test(title); title = await onward(page)) {
    if (!/Between the two/.test(title)) continue;
    await page.getByRole('radio', { name: 'Yes', exact: true }).first().waitFor();
    for (const yes of await page.getByRole('radio', { name: 'Yes', exact: true }).all()) await yes.check();
    await page.locator('.zero-ten').getByRole('radio', { name: '8', exact: true }).first().check();
  }
  await press(page, 'Make the plan');
}

async function middle() {
  await toLive(page, server.url, 40, 20);
  await until('a minute and more is given', async () => (await moment(page)) > 80_000 || (await moment(page)));
  await page.keyboard.press(' ');
  await heading(page, 'Paused');
  await tap(page.locator('.veil').getByText('Swap roles'));
  await heading(page, 'How was it?');
  await page.locator('.zero-ten').getByRole('radio', { name: '3', exact: true }).first().check();
  await press(page, 'Keep it and swap');
  await heading(page, /Who gives/);
  const [first] = await sessions();
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
  await heading(page, /Who gives/);
  await onward(page);
  const titles = await questions(page);
  tally.check('LIVE-21: the one who lies down now is asked', titles.some((title) => /Questions for Ben/.test(title)), titles.join('; '));
  await heading(page, /leave out/);
  await consent();
  await page.getByText(/done at/).waitFor();
  await press(page, '× 20');
  await running(page);
  await page.keyboard.press('w');
  await lastly(page, 'wind-down');
  await done(page, 60);
  await tap(page.locator('.veil').getByText('How was it?'));
  await heading(page, 'How was it?');
  await press(page, 'Keep it');
  await heading(page, /Kept/);
  const text = await page.locator('main').innerText();
  tally.check('AFTER-6: a kind word, and exactly one thing to try', /(listened|of care for Ben)/.test(text) && (await page.getByRole('heading', { name: 'One thing for next time' }).count()) === 1, text.slice(0, 200));
  const [, ben] = await sessions();
  tally.check('LIVE-21: both massages belong to one evening', ben.receiverName === 'Ben' && ben.evening?.id !== undefined, JSON.stringify(ben.evening));
  await press(page, 'Swap roles');
  await heading(page, /Who gives/);
  tally.check('LIVE-21: and back again', /Now Ada lies down/.test(await page.locator('.note').innerText()));
  await onward(page);
}

async function history() {
  await page.goto(`${server.url}#/people`);
  await heading(page, /People and history/);
  const cards = page.locator('.card', { hasText: 'for' }).filter({ has: page.getByText('See how it went') });
  await tally.soon('LIVE-21: both histories are there', async () => (await cards.count()) === 2 || (await cards.count()));
  await cards.last().getByText('See how it went').click();
  await page.locator('.heatmap image').waitFor();
  const text = () => cards.last().innerText();
  await tally.soon('AFTER-3: where the time went, pressure over time, in pictures', async () =>
    ((await page.locator('.score svg').count()) === 1 && (await page.locator('.tension').count()) === 1 && /minutes|min/.test(await text())) || (await text()));
  const heat = await rows(page, 'sessions').then((all) => all.find((one) => one.receiverName === 'Ada'));
  tally.check('AFTER-3: it shows what was given, not what was planned', heat.given_ms < 40 * 60_000 && !/40 minutes/.test(await text()), await text());
  await look(page, tally, 's2-history', { whole: true });
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Export everything')]);
  const out = JSON.parse(readFileSync(await file.path(), 'utf8'));
  tally.check('AFTER-3: everything can be taken along', out.sessions.length === 2 && out.lines.length > 20 && out.people.length >= 2);
  await cards.last().getByRole('button', { name: /^Remove/ }).click();
  await tally.soon('AFTER-3: one session can be removed with all that belongs to it', async () => {
    const left = await rows(page, 'sessions');
    const events = await rows(page, 'lines');
    return (left.length === 1 && events.every((entry) => entry.session === left[0].id)) || `${left.length}, ${events.length}`;
  });
  await erase(page);
  tally.check('AFTER-3: everything can be erased', (await rows(page, 'sessions')).length === 0 && (await rows(page, 'lines')).length === 0);
}

await tally.walk([middle, second, history], { page: () => page });
tally.check('no errors on the page', errors.length === 0, errors.slice(0, 3).join('\n'));
await chrome.close();
server.close();
tally.end();
