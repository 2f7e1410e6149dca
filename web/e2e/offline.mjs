// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Without network; through a closed page; and how many frames a second the live picture makes here.
import { goOn, heading, press, running, toPlan } from './seat.mjs';
import { hold } from './states.mjs';
import { browser, open, row, rows, serve, Tally, until } from './tools.mjs';

const tally = new Tally();
const server = await serve();
const chrome = await browser();
const { context, page } = await open(chrome);

/** A device with two voices, one of which would send every word to a server. */
await page.addInitScript(() => {
  const voices = [
    { name: 'far', lang: 'en-GB', localService: false, default: true },
    { name: 'near', lang: 'en-GB', localService: true, default: false },
  ];
  const heard = { spoken: [], cancelled: [], talking: 0, overlaps: 0 };
  let timer;
  window.heard = heard;
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  Object.defineProperty(window, 'speechSynthesis', {
    value: Object.assign(new EventTarget(), {
      getVoices: () => voices,
      speak(words) {
        if (heard.talking) heard.overlaps++;
        heard.talking = 1;
        heard.spoken.push({ text: words.text, voice: words.voice?.name });
        timer = setTimeout(() => {
          heard.talking = 0;
          words.onend?.();
        }, 15_000);
      },
      cancel() {
        clearTimeout(timer);
        heard.talking = 0;
        heard.cancelled.push(performance.now());
      },
    }),
  });
});

async function saved() {
  await page.goto(server.url);
  await heading(page, /A back to rub/);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await page.reload();
  await heading(page, /A back to rub/);
  tally.check('the app starts without network, engine included', true);
}

/** Straight to a plan: a draft that was prepared before, as the app keeps it. */
async function planned() {
  await toPlan(page, server.url, 20);
}

async function frames() {
  await press(page, '× 1');
  await running(page);
  const count = await page.evaluate(() => new Promise((resolve) => {
    let n = 0;
    const start = performance.now();
    const frame = (now) => {
      n++;
      if (now - start > 4000) resolve((n * 1000) / (now - start));
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }));
  console.log(`frames per second in live, this machine, software painting: ${count.toFixed(1)}`);
}

/** What "at once" means without a clock: the voice is silent when the browser has told everybody of
 *  the press, before anything is written down, asked or drawn. ./dev bench web measures the time. */
async function silence() {
  await page.evaluate(() => {
    addEventListener('pointerdown', (event) => {
      if (event.target.closest('.target.stop')) window.before = window.heard.talking;
    }, true);
    addEventListener('pointerdown', (event) => {
      if (event.target.closest('.target.stop')) window.after = window.heard.talking;
    });
  });
  await page.waitForFunction(() => window.heard.talking === 1);
  await page.locator('.target.stop').first().click();
  await heading(page, 'Stopped.');
  const { spoken, overlaps, before, after } = await page.evaluate(() => ({ ...window.heard, before: window.before, after: window.after }));
  tally.check('LIVE-17: it speaks where there is a voice', spoken.length > 0);
  tally.check('TRUST-1: only with the voice that stays on the device', spoken.every((words) => words.voice === 'near'));
  tally.check('LIVE-2: one cue at a time', overlaps === 0, overlaps);
  tally.check('LIVE-7: the voice is silent in the very moment of the press', before === 1 && after === 0, `${before} then ${after}`);
  await hold(page, 'They said: go on');
  await heading(page, 'Paused');
}

async function reload() {
  const before = (await rows(page, 'lines')).length;
  await page.goto('about:blank');
  await page.goto(server.url);
  await page.getByText('You were in the middle of something.').waitFor();
  tally.check('LIVE-22: a closed page is offered to go on', true);
  await press(page, 'Go on');
  await heading(page, 'Paused');
  let events;
  await tally.soon('LIVE-22: it goes on in the same log', async () => {
    events = await rows(page, 'lines');
    return events.length > before || `${before} then ${events.length}`;
  });
  const times = events.filter(({ n }) => n > 0).map(({ line, event }) => (event ?? JSON.parse(line)).t_ms);
  tally.check('time never runs backwards in it', times.every((t, i) => i === 0 || t >= times[i - 1]));
  await goOn(page);
  tally.check('LIVE-22: and works on', true);
}

await tally.walk([saved, planned, frames, silence, reload], { page: () => page });
await chrome.close();
server.close();
tally.end();
