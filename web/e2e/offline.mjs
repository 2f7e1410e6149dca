// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Without network; through a closed page; and how many frames a second the live picture makes here.
import { browser, rows, serve, sizes, Tally } from './tools.mjs';

const tally = new Tally();
const server = await serve();
const chrome = await browser();
const context = await chrome.newContext({ viewport: sizes.phone });
const page = await context.newPage();
const press = (name) => page.getByRole('button', { name, exact: true }).first().click();
const heading = (text) => page.getByRole('heading', { level: 1, name: text }).waitFor({ timeout: 20_000 });

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
        }, 6000);
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
  await heading(/A back to rub/);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 15_000 });
  await context.setOffline(true);
  await page.reload();
  await heading(/A back to rub/);
  tally.check('the app starts without network, engine included', true);
}

/** Straight to a plan: a draft that was prepared before, as the app keeps it. */
async function toPlan() {
  await press('Begin');
  await heading(/Who gives/);
  await page.getByLabel('Name').nth(0).fill('Ada');
  await page.getByLabel('Name').nth(1).fill('Ben');
  await press('Go on');
  await page.waitForTimeout(500);
  await page.goto(`${server.url}#/plan`);
  await page.getByText(/done at/).waitFor({ timeout: 20_000 });
}

async function frames() {
  await press('× 1');
  await page.locator('.live .head h1').waitFor();
  await page.waitForTimeout(2500);
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

async function silence() {
  await page.evaluate(() => {
    window.hushed = null;
    const stop = document.querySelector('.target.stop');
    stop.addEventListener('click', () => {
      const from = performance.now();
      window.pressed = from;
      const look = () => {
        if (document.querySelector('.veil')) window.hushed = performance.now() - from;
        else setTimeout(look, 1);
      };
      look();
    });
  });
  await page.waitForFunction(() => window.heard.talking === 1, undefined, { timeout: 60_000 });
  await page.locator('.target.stop').first().click();
  await heading('Stopped.');
  const shown = await page.evaluate(() => window.hushed);
  tally.check('LIVE-7: stopped within 200 ms', shown !== null && shown < 200, shown);
  const { spoken, cancelled, overlaps, pressed } = await page.evaluate(() => ({ ...window.heard, pressed: window.pressed }));
  tally.check('LIVE-17: it speaks where there is a voice', spoken.length > 0);
  tally.check('TRUST-1: only with the voice that stays on the device', spoken.every((words) => words.voice === 'near'));
  tally.check('LIVE-2: one cue at a time', overlaps === 0, overlaps);
  const silent = Math.min(...cancelled.map((at) => Math.abs(at - pressed)));
  tally.check('LIVE-7: the voice is silent within 50 ms', silent < 50, silent);
  // Sooner, it would be the same press of an elbow.
  await page.waitForTimeout(500);
  await page.locator('.veil').getByText('They said: go on').click();
  await page.locator('.veil', { hasText: 'Stopped.' }).waitFor({ state: 'detached' });
  await page.waitForTimeout(600);
}

async function reload() {
  const before = (await rows(page, 'events')).length;
  await page.goto('about:blank');
  await page.goto(server.url);
  await page.getByText('You were in the middle of something.').waitFor();
  tally.check('LIVE-22: a closed page is offered to go on', true);
  await press('Go on');
  await heading('Paused');
  await page.waitForTimeout(800);
  const events = await rows(page, 'events');
  tally.check('LIVE-22: it goes on in the same log', events.length > before, `${before} then ${events.length}`);
  const times = events.map((entry) => entry.event.t_ms);
  tally.check('time never runs backwards in it', times.every((t, i) => i === 0 || t >= times[i - 1]));
  await page.locator('.veil').getByText('go on', { exact: true }).click();
  await page.locator('.veil', { hasText: 'Paused' }).waitFor({ state: 'detached' });
  tally.check('LIVE-22: and works on', true);
}

try {
  for (const part of [saved, toPlan, frames, silence, reload]) {
    console.log(`-- ${part.name}`);
    await part();
  }
} catch (error) {
  await page.screenshot({ path: new URL('./pictures/failure-offline.png', import.meta.url).pathname }).catch(() => {});
  tally.check('to the end', false, String(error));
}
await chrome.close();
server.close();
tally.end();
