// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What the end-to-end tests share: a server for the built app, a browser, checks that count, pictures.
import { createServer } from 'node:http';
import { mkdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import { transformWithEsbuild } from 'vite';

const web = join(import.meta.dirname, '..');
const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm',
  '.json': 'application/json', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json',
};
export const sizes = { phone: { width: 390, height: 844 }, laptop: { width: 1280, height: 800 } };

/** The built app at an address of its own; UNKNOT_URL tests a server that runs already. */
export async function serve() {
  if (process.env.UNKNOT_URL) return { url: process.env.UNKNOT_URL, close: () => {} };
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname)).replace(/^\/+/, '');
    try {
      const body = await readFile(join(web, 'dist', path === '' ? 'index.html' : path));
      response.writeHead(200, { 'content-type': types[extname(path) || '.html'] ?? 'application/octet-stream' });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

export const executable = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const flags = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
  '--disable-quic', '--autoplay-policy=no-user-gesture-required'];

/** How long anything may take before a check has failed: nobody's machine is that slow. */
export const patience = 45_000;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** UNKNOT_SLOW=4: pages have a processor that is so many times slower. */
const slower = Number(process.env.UNKNOT_SLOW ?? 1);
async function slowDown(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
}

/** What every page of these tests has, whoever opened its browser. */
export async function prepare(page) {
  page.setDefaultTimeout(patience);
  if (slower > 1) await slowDown(page);
  return page;
}

/** `autoplay: 'as people have it'`: sound waits for a touch, as it does outside of tests. */
export function browser({ autoplay = 'free' } = {}) {
  const args = autoplay === 'free' ? flags : [...flags.filter((flag) => !/autoplay/.test(flag)), '--autoplay-policy=document-user-activation-required'];
  return chromium.launch({ executablePath: executable, chromiumSandbox: false, args, ignoreDefaultArgs: autoplay === 'free' ? [] : ['--mute-audio'] });
}

