// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// One session, one tab: another tab shows that it goes on there, stops it, takes it over, also from
// a tab that is dead; erasing beside it erases for good; a stale tab overwrites nobody; one session
// at most is live. All of it with the browser's locks, and without them, as on plain http.
import { calm, goOn, heading, lastly, press, resumed, running, said, tap, toLive } from './seat.mjs';
import { browser, logOf, open, ownEngine, prepare, rows, serve, Tally, until } from './tools.mjs';

const tally = new Tally();
const server = await serve();
const engine = await ownEngine();
const chrome = await browser();
const errors = [];
let withLocks = true;
let shown;

async function two() {
  const { context, page } = await open(chrome, { errors });
  if (!withLocks) await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }));
  await toLive(page, server.url, 60, 1);
  const other = await prepare(await context.newPage());
  other.on('pageerror', (error) => errors.push(error.stack ?? String(error)));
  shown = other;
  await other.goto(server.url);
  return { context, page, other };
}
const way = () => (withLocks ? 'locks' : 'no locks');
const live = (page) => rows(page, 'sessions').then((all) => all.filter(({ state }) => state === 'live'));
async function whole(page) {
  const [session] = await rows(page, 'sessions');
  const answer = resumed(engine, (await logOf(page, session.id)).text);
  return answer.ok && answer.lost === 0;
}

async function follow(other) {
  await heading(other, /A back to rub/);
  await other.getByText('This massage goes on in the other tab.').waitFor();
  await press(other, 'Look at it');
  await heading(other, /goes on in the other tab/);
}

async function stopAcross() {
  const { context, page, other } = await two();
  await follow(other);
  tally.check(`${way()}: the other tab says that it goes on there`, true);
  await press(other, 'stop');
  await heading(page, 'Stopped.');
  tally.check(`LIVE-7, ${way()}: stop works across tabs`, true);
  await other.getByText('Stopped, in the other tab.').waitFor();
  await lastly(page, 'stop');
  await context.close();
}

async function takeOver() {
  const { context, page, other } = await two();
  await page.keyboard.press('s');
  await lastly(page, 'softer');
  await follow(other);
  await press(other, 'Go on here instead');
  await heading(other, 'Paused');
  await heading(page, /goes on in the other tab/);
  tally.check(`${way()}: it goes on in the tab that took it over, and the first one says so`, true);
  await goOn(other);
  await other.keyboard.press('s');
  await lastly(other, 'softer');
  const kinds = (await said(other)).map(({ kind }) => kind).join(' ');
  tally.check(`LIVE-22, ${way()}: nothing said is lost on the way`, /^start softer pause( pause)? resume softer$/.test(kinds), kinds);
  // And back again.
  await press(page, 'Go on here instead');
  await heading(page, 'Paused');
  await heading(other, /goes on in the other tab/);
  tally.check(`LIVE-22, ${way()}: the log is whole`, await whole(page));
  await context.close();
}

/** Now one tab, now the other: each goes on from what the other wrote, not from what it remembers. */
async function inTurn() {
  const { context, page, other } = await two();
  const to = (tab, where) => tab.evaluate((hash) => { location.hash = hash; }, where);
  const words = async (tab, key, kind) => {
    await goOn(tab);
    await tab.keyboard.press(key);
    await lastly(tab, kind);
  };
  await page.keyboard.press('s');
  await lastly(page, 'softer');
  const expected = ['softer'];
  for (const [from, tab, key, kind] of [[page, other, 'l', 'less-here'], [other, page, 's', 'softer'], [page, other, 'l', 'less-here']]) {
    await to(from, '#/people');
    await heading(from, /People and history/);
    await to(tab, '#/start');
    await press(tab, 'Go on');
    await heading(tab, 'Paused');
    await words(tab, key, kind);
    expected.push(kind);
  }
  const kinds = (await said(other)).map(({ kind }) => kind).filter((kind) => !['start', 'pause', 'resume', 'answer'].includes(kind));
  tally.check(`LIVE-22, ${way()}: a tab that leads again goes on from what the other one wrote`, kinds.join(' ') === expected.join(' '), kinds.join(' '));
  tally.check(`LIVE-22, ${way()}: and the log is whole`, await whole(other));
  await context.close();
}

async function deadLeader() {
  const { context, page, other } = await two();
  await follow(other);
  // The leading tab hangs: nothing in it runs any more, and it keeps what it holds.
  void page.evaluate(() => { const end = performance.now() + 9000; while (performance.now() < end); }).catch(() => {});
  await press(other, 'stop');
  await other.getByText(/The other tab does not answer/).waitFor();
  tally.check(`LIVE-7, ${way()}: a stop that nobody hears is said to be unheard`, true);
  await press(other, 'Go on here instead');
  await heading(other, 'Stopped.');
  tally.check(`LIVE-7, ${way()}: taken over from a dead tab it is stopped, as was said`, true);
  await heading(page, /goes on in the other tab/);
  tally.check(`${way()}: a tab that wakes too late yields`, true);
  await calm(other);
  tally.check(`LIVE-22, ${way()}: and writes nothing into the session`, await whole(other));
  await page.close();
  await context.close();
}

