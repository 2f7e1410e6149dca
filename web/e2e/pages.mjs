// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Issue 11: addresses with nothing behind them, long names, typed numbers, local days, paper,
// translations, and everything that was exported brought in again.
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heading, onward, press, running, toPlan } from './seat.mjs';
import { browser, open, put, row, rows, serve, settled, Tally, until } from './tools.mjs';

const tally = new Tally();
const server = await serve();
const chrome = await browser();
let page;

async function anew(options = {}) {
  await page?.context().close();
  const opened = await open(chrome, options);
  page = opened.page;
  return opened;
}

/** Section 7: each says what is not there, and has a way home. */
async function addresses() {
  const { errors } = await anew();
  const there = [
    ['learn/nope', /no technique of that name/], ['learn/constructor', /no technique of that name/], ['no', /nothing that speaks against/],
    ['after', /no massage to look back on/], ['plan', /no plan yet/], ['live', /No massage is going on/], ['live/-3', /No massage is going on/],
    ['routines/x/y', /not here|gone|no longer/i], ['routines/use/own/y', /not here|gone|no longer/i], ['nowhere', /no such page/],
  ];
  for (const [address, says] of there) {
    await page.goto('about:blank');
    await page.goto(`${server.url}#/${address}`);
    const title = page.getByRole('heading', { level: 1 });
    await tally.soon(`#/${address} says what is not there`, async () => {
      const text = await title.innerText().catch(() => '');
      return says.test(text) || text;
    });
    const ways = await page.locator('main button').count();
    tally.check(`#/${address} has a way on`, ways > 0);
  }
  await page.goto('about:blank');
  await page.goto(`${server.url}#/prepare`);
  await heading(page, /Who gives/);
  tally.check('no page error on any of them', errors.length === 0, errors.join('\n').slice(0, 300));
}

/** Section 6: a height as people write it; out of range is said at the field and nobody goes on. */
async function numbers() {
  await anew();
  await page.goto(server.url);
  await press(page, 'Begin');
  await heading(page, /Who gives/);
  await page.getByLabel('Name').nth(0).fill('Ada');
  await page.getByLabel('Name').nth(1).fill('Ben');
  const height = page.getByLabel('Height in cm').nth(0);
  await height.fill('1725');
  await page.getByText(/1725 cm is out of range/).waitFor();
  await press(page, 'Go on');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
  tally.check('1725 is refused at the field, and nobody goes on', await page.getByRole('heading', { name: /Who gives/, level: 1 }).isVisible());
  await height.fill('172,5');
  await page.getByText('That is 172.5 cm.').waitFor();
  await page.getByLabel('Height in cm').nth(1).fill('5\'8');
  await onward(page);
  const people = await rows(page, 'people');
  const of = (name) => people.find((one) => one.name === name);
  tally.check('172,5 is 172.5 and 5\'8 is 172.72', of('Ada')?.receiver.stature_cm === 172.5 && of('Ben')?.giver.stature_cm === 172.72,
    JSON.stringify([of('Ada')?.receiver, of('Ben')?.giver]));
  const age = page.locator('.card').getByLabel(/How old/).first();
  await age.fill('345');
  await page.getByText(/345 years is out of range/).waitFor();
  await age.fill('34,5');
  await tally.soon('34,5 is no 345', async () => {
    const draft = await row(page, 'kept', 'draft');
    return draft?.intake.receiver.age === 34.5 || JSON.stringify(draft?.intake.receiver.age);
  });
}

/** Section 6: the day is the day here, east and west of Greenwich. */
async function days() {
  for (const timezoneId of ['America/Los_Angeles', 'Pacific/Kiritimati']) {
    await anew({ timezoneId });
    await page.goto(server.url);
    await heading(page, /A back to rub/);
    const plan = { steps: [], total_s: 600, request: {}, limits: {} };
    const started = await page.evaluate(() => new Date(2026, 10, 28, 23, 30).toISOString());
    await put(page, 'sessions', { id: 's', started, state: 'done', receiverId: 'a', giverId: 'b', receiverName: 'Ada', giverName: 'Ben', tone: 'light', giverTone: 'light', speed: 1, plan, log: '', logged: 0, t_ms: 0, seen: 0, tensionBefore: null });
    await put(page, 'people', { id: 'a', name: 'Ada', tone: 'light', receiver: {}, giver: {}, barred: [], usedBefore: [], doneLists: [], last: { date: '2026-11-28', request: { minutes: 20 } } });
    await page.goto(`${server.url}#/people`);
    await page.reload();
    await page.getByText(/28 November 2026/).waitFor();
    tally.check(`${timezoneId}: the history has the day that it was`, true);
    const here = await page.evaluate(() => `unknot-${new Date().getFullYear()}-${String(new Date().getMonth() + 1).padStart(2, '0')}-${String(new Date().getDate()).padStart(2, '0')}.json`);
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Export everything')]);
    tally.check(`${timezoneId}: the export is called by the day here`, file.suggestedFilename() === here, file.suggestedFilename());
  }
}

