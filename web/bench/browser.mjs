// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// How long people wait in a browser: plans and new remainders in the app's own thread, the judge on
// an hour, and silence after "stop". Prints a table; with --write it becomes part of
// docs/benchmarks.md.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { breakable } from '../e2e/faults.mjs';
import { toLive } from '../e2e/seat.mjs';
import { hold } from '../e2e/states.mjs';
import { browser, serve, sizes } from '../e2e/tools.mjs';

const root = join(import.meta.dirname, '..', '..');
const server = await serve();
const chrome = await browser();
const table = [];

function figures(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  const ms = (t) => (t < 10 ? t.toFixed(1) : String(Math.round(t)));
  table.push(`| ${name} | ${ms(at(0.5))} ms | ${ms(at(0.99))} ms | ${sorted.length} |`);
  console.log(table.at(-1));
}

/** Runs in the page: the app's worker, asked like the app asks it. */
async function inPage({ script, base, requests, moments, words }) {
  const worker = new Worker(script, { type: 'module' });
  const waiting = new Map();
  let count = 0;
  worker.onmessage = ({ data }) => {
    waiting.get(data.id)(data);
    waiting.delete(data.id);
  };
  const ask = (op, payload) => new Promise((resolve, reject) => {
    const id = ++count;
    waiting.set(id, (data) => (data.failure === undefined ? resolve(data.result) : reject(new Error(data.failure))));
    worker.postMessage({ id, op, payload });
  });
  const out = {};
  const timed = async (name, op, payload) => {
    const from = performance.now();
    const answer = await ask(op, payload);
    (out[name] ??= []).push(performance.now() - from);
    return answer;
  };
  await ask('start', base);
  const plans = [];
  for (const request of requests) {
    const answer = await timed(`a plan of ${request.minutes} minutes`, 'plan', { request, intake: {} });
    if (!answer.ok) continue;
    plans.push(answer.plan);
    await timed(`the judge alone on ${request.minutes} minutes, read from JSON`, 'check', { plan: answer.plan });
  }
  for (const [i, plan] of plans.entries()) {
    for (let m = 0; m < moments; m++) {
      // Every moment of every plan with a session of its own: one wish does not prepare the next.
      await ask('session_start', { plan, quiet: 'silent', language: 'en' });
      await ask('session_event', { t_ms: 0, who: 'giver', kind: 'start' });
      const until = ((m + 0.5) / moments) * plan.total_s * 1000;
      for (let t = 60_000; t < until; t += 60_000) await ask('session_event', { t_ms: t, who: 'clock', kind: 'tick' });
      const t_ms = Math.round(until);
      await timed('a tick', 'session_event', { t_ms, who: 'clock', kind: 'tick' });
      const word = words[(i + m) % words.length];
      const answer = await timed(`“${word.kind}”`, 'session_event', { t_ms: t_ms + 100, ...word });
      if (answer.plan) (out['a new remainder, judged'] ??= []).push(out[`“${word.kind}”`].at(-1));
    }
  }
  worker.terminate();
  return out;
}

async function engine() {
  const page = await chrome.newPage();
  await page.goto(server.url);
  const script = readdirSync(join(root, 'web', 'dist', 'assets')).find((name) => /^worker-.*\.js$/.test(name));
  const focus = ['', 'shoulders', 'lower-back', 'rhomboids', 'upper-trapezius'];
  const requests = [15, 30, 60].flatMap((minutes) => Array.from({ length: 12 }, (_, i) => ({
    minutes, seed: i + 1, pressure: ['light', 'medium'][i % 2], mix: ['balanced', 'relaxing', 'knots'][i % 3],
    ...(focus[i % 5] && { focus: { [focus[i % 5]]: 2 } }),
  })));
  const receiver = { who: 'receiver' };
  const words = [{ ...receiver, kind: 'softer' }, { who: 'giver', kind: 'tired' }, { ...receiver, kind: 'harder' },
    { who: 'giver', kind: 'skip' }, { who: 'giver', kind: 'minutes-left', minutes: 10 }, { ...receiver, kind: 'cold' }];
  const out = await page.evaluate(inPage, { script: `${server.url}assets/${script}`, base: server.url, requests, moments: 10, words });
  for (const name of Object.keys(out).sort()) figures(name, out[name]);
  await page.close();
}

