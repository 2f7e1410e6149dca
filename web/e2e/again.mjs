// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The same as last time: a massage is kept under a name, had again at the start, shorter, and let go.
import { heading, press, toLive } from './seat.mjs';
import { browser, look, put, row, rows, serve, sizes, Tally } from './tools.mjs';

const tally = new Tally();
const server = await serve();
const chrome = await browser();
const context = await chrome.newContext({ viewport: sizes.phone, hasTouch: true });
const page = await context.newPage();
page.setDefaultTimeout(10_000);
const errors = [];
page.on('pageerror', (error) => errors.push(error.stack ?? String(error)));

async function ada() {
  return (await rows(page, 'people')).find((person) => person.name === 'Ada');
}

async function kept() {
  await toLive(page, server.url, 20, 20);
  await page.getByRole('heading', { name: /Done/ }).waitFor({ timeout: 120_000 });
  await page.locator('.veil').getByText('How was it?').click();
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
  const draft = await row(page, 'kept', 'draft');
  tally.check('PLAN-7: shorter is three fifths of it', draft.request.minutes === 12 && draft.request.before.parts.length > 3, draft.request.minutes);
  await page.goto(`${server.url}#/prepare`);
  const agreed = { ...draft.intake.receiver, agreed: { consent: true, stop_word: 'red' } };
  await put(page, 'kept', { ...draft, intake: { ...draft.intake, receiver: agreed } }, 'draft');
  await page.goto(`${server.url}#/plan`);
  await page.reload();
  await page.getByText(/done at/).waitFor({ timeout: 20_000 });
  await page.getByRole('heading', { name: /^Against before/ }).waitFor();
  const table = await page.locator('.against').innerText();
  tally.check('PLAN-7: the plan says what changed', /\d:\d\d/.test(table), table);
  await look(page, tally, 'a3-plan', { whole: true });
}

async function wishes() {
  const draft = await row(page, 'kept', 'draft');
  const { before: _before, ...fresh } = draft.request;
  await put(page, 'kept', { ...draft, request: fresh, asBefore: undefined, at: 'wishes' }, 'draft');
  await page.goto(`${server.url}#/prepare`);
  await page.reload();
  for (let sheet = 0; sheet < 30; sheet++) {
    await page.waitForTimeout(250);
    if (await page.getByRole('heading', { name: 'Ada had this before' }).count()) break;
    if (await page.getByRole('button', { name: 'All the others: no' }).count()) await press(page, 'All the others: no');
    await press(page, 'Go on');
  }
  await page.getByRole('heading', { name: 'Ada had this before' }).waitFor();
  await page.getByRole('radio', { name: 'Sunday' }).check();
  await press(page, 'The same, but softer');
  await page.getByRole('heading', { name: 'Like before: Sunday' }).waitFor();
  await look(page, tally, 'a4-wishes', { whole: true });
  const softer = await row(page, 'kept', 'draft');
  tally.check('PLAN-7: softer is one level less', softer.request.pressure === 'light', softer.request.pressure);
  await press(page, 'Plan afresh instead');
  await page.getByRole('heading', { name: 'Ada had this before' }).waitFor();
  await page.waitForTimeout(400);
  tally.check('PLAN-7: and it can be planned afresh', (await row(page, 'kept', 'draft')).request.before === undefined);
}

async function letGo() {
  await page.goto(`${server.url}#/people`);
  await heading(page, /People and history/);
  await press(page, 'Remove: Sunday');
  await page.waitForTimeout(400);
  tally.check('PLAN-7: a favourite can be let go', (await ada()).favourites.length === 0);
}

for (const part of [kept, shorter, wishes, letGo]) {
  console.log(`-- ${part.name}`);
  try {
    await part();
  } catch (error) {
    await page.screenshot({ path: new URL('./pictures/failure-again.png', import.meta.url).pathname }).catch(() => {});
    tally.check(`${part.name} to its end`, false, String(error));
  }
}
tally.check('no errors on the page', errors.length === 0, errors.slice(0, 3).join('\n'));
await chrome.close();
server.close();
tally.end();
