// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The page is killed at random moments of a live session: closed, crashed, or its whole browser
// ended. Afterwards nothing may be lost, and it goes on at the same second. 20 times, or as many as
// UNKNOT_KILLS says. What is right is worked out by the engine itself, here and not in the page.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heading, press, toLive } from './seat.mjs';
import { executable, flags, ownEngine, rows, serve, sizes, Tally } from './tools.mjs';
import { chromium } from 'playwright-core';

const kills = Number(process.env.UNKNOT_KILLS ?? 20);
const native = process.env.UNKNOT ?? join(import.meta.dirname, '..', '..', 'build', 'unknot');
let seed = Number(process.env.UNKNOT_SEED ?? 7);
const random = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

const tally = new Tally();
const server = await serve();
const folder = mkdtempSync(join(tmpdir(), 'unknot-kill-'));
const engine = await ownEngine();
let child;
let chrome;
let context;
let page;

const profile = join(folder, 'profile');

/** A browser that is ours to kill, on a profile that stays. */
async function launch() {
  const port = join(profile, 'DevToolsActivePort');
  rmSync(port, { force: true });
  child = spawn(executable, [...flags, '--headless=new', '--no-sandbox', '--remote-debugging-port=0',
    `--user-data-dir=${profile}`, 'about:blank'], { stdio: 'ignore' });
  for (let i = 0; i < 200 && !existsSync(port); i++) await new Promise((done) => setTimeout(done, 50));
  await new Promise((done) => setTimeout(done, 100));
  chrome = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(port, 'utf8').split('\n')[0]}`);
  context = chrome.contexts()[0];
  await open();
}

async function open() {
  page = await context.newPage();
  await page.setViewportSize(sizes.phone);
  page.setDefaultTimeout(15_000);
}

/** Every event that was written down, in its order, and the session as it was saved. */
async function written() {
  const sessions = await rows(page, 'sessions');
  const session = sessions.find((one) => one.state === 'live') ?? sessions.at(-1);
  const events = (await rows(page, 'events')).filter((entry) => entry.session === session.id).sort((a, b) => a.n - b.n);
  return { session, events: events.map((entry) => entry.event) };
}

const ways = {
  crashed: async () => {
    const gone = page.waitForEvent('crash');
    const session = await context.newCDPSession(page);
    void session.send('Page.crash').catch(() => {});
    await gone;
    await page.close();
    await open();
  },
  closed: async () => {
    await page.close();
    await open();
  },
  'browser ended': async () => {
    const over = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await over;
    await chrome.close().catch(() => {});
    await launch();
  },
};

/** Where the massage stands after these lines of a log, by the engine. */
function standing(header, lines) {
  const answer = engine.call('session_resume', { log: [header, ...lines].join('\n') + '\n' });
  if (!answer.ok || answer.lost > 0) throw new Error(JSON.stringify(answer).slice(0, 300));
  return answer.view.plan_ms;
}

function verify(log) {
  try {
    execFileSync(native, ['replay', log, '--verify'], { stdio: 'pipe', maxBuffer: 1 << 28 });
    return true;
  } catch (error) {
    console.log(String(error.stderr).slice(0, 400));
    return false;
  }
}

const words = ['s', 'm', 'g', 'z', 't', 'r'];
const alike = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** One life of the page: some words at random moments, then it is killed. */
async function live() {
  const until = performance.now() + 300 + random() * 1700;
  while (performance.now() < until) {
    if (random() < 0.35) await page.keyboard.press(words[Math.floor(random() * words.length)]);
    await page.waitForTimeout(40 + random() * 260);
  }
}

let failures = 0;
try {
  await launch();
  await toLive(page, server.url, 60, 4);
  for (let n = 1; n <= kills; n++) {
    await live();
    const before = await written();
    const way = Object.keys(ways)[n % 5 === 0 ? 2 : n % 2];
    await ways[way]();
    await page.goto(server.url);
    await page.getByText('You were in the middle of something.').waitFor();
    const found = await written();
    const kept = alike(found.events.slice(0, before.events.length), before.events);
    await press(page, 'Go on');
    await heading(page, 'Paused');
    await page.waitForFunction(() => document.querySelector('.live .head .ring') !== null);
    let after = await written();
    for (let i = 0; i < 100 && after.session.logged <= found.events.length; i++) {
      await page.waitForTimeout(50);
      after = await written();
    }
    const back = after.events[found.events.length];
    const goesOn = alike(after.events.slice(0, found.events.length), found.events) && back?.kind === 'pause' && back.who === 'clock';
    // The log as the engine has it now: the native engine comes to the same states.
    const log = join(folder, 'log.jsonl');
    writeFileSync(log, after.session.log);
    const verified = verify(log);
    const [header, ...lines] = after.session.log.trim().split('\n');
    const told = lines.map((line) => JSON.parse(line));
    const same = told.length > found.events.length && found.events.every((event, i) => told[i].kind === event.kind && told[i].t_ms === event.t_ms);
    // Massage stands still from the last event before the kill on: the same second, to the millisecond.
    const stood = standing(header, lines.slice(0, found.events.length));
    const stands = standing(header, lines);
    const ok = kept && goesOn && same && verified && stood === stands;
    if (!ok) failures++;
    if (!ok || kills <= 20)
      tally.check(`LIVE-22: killed ${n} (${way}) at ${(back?.t_ms / 1000).toFixed(1)} s: nothing lost, the same second`, ok,
        JSON.stringify({ kept, goesOn, same, verified, stood, stands }));
    await page.locator('.veil').getByText('go on', { exact: true }).click();
    await page.waitForTimeout(450);
    const agree = page.locator('.veil').getByText('Yes, go on');
    if (await agree.count()) await agree.click();
    await page.waitForFunction(() => !document.querySelector('.veil h1') || !/Paused|Still good/.test(document.querySelector('.veil h1').textContent));
  }
} catch (error) {
  await page?.screenshot({ path: join(import.meta.dirname, 'pictures', 'failure-kill.png') }).catch(() => {});
  failures++;
  tally.check('to the end', false, String(error));
}
tally.check(`LIVE-22: ${kills} kills at random moments, none of them lost anything`, failures === 0, failures);
child?.kill('SIGKILL');
await chrome?.close().catch(() => {});
server.close();
rmSync(folder, { recursive: true, force: true });
tally.end();