/** Taps what the rhythm sends out, without the signals, and notes when the voice was cut off. */
function listen() {
  const heard = { cancelled: [], quiet: [], shown: [] };
  window.heard = heard;
  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function (to, ...rest) {
    if (this instanceof StereoPannerNode && !this.tapped) {
      this.tapped = this.context.createAnalyser();
      this.tapped.fftSize = 128;
      connect.call(this, this.tapped);
      (heard.taps ??= []).push(this.tapped);
    }
    return connect.call(this, to, ...rest);
  };
  const loud = () => Math.max(...heard.taps.map((tap) => {
    const data = new Float32Array(128);
    tap.getFloatTimeDomainData(data);
    return data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  }));
  heard.loud = loud;
  addEventListener('pointerdown', (event) => {
    if (!event.target.closest?.('.stop')) return;
    heard.before = loud();
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      if (loud() < 0.001) heard.quiet.push(performance.now() - event.timeStamp);
      else channel.port2.postMessage(0);
    };
    heard.from = event.timeStamp;
    // Only the voice that speaks at the press, and only its first end.
    heard.armed = true;
    channel.port2.postMessage(0);
    const watch = new MutationObserver(() => {
      if (!document.querySelector('.veil')) return;
      watch.disconnect();
      requestAnimationFrame(() => heard.shown.push(performance.now() - event.timeStamp));
    });
    watch.observe(document.querySelector('.live'), { childList: true });
  }, true);
  let talking = null;
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  Object.defineProperty(window, 'speechSynthesis', {
    value: Object.assign(new EventTarget(), {
      getVoices: () => [{ name: 'near', lang: 'en-GB', localService: true, default: true }],
      speak: (words) => (talking = words),
      cancel: () => {
        if (talking && heard.armed) heard.cancelled.push(performance.now() - heard.from);
        heard.armed = false;
        talking = null;
      },
    }),
  });
}

/** Ways in which storage fails under a stop; one after the other. */
const faults = [['open', 'silence'], ['open', 'VersionError'], ['transaction', 'InvalidStateError'], ['complete', 'abort'], ['complete', 'silence'],
  ['put', 'QuotaExceededError'], ['put', 'UnknownError'], ['get', 'UnknownError']];

async function silence(stops, failing = false) {
  const page = await chrome.newPage({ viewport: sizes.phone });
  await page.addInitScript(listen);
  await page.addInitScript(breakable);
  await toLive(page, server.url, 60, 1);
  let silent = 0;
  for (let n = 0; n < stops; n++) {
    await page.waitForFunction(() => window.heard.loud() > 0.004, undefined, { timeout: 60_000, polling: 20 });
    // A wish that is answered aloud, so that there is a voice to cut off.
    await page.keyboard.press('g');
    await page.waitForTimeout(700);
    if (failing) await page.evaluate(([call, how]) => {
      window.fault = { call, how };
      if (call === 'open') window.loseConnection();
    }, faults[n % faults.length]);
    await page.locator('.zones .stop').click();
    await page.getByRole('heading', { name: 'Stopped.' }).waitFor();
    await page.waitForTimeout(500);
    await hold(page, 'They said: go on');
    await page.getByRole('heading', { name: 'Paused' }).waitFor();
    await page.waitForTimeout(600);
    await page.locator('.veil').getByText('go on', { exact: true }).click();
    await page.locator('.veil').waitFor({ state: 'detached' });
    await page.evaluate(() => (window.fault = null));
    await page.locator('.unsaved').waitFor({ state: 'detached' });
    if ((await page.evaluate(() => window.heard.before)) < 0.001) silent++;
  }
  const { cancelled, quiet, shown } = await page.evaluate(() => ({
    cancelled: window.heard.cancelled, quiet: window.heard.quiet, shown: window.heard.shown,
  }));
  if (silent > stops / 2) throw new Error('there was nothing to silence');
  const name = failing ? '“stop” while storage fails' : '“stop”';
  figures(`${name} until the voice is told to be silent (goal: 50 ms)`, cancelled);
  figures(`${name} until the rhythm is under a thousandth (goal: 50 ms)`, quiet);
  figures(`${name} until the screen says so${failing ? ' (goal: 50 ms)' : ''}`, shown);
  await page.close();
}

// "silence" alone takes two minutes less.
if (!process.argv.includes('silence')) await engine();
if (!process.argv.includes("faults")) await silence(20);
await silence(24, true);
await chrome.close();
server.close();

if (process.argv.includes('--write')) {
  const file = join(root, 'docs', 'benchmarks.md');
  const [open, close] = ['<!-- browser: written by npm run bench -- --write -->', '<!-- end of browser -->'];
  const text = readFileSync(file, 'utf8');
  const [before, rest] = text.split(open);
  const after = rest.split(close)[1];
  const rows = ['| what | median | 99 of 100 within | runs |', '| --- | --- | --- | --- |', ...table];
  writeFileSync(file, `${before}${open}\n${rows.join('\n')}\n${close}${after}`);
}
