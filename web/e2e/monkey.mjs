// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// A monkey at two tabs: ten presses, keys, ways back and screens a second, by the seed, for half a
// minute or as many seconds as UNKNOT_MONKEY_S says. Then: no error on a page, one leading tab at
// most, one live session at most, and of every session the whole log: what the engine was asked and
// answered stands in it, in its order, and the engine reads all of it.
import { heading, resumed, toLive } from './seat.mjs';
import { browser, logOf, open, ownEngine, prepare, rows, serve, Tally, until } from './tools.mjs';

const seconds = Number(process.env.UNKNOT_MONKEY_S ?? 30);
const seed = Number(process.env.UNKNOT_SEED ?? 11);
const beat_ms = 100;
const tally = new Tally();
const server = await serve();
const engine = await ownEngine();
const chrome = await browser();
const errors = [];

let state = seed >>> 0;
function random() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}
const one = (of) => of[Math.floor(random() * of.length)];

/** Notes every word that the engine answered with a line: those must be written down. */
function witness() {
  window.answered = [];
  const Native = window.Worker;
  window.Worker = class extends Native {
    constructor(...args) {
      super(...args);
      const asked = new Map();
      const post = this.postMessage.bind(this);
      this.postMessage = (message) => {
        if (message.op === 'session_event' && message.payload.kind !== 'tick') asked.set(message.id, message.payload);
        post(message);
      };
      this.addEventListener('message', ({ data }) => {
        const event = asked.get(data.id);
        asked.delete(data.id);
        if (event && data.result?.ok) window.said(data.result.lines[0]);
      });
    }
  };
}

const { context, page } = await open(chrome, { errors });
const said = [];
await context.exposeBinding('said', (_source, line) => said.push(line));
await context.addInitScript(witness);
await toLive(page, server.url, 60, 4);
const other = await prepare(await context.newPage());
other.on('pageerror', (error) => errors.push(error.stack ?? String(error)));
await other.goto(server.url);
await heading(other, /A back to rub/);
const tabs = [page, other];

const screens = ['start', 'prepare', 'plan', 'live/4', 'live/4', 'live/4', 'routines', 'learn', 'ask', 'people', 'after', 'no'];
const keys = ['s', 'm', 'h', 'l', 'x', 't', 'n', 'p', 'z', 'r', 'g', 'w', ' ', 'Escape', 'Enter', 'ArrowRight', 'PageDown', 'Tab'];
/** Erasing and removing would leave nothing to look at; a link to a file leaves the page. */
const never = /erase|remove|delete|export|print|save as|open a file/i;

async function press(tab) {
  await tab.evaluate(([share, text]) => {
    const no = new RegExp(text, 'i');
    const all = [...document.querySelectorAll('button:not([disabled]), input[type=radio], input[type=checkbox], summary')].filter((e) => {
      const box = e.getBoundingClientRect();
      return box.width > 0 && box.height > 0 && !no.test(e.textContent + (e.getAttribute('aria-label') ?? ''));
    });
    all[Math.floor(share * all.length)]?.click();
  }, [random(), never.source]);
}

async function act() {
  const tab = one(tabs);
  const what = random();
  if (what < 0.45) await tab.keyboard.press(one(keys));
  else if (what < 0.86) await press(tab);
  else if (what < 0.94) await tab.evaluate((to) => { location.hash = `#/${to}`; }, one(screens));
  else if (what < 0.97) await tab.evaluate(() => history.length > 2 && history.back());
  else if (what < 0.985) await tab.bringToFront();
  else await tab.reload({ waitUntil: 'commit' });
}

let acts = 0;
const end = performance.now() + seconds * 1000;
while (performance.now() < end) {
  const from = performance.now();
  // A page that is just being loaded hears nothing; that is no error of the page.
  await act().catch((error) => {
    if (!/context was destroyed|navigat|Target|closed/i.test(String(error))) throw error;
  });
  acts++;
  const left = beat_ms - (performance.now() - from);
  if (left > 0) await page.waitForTimeout(left);
}

// Both come to rest on a screen of their own.
for (const tab of tabs) await tab.goto(`${server.url}#/people`);
await Promise.all(tabs.map((tab) => heading(tab, /People and history/)));
const held = () => page.evaluate(async () => (await navigator.locks.query()).held.filter(({ name }) => name === 'unknot-session').length);
await until('the session is let go', async () => (await held()) === 0);
tally.check(`${acts} acts in two tabs, seed ${seed}: no error on a page`, errors.length === 0, errors.slice(0, 3).join('\n'));
const sessions = await rows(page, 'sessions');
const live = sessions.filter((session) => session.state === 'live');
tally.check('one session at most is live', live.length <= 1, live.length);
const written = new Set();
for (const session of sessions) {
  const { lines, text, events } = await logOf(page, session.id);
  for (const line of lines) written.add(line);
  if (lines.length === 0) continue;
  const answer = resumed(engine, text);
  const whole = answer.ok && answer.lost === 0 && (answer.keep ?? 0) === lines.length;
  tally.check(`LIVE-22: a session of ${events.length} events is whole`, whole, JSON.stringify(answer).slice(0, 200));
}
const lost = said.filter((line) => !written.has(line));
tally.check(`LIVE-22: of ${said.length} words that were answered none is lost`, lost.length === 0, `${lost.length}: ${lost.slice(0, 3).map((line) => line.slice(0, 120)).join(' | ')}`);

// And of two that want to go on, one does.
if (live.length > 0) {
  for (const tab of tabs) await tab.goto(`${server.url}#/live/4`);
  for (const tab of tabs) await tab.reload();
  await until('both tabs know', async () => {
    const leads = await Promise.all(tabs.map((tab) => tab.locator('.live .head .ring, .live .veil').count()));
    const follows = await Promise.all(tabs.map((tab) => tab.getByText('goes on in the other tab').count()));
    return (leads.filter(Boolean).length === 1 && follows.filter(Boolean).length === 1) || JSON.stringify([leads, follows]);
  });
  tally.check('one tab leads', (await held()) === 1, await held());
}
await chrome.close();
server.close();
tally.end();