async function closedLeader() {
  const { context, page, other } = await two();
  await follow(other);
  await page.close();
  await heading(other, /A back to rub/);
  await other.getByText('You were in the middle of something.').waitFor();
  await press(other, 'Go on');
  await heading(other, 'Paused');
  tally.check(`${way()}: a closed tab frees the session`, true);
  await context.close();
}

async function eraseBeside() {
  const { context, page, other } = await two();
  await other.goto(`${server.url}#/people`);
  await press(other, 'Erase everything');
  await Promise.all([other.waitForEvent('load'), press(other, 'Yes, erase everything')]);
  await heading(page, 'Everything was erased.');
  tally.check(`TRUST-2, ${way()}: the live tab says that everything was erased`, true);
  await heading(other, /A back to rub/);
  await page.keyboard.press('s');
  // The erased page has had time for ticks, words and its last breath.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 1500)));
  await page.close();
  const left = await Promise.all(['people', 'sessions', 'lines', 'cues'].map((table) => rows(other, table)));
  tally.check(`TRUST-2, ${way()}: erased for good, beside a live tab`, left.every((table) => table.length === 0), JSON.stringify(left).slice(0, 200));
  await context.close();
}

async function staleTab() {
  const { context, page } = await open(chrome, { errors });
  await toLive(page, server.url, 60, 1);
  await page.goBack();
  await page.goto(`${server.url}#/people`);
  const other = await prepare(await context.newPage());
  shown = other;
  await other.goto(server.url);
  await heading(other, /A back to rub/);
  const person = async () => (await rows(page, 'people')).find(({ name }) => name === 'Ada');
  // An oil is barred behind this tab's back: nobody tells it. Then it changes something else.
  await page.evaluate(() => new Promise((done, failed) => {
    const base = indexedDB.open('unknot');
    base.onsuccess = () => {
      const step = base.result.transaction('people', 'readwrite');
      const all = step.objectStore('people').getAll();
      all.onsuccess = () => {
        const ada = all.result.find(({ name }) => name === 'Ada');
        step.objectStore('people').put({ ...ada, barred: ['almond-oil'], times: { ...ada.times, barred: Date.now() } });
      };
      step.oncomplete = () => { base.result.close(); done(); };
      step.onerror = failed;
    };
  }));
  await press(other, 'Go on');
  await heading(other, 'Paused');
  await goOn(other);
  await tap(other.getByRole('button', { name: 'say something else' }));
  await other.locator('.sheet').getByLabel('Skin of the back: deepest').click();
  await tally.soon('a stale tab changes what it changes', async () => (await person()).tone === 'deepest' || (await person()).tone);
  tally.check('LUBE-4: and what the other tab barred stays barred', JSON.stringify((await person()).barred) === '["almond-oil"]', JSON.stringify((await person()).barred));
  await context.close();
}

async function oneAtMost() {
  const { context, page } = await open(chrome, { errors });
  shown = page;
  await toLive(page, server.url, 60, 1);
  await page.goBack();
  await page.getByText(/done at/).waitFor();
  await tally.soon('Back out of a massage: it waits', async () => (await said(page)).at(-1)?.kind === 'pause' || (await said(page)).map(({ kind }) => kind).join(' '));
  await press(page, 'Begin');
  await page.getByRole('alertdialog').getByText('One massage is still open.').waitFor();
  tally.check('Begin while one is open asks which', (await live(page)).length === 1);
  await press(page, 'Go on with it');
  await heading(page, 'Paused');
  await page.goBack();
  await page.getByText(/done at/).waitFor();
  await press(page, 'Begin');
  await press(page, 'End it, begin the new one');
  await running(page);
  await tally.soon('one session at most is live, the other one is history', async () => {
    const all = await rows(page, 'sessions');
    const left = all.map(({ state }) => state).sort().join(' ');
    return left === 'done live' || left;
  });
  const done = (await rows(page, 'sessions')).find(({ state }) => state === 'done');
  tally.check('and knows what it gave, not what was planned', done.given_ms < 60_000, done.given_ms);
  await context.close();
}

for (const locks of [true, false]) {
  withLocks = locks;
  await tally.walk([stopAcross, takeOver, inTurn, deadLeader, closedLeader, eraseBeside, ...(locks ? [staleTab, oneAtMost] : [])], { page: () => shown, independent: true });
}
tally.check('no errors on the page', errors.length === 0, errors.slice(0, 3).join('\n'));
await chrome.close();
server.close();
tally.end();
