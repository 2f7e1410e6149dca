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

export function browser() {
  return chromium.launch({ executablePath: executable, chromiumSandbox: false, args: flags });
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
  end() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exitCode = this.failed > 0 || this.passed === 0 ? 1 : 0;
  }
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
  mkdirSync(join(web, 'e2e', 'pictures'), { recursive: true });
  for (const size of ['laptop', 'phone']) {
    await page.setViewportSize(sizes[size]);
    await page.waitForTimeout(450);
    // On a picture of the whole page the foot stands at its end, not across its middle.
    if (whole) await page.evaluate(() => document.querySelector('.foot')?.style.setProperty('position', 'static'));
    await page.screenshot({ path: join(web, 'e2e', 'pictures', `${name}-${size}.png`), fullPage: whole });
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
