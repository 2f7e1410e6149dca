// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The same as last time: a massage is kept under a name, had again at the start, shorter, and let go.
import { agreedNow, done, heading, onward, press, tap, toLive } from './seat.mjs';
import { browser, look, open, put, row, rows, serve, Tally } from './tools.mjs';

const tally = new Tally();
const server = await serve();
const chrome = await browser();
const { page, errors } = await open(chrome);
const draft = () => row(page, 'kept', 'draft');

async function ada() {
  return (await rows(page, 'people')).find((person) => person.name === 'Ada');
}

async function kept() {
  await toLive(page, server.url, 20, 60);
  await done(page, 20);
  await tap(page.locator('.veil').getByText('How was it?'));
  await heading(page, 'How was it?');
  await page.getByLabel('What shall it be called?').fill('Sunday');
  await press(page, 'Keep as a favourite');
  await page.getByText('“Sunday” is kept for Ada.').waitFor();
  await look(page, tally, 'a1-keep', { whole: true });
  await press(page, 'Keep it');
  await heading(page, /Kept/);
  const person = await ada();
  const favourite = person.favourites[0];
  tally.check('PLAN-7: what was given is kept by name, without body and hands',
    favourite.name === 'Sunday' && favourite.request.before.parts.length > 3 && !favourite.request.receiver, JSON.stringify(favourite).slice(0, 300));
  tally.check('PLAN-7: and as the last one', person.last.request.before.parts.length > 3);
}

async function shorter() {
  await page.goto(`${server.url}#/start`);
  await page.getByRole('button', { name: 'Ada: as last time, 20 minutes' }).waitFor();
  await look(page, tally, 'a2-start', { whole: true });
  await press(page, 'The same, but shorter');
  await heading(page, /Who gives/);
  await tally.soon('PLAN-7: shorter is three fifths of it', async () => {
    const { request } = await draft();
    return (request.minutes === 12 && request.before.parts.length > 3) || request.minutes;
  });
  const now = await draft();
  const agreed = agreedNow(now.intake.receiver);
  await put(page, 'kept', { ...now, asked: Date.now(), intake: { ...now.intake, receiver: agreed } }, 'draft');
  await page.goto(`${server.url}#/plan`);
  await page.reload();
  await page.getByText(/done at/).waitFor();
  await page.getByRole('heading', { name: /^Against before/ }).waitFor();
  await tally.soon('PLAN-7: the plan says what changed', async () => {
    const table = await page.locator('.against').innerText();
    return /\d:\d\d/.test(table) || table;
  });
  await look(page, tally, 'a3-plan', { whole: true });
}

const known = () => page.getByRole('heading', { name: 'Ada had this before' });

/** A fresh plan for the same two people, as far as their wishes. */
async function toWishes(request = {}) {
  const now = await draft();
  const { before: _before, ...fresh } = now.request;
  await put(page, 'kept', { ...now, step: 0, request: { ...fresh, ...request }, asBefore: undefined }, 'draft');
  await page.goto(`${server.url}#/prepare`);
  await page.reload();
  await heading(page, /Who gives/);
  for (let title = ''; !/feel good/.test(title); title = await onward(page)) {
    const no = page.getByRole('button', { name: 'All the others: no' });
    if (await no.count()) await no.click();
  }
  await known().waitFor();
}

async function wishes() {
  await toWishes();
  await page.getByRole('radio', { name: 'Sunday' }).check();
  await press(page, 'The same, but softer');
  await page.getByRole('heading', { name: 'Like before: Sunday' }).waitFor();
  await look(page, tally, 'a4-wishes', { whole: true });
  await tally.soon('PLAN-7: softer is one level less', async () => (await draft()).request.pressure === 'light' || (await draft()).request.pressure);
  await press(page, 'Plan afresh instead');
  await known().waitFor();
  await tally.soon('PLAN-7: and it can be planned afresh', async () => (await draft()).request.before === undefined);
}

async function sore() {
  const person = await ada();
  const { last } = person;
  await put(page, 'people', { ...person, last: { ...last, giverId: (await draft()).giverId, after: { ...last.after, hands: 'sore' } } });
  await toWishes({ minutes: 45 });
  await page.getByText(/were sore after last time: 20 minutes at most today/).waitFor();
  await tally.soon('GIVER-4: after sore hands no massage is longer than that one', async () => {
    const most = await page.getByRole('slider', { name: 'How long?' }).getAttribute('max');
    const { minutes } = (await draft()).request;
    return (most === '20' && minutes === 20) || `${most}, ${minutes}`;
  });
  tally.check('GIVER-4: nor is a longer one offered', await page.getByRole('button', { name: 'The same, but longer' }).count() === 0);
  await look(page, tally, 'a5-sore', { whole: true });
}

async function letGo() {
  await page.goto(`${server.url}#/people`);
  await heading(page, /People and history/);
  await press(page, 'Remove: Sunday');
  await tally.soon('PLAN-7: a favourite can be let go', async () => (await ada()).favourites.length === 0);
}

await tally.walk([kept, shorter, wishes, sore, letGo], { page: () => page });
tally.check('no errors on the page', errors.length === 0, errors.slice(0, 3).join('\n'));
await chrome.close();
server.close();
tally.end();