/** Section 7: no name makes the page wider than the screen. */
async function names() {
  await anew();
  const long = 'Ü'.repeat(210);
  await page.goto(server.url);
  await press(page, 'Begin');
  await heading(page, /Who gives/);
  await page.getByLabel('Name').nth(0).fill(`${long}`);
  const typed = await page.getByLabel('Name').nth(0).inputValue();
  tally.check('a name is bounded where it is typed', [...typed].length === 60, typed.length);
  // Older ones may be longer.
  await put(page, 'people', { id: 'a', name: long, tone: 'light', receiver: {}, giver: {}, barred: [long], usedBefore: [long], doneLists: [],
    favourites: [{ id: 'f', name: long, date: '2026-11-01', request: { minutes: 20 } }], last: { date: '2026-11-01', request: { minutes: 20, focus: {}, techniques: {} }, suggestion: long } });
  await put(page, 'routines', { id: 'r', title: long, text: `routine: ${long}\neffleurage "${long}" on the back, palms, light, 3 min # ${long}\n`, changed: '2026-11-01T12:00:00Z' });
  for (const address of ['people', 'prepare', 'routines', 'routines/own/r', 'routines/use/own/r', 'start']) {
    await page.goto('about:blank');
    await page.goto(`${server.url}#/${address}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await settled(page);
    await tally.soon(`#/${address} is no wider than the screen`, async () => {
      const seen = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      return seen[0] <= seen[1] + 1 || seen.join(' of ');
    });
  }
}

/** Section 7: everything, exported, is there again on another device, after a yes. */
async function everything() {
  await anew();
  await toPlan(page, server.url, 8);
  await page.goto(`${server.url}#/people`);
  await heading(page, 'People and history');
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Export everything')]);
  const path = join(tmpdir(), `unknot-${process.pid}.json`);
  await download.saveAs(path);
  const people = (await rows(page, 'people')).map((one) => one.name).sort().join();
  await anew();
  await page.goto(`${server.url}#/people`);
  await heading(page, 'People and history');
  const file = page.getByLabel('A file from “Export everything”');
  writeFileSync(`${path}.part`, '{"unknot": "export/1", "people": [');
  await file.setInputFiles(`${path}.part`);
  await page.getByText(/damaged or cut off/).waitFor();
  await file.setInputFiles(path);
  await page.getByText('People: 2 new, 0 known here already.').waitFor();
  tally.check('nothing is taken before the yes', (await rows(page, 'people')).length === 0);
  await press(page, 'Yes, put together');
  await page.getByText('Done. It is all here now.').waitFor();
  tally.check('the same people are here', (await rows(page, 'people')).map((one) => one.name).sort().join() === people);
}

/** Section 7: on paper there is no bar, no night, and everything that was folded. */
async function paper() {
  await anew();
  await toPlan(page, server.url, 8);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const seen = await page.evaluate(() => ({
    bars: [...document.querySelectorAll('.foot, .top, .button')].filter((e) => e.getClientRects().length > 0).length,
    fixed: [...document.querySelectorAll('body *')].filter((e) => ['fixed', 'sticky'].includes(getComputedStyle(e).position) && e.getClientRects().length > 0).length,
    paper: getComputedStyle(document.body).backgroundColor,
    steps: [...document.querySelectorAll('.steps li')].filter((e) => e.getClientRects().length > 0).length,
    picture: [...document.querySelectorAll('.heatmap .picture')].every((e) => e.getBoundingClientRect().width > 100),
  }));
  tally.check('the plan prints whole, light and without bars',
    seen.bars === 0 && seen.fixed === 0 && seen.paper === 'rgb(255, 255, 255)' && seen.steps > 2 && seen.picture, JSON.stringify(seen));
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  tally.check('and is folded again', await page.evaluate(() => !document.querySelector('main details[open]')));
}

/** Section 5: what a translation does to a page does not stop the words of a session. */
async function translated() {
  await anew();
  await page.goto(`${server.url}#/routines/use/guide/quick`);
  const html = await page.evaluate(() => [document.documentElement.translate, document.documentElement.lang, document.querySelector('meta[name=google]')?.content].join());
  tally.check('the page says that it is not to be translated', html === 'false,en,notranslate', html);
  await press(page, '× 4');
  await running(page);
  // Every text goes into two elements of the translator's, as often as there is a new one.
  await page.evaluate(() => {
    const wrap = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        if (node.data.trim() === '' || node.parentElement?.closest('font')) return;
        const outer = document.createElement('font');
        const inner = outer.appendChild(document.createElement('font'));
        inner.textContent = node.data;
        node.replaceWith(outer);
      } else [...node.childNodes].forEach(wrap);
    };
    wrap(document.getElementById('app'));
    new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(wrap)))
      .observe(document.getElementById('app'), { childList: true, subtree: true });
  });
  const texts = () => page.evaluate(() => ['.head h1', '.coming', '.ring span'].map((at) => document.querySelector(`.live ${at}`)?.innerText ?? ''));
  const first = await texts();
  await tally.soon('the headline follows the hands in a translated page', async () => {
    const now = await texts();
    return (now[0] !== first[0] && now[0] !== '') || JSON.stringify(now);
  });
  await tally.soon('and so do what comes next and the time', async () => {
    const now = await texts();
    return (now[1] !== first[1] && now[2] !== first[2]) || JSON.stringify(now);
  });
  const words = await page.evaluate(() => {
    const all = document.querySelector('.live .head h1');
    return [all.innerText, all.querySelectorAll('span').length].join();
  });
  tally.check('one headline at a time', words.endsWith(',1'), words);
}

await tally.walk([addresses, numbers, days, names, everything, paper, translated], { page: () => page, independent: true });
await chrome.close();
server.close();
tally.end();