/** A page in a context of its own, and a list that its errors go to. */
export async function open(chrome, { errors = [], ...options } = {}) {
  const context = await chrome.newContext({ viewport: sizes.phone, hasTouch: true, ...options });
  const page = await prepare(await context.newPage());
  page.on('pageerror', (error) => errors.push(error.stack ?? String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  return { context, page, errors };
}

/** Tries until the answer is true; the last other answer is thrown when patience ends. */
export async function until(what, test) {
  const end = performance.now() + patience;
  for (;;) {
    const seen = await test();
    if (seen === true) return;
    if (performance.now() > end) throw new Error(`${what}: ${typeof seen === 'string' ? seen : JSON.stringify(seen)}`);
    await pause(50);
  }
}

/** The engine that the built app has, in this process: calls by name, JSON in and out. */
export async function ownEngine() {
  const source = readFileSync(join(web, 'src', 'engine', 'abi.ts'), 'utf8');
  const { code } = await transformWithEsbuild(source, 'abi.ts');
  const { Engine } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const engine = await Engine.create(readFileSync(join(web, 'dist', 'engine', 'unknot.wasm')));
  engine.call('load', readFileSync(join(web, 'dist', 'engine', 'guide.json'), 'utf8'));
  return engine;
}

export class Tally {
  passed = 0;
  failed = 0;
  check(name, ok, seen = '') {
    if (ok) this.passed++;
    else this.failed++;
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}${ok || seen === '' ? '' : `: ${seen}`}`);
  }
  /** Passes as soon as the answer is true; the last other answer is shown when patience ends. */
  async soon(name, test) {
    let trouble;
    await until('', test).catch((error) => (trouble = error));
    this.check(name, trouble === undefined, trouble?.message.slice(0, 500));
  }
  /** The parts of a test one after the other, or those that the command line names. One that breaks
   *  off has failed, and with it, unless they are independent, those that would build on it. */
  async walk(parts, { page, independent = false } = {}) {
    const wanted = process.argv.slice(2);
    for (const part of parts) {
      if (wanted.length > 0 && !wanted.includes(part.name)) continue;
      const from = performance.now();
      console.log(`-- ${part.name}`);
      try {
        await part();
      } catch (error) {
        this.check(`${part.name} to its end`, false, error.stack ?? String(error));
        mkdirSync(pictures, { recursive: true });
        await page?.().screenshot({ path: join(pictures, `failure-${part.name}.png`) }).catch(() => {});
        if (!independent) return;
      }
      console.log(`   ${((performance.now() - from) / 1000).toFixed(1)} s`);
    }
  }
  end() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exitCode = this.failed > 0 || this.passed === 0 ? 1 : 0;
  }
}

export const pictures = join(web, 'e2e', 'pictures');

/** Waits until what has been done is drawn, and everything that moves to an end is there. */
export function settled(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    await frame();
    await frame();
    const ending = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    await Promise.all([document.fonts.ready, ...ending.map((one) => one.finished.catch(() => undefined))]);
  });
}

const axeSource = readFileSync(join(web, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

export async function axe(page, tally, name) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
  const text = found.violations.map((v) => `${v.id} ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')}`).join('; ');
  tally.check(`TRUST-4: axe finds nothing on ${name}`, found.violations.length === 0, text);
}

/** The screen at both sizes, checked by axe at the first; the page is left at phone size. */
export async function look(page, tally, name, { whole = false } = {}) {
  mkdirSync(pictures, { recursive: true });
  for (const size of ['laptop', 'phone']) {
    await page.setViewportSize(sizes[size]);
    // The pictures on the page are drawn anew for the size; only the photograph needs them.
    await page.waitForTimeout(300);
    await settled(page);
    // On a picture of the whole page the foot stands at its end, not across its middle.
    if (whole) await page.evaluate(() => document.querySelector('.foot')?.style.setProperty('position', 'static'));
    await page.screenshot({ path: join(pictures, `${name}-${size}.png`), fullPage: whole });
    if (whole) await page.evaluate(() => document.querySelector('.foot')?.style.removeProperty('position'));
  }
  await axe(page, tally, name);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
  tally.check(`${name} needs no sideways scrolling on a phone`, !wide);
}

/** Every row of a table of the app's database. */
export function rows(page, table) {
  return page.evaluate((name) => new Promise((resolve, reject) => {
    const open = indexedDB.open('unknot');
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const all = open.result.transaction(name).objectStore(name).getAll();
      all.onsuccess = () => {
        open.result.close();
        resolve(all.result);
      };
      all.onerror = () => reject(all.error);
    };
  }), table);
}

/** A session's log, header first, and what was said in it; what the engine had not answered yet is an event. */
export async function logOf(page, session) {
  const all = (await rows(page, 'lines')).filter((row) => row.session === session).sort((a, b) => a.n - b.n);
  const lines = all.flatMap(({ line }) => (line === undefined ? [] : [line]));
  const events = all.slice(1).map(({ line, event }) => event ?? JSON.parse(line));
  return { lines, events, text: lines.join('\n') + '\n' };
}

/** Writes one row into the app's database, for a test that begins in the middle. */
export function put(page, table, value, key) {
  return page.evaluate(([name, row, at]) => new Promise((resolve, reject) => {
    const open = indexedDB.open('unknot');
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const step = open.result.transaction(name, 'readwrite');
      step.objectStore(name).put(row, at ?? undefined);
      step.oncomplete = () => {
        open.result.close();
        resolve();
      };
      step.onerror = () => reject(step.error);
    };
  }), [table, value, key]);
}

/** One value of a table that is kept by key. */
export function row(page, table, key) {
  return page.evaluate(([name, at]) => new Promise((resolve, reject) => {
    const open = indexedDB.open('unknot');
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const one = open.result.transaction(name).objectStore(name).get(at);
      one.onsuccess = () => {
        open.result.close();
        resolve(one.result);
      };
      one.onerror = () => reject(one.error);
    };
  }), [table, key]);
}
