// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Issue 11, section 5: the app is updated while a page is open. The page keeps the files that it was
// built with; where there is nothing that keeps them, it says so and loads anew.
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { heading, press } from './seat.mjs';
import { browser, open, Tally, until } from './tools.mjs';

const tally = new Tally();
const folder = mkdtempSync(join(tmpdir(), 'unknot-update-'));
const dist = join(folder, 'dist');
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.json': 'application/json', '.svg': 'image/svg+xml' };
const missed = [];

function fresh() {
  rmSync(dist, { recursive: true, force: true });
  cpSync(join(import.meta.dirname, '..', 'dist'), dist, { recursive: true });
}

/** The same app as a build with other hashes: each name in assets/ is another, everywhere. */
function update(mark) {
  const files = (at) => readdirSync(at).flatMap((name) => (statSync(join(at, name)).isDirectory() ? files(join(at, name)) : [join(at, name)]));
  const names = readdirSync(join(dist, 'assets'));
  const other = (name) => name.replace(/(\.[a-z0-9]+)$/, `${mark}$1`);
  for (const path of files(dist).filter((one) => /\.(js|css|html)$/.test(one))) {
    let text = readFileSync(path, 'utf8');
    for (const name of names) text = text.replaceAll(name, other(name));
    writeFileSync(path, text.replace(/'unknot-([0-9a-f]{16})'/, `'unknot-$1${mark}'`));
  }
  for (const name of names) renameSync(join(dist, 'assets', name), join(dist, 'assets', other(name)));
}

const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname)).replace(/^\/+/, '');
  try {
    const body = await readFile(join(dist, path === '' ? 'index.html' : path));
    response.writeHead(200, { 'content-type': types[extname(path) || '.html'] ?? 'application/octet-stream', 'cache-control': 'no-cache' });
    response.end(body);
  } catch {
    missed.push(path);
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const url = `http://127.0.0.1:${server.address().port}/`;
const chrome = await browser();
let page;
const editor = () => page.locator('.writing').evaluate((box) => box.shadowRoot !== null && box.shadowRoot.querySelector('.cm-content') !== null).catch(() => false);
const loads = () => page.evaluate(() => performance.getEntriesByType('navigation').length && performance.timeOrigin);

async function keeps() {
  fresh();
  ({ page } = await open(chrome));
  await page.goto(url);
  await heading(page, /A back to rub/);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  update('second');
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await until('the new version waits', () => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)));
  const before = await loads();
  await page.evaluate(() => { location.hash = '#/routines/guide/quick'; });
  await tally.soon('an old page opens its own editor after an update', editor);
  tally.check('without loading anew', before === await loads());
  const old = await page.evaluate(() => caches.keys());
  tally.check('both versions are kept while it is open', old.length === 2, old.join());
  const { context } = { context: page.context() };
  await page.close();
  page = await context.newPage();
  // The one that waited takes over when no page of the old version lives.
  await tally.soon('closed and opened again it is the new version, and the old files are gone', async () => {
    await page.goto('about:blank');
    await page.goto(url);
    const keys = await page.evaluate(() => caches.keys());
    return (keys.length === 1 && keys[0].endsWith('second')) || keys.join();
  });
  await context.close();
}

async function missing() {
  fresh();
  ({ page } = await open(chrome, { serviceWorkers: 'block' }));
  await page.goto(url);
  await heading(page, /A back to rub/);
  const before = await loads();
  update('third');
  missed.length = 0;
  await page.evaluate(() => { location.hash = '#/routines/guide/quick'; });
  await tally.soon('a page without its editor loads anew by itself, and has it', async () => (await loads().catch(() => before)) !== before && (await editor()));
  tally.check('it had missed a file', missed.some((path) => path.includes('editor')), missed.join());
  // Again at once: no going round in circles.
  update('fourth');
  await page.evaluate(() => { location.hash = '#/start'; });
  await heading(page, /A back to rub/);
  rmSync(join(dist, 'assets', readdirSync(join(dist, 'assets')).find((name) => /^editor.*\.js$/.test(name))));
  await page.reload();
  await heading(page, /A back to rub/);
  await page.evaluate(() => { location.hash = '#/routines/guide/quick'; });
  await page.getByText('replaced by a newer version').waitFor();
  const still = await loads();
  await press(page, 'All routines').catch(() => undefined);
  tally.check('where that does not help it says so, and leaves it to people', still === await loads());
}

await tally.walk([keeps, missing], { page: () => page, independent: true });
await chrome.close();
server.close();
rmSync(folder, { recursive: true, force: true });
tally.end();
