// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// How the drawn pictures look in a browser, against small ones that somebody has looked at. Their
// numbers are compared elsewhere (tests/render); here it is filters, gradients, masks and clips.
// UNKNOT_UPDATE=1 takes what is seen now as right: look at it first.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browser, Tally } from './tools.mjs';

const root = join(import.meta.dirname, '..', '..');
const kept = join(root, 'tests', 'pictures');
const seen = join(import.meta.dirname, 'pictures');
// Without words on them: letters differ from machine to machine.
const cases = ['back', 'day', 'tone-lightest', 'tone-deepest', 'build-broad', 'place-left', 'marks', 'hands',
  'region-rhomboids', 'zone-kidney', 'technique-effleurage', 'technique-thumb-circles'];
const width = 180;
// Of 255: machines round blurs and edges a little differently, a missing shadow or hand is far more.
const tolerance = { mean: 1.5, block: 12 };

const chromium = await browser();
const page = await chromium.newPage({ reducedMotion: 'reduce' });

async function shot(id) {
  const svg = readFileSync(join(root, 'docs', 'pictures', `${id}.svg`), 'utf8');
  // Hands stand where their cycle begins: a moving picture is never the same twice.
  const still = svg.replace(/<style>.*?<\/style>/s, '');
  const [, w, h] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg);
  const height = Math.round((width * h) / w);
  await page.setViewportSize({ width, height });
  await page.setContent(`<body style="margin:0"><img width="${width}" height="${height}"
    src="data:image/svg+xml;base64,${Buffer.from(still).toString('base64')}">`);
  await page.evaluate(() => document.images[0].decode());
  return { png: await page.screenshot(), sentence: /<title>(.*)<\/title>/.exec(svg)[1] };
}

/** Mean difference of all values, and of the 8 × 8 pixels that differ most; −1: not the same size. */
function difference(a, b) {
  return page.evaluate(async ([first, second]) => {
    const pixels = async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const pen = canvas.getContext('2d');
      pen.drawImage(image, 0, 0);
      return pen.getImageData(0, 0, image.width, image.height);
    };
    const p = await pixels(first);
    const q = await pixels(second);
    if (p.width !== q.width || p.height !== q.height) return { mean: -1, block: -1 };
    let sum = 0;
    const blocks = new Map();
    for (let i = 0; i < p.data.length; i++) {
      const off = Math.abs(p.data[i] - q.data[i]);
      sum += off;
      const at = i >> 2;
      const block = `${(at % p.width) >> 3} ${Math.floor(at / p.width) >> 3}`;
      blocks.set(block, (blocks.get(block) ?? 0) + off / 192);
    }
    return { mean: (4 / 3) * (sum / p.data.length), block: Math.max(...blocks.values()) };
  }, [a.toString('base64'), b.toString('base64')]);
}

const alike = (d) => d.mean >= 0 && d.mean <= tolerance.mean && d.block <= tolerance.block;
const text = (d) => `mean ${d.mean.toFixed(2)}, worst place ${d.block.toFixed(1)}`;

const tally = new Tally();
const shots = new Map();
for (const id of cases) {
  const { png, sentence } = await shot(id);
  shots.set(id, png);
  const file = join(kept, `${id}.png`);
  if (process.env.UNKNOT_UPDATE === '1') {
    mkdirSync(kept, { recursive: true });
    writeFileSync(file, png);
  }
  const there = existsSync(file);
  const d = there ? await difference(png, readFileSync(file)) : { mean: -1, block: -1 };
  tally.check(`BACK-6: ${id} looks as it did: ${sentence}`, alike(d), there ? text(d) : 'there is no picture to compare with');
  if (!alike(d)) {
    mkdirSync(seen, { recursive: true });
    writeFileSync(join(seen, `${id}-now.png`), png);
  }
}
// The comparison itself must see what a person would see.
for (const [a, b] of [['back', 'tone-deepest'], ['back', 'build-broad'], ['back', 'marks'], ['back', 'zone-kidney']])
  tally.check(`${a} and ${b} are told apart`, !alike(await difference(shots.get(a), shots.get(b))));
await chromium.close();
tally.end();
