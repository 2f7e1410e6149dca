// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The body on the screen: landmarks that are moved, positions, where the time goes, which way up.
import { agreedNow, heading, press, running, tap } from './seat.mjs';
import { browser, look, open, pictures, put, row, rows, serve, Tally, until } from './tools.mjs';
import { join } from 'node:path';

const tally = new Tally();
const server = await serve();
const chrome = await browser();
const { page, errors } = await open(chrome);

const person = (id, name, tone) => ({
  id, name, tone, receiver: { build: 'average', arms: 'sides', sex: 'unspecified', stature_cm: 172 },
  giver: { stamina: 'normal', surface: 'bed' }, barred: [], usedBefore: [], doneLists: [],
});
const draft = (step) => ({
  step, at: Date.now(), asked: Date.now(), receiverId: 'a', giverId: 'b', ticked: [], tensionBefore: null,
  intake: {
    accepted: [], giver: { answers: {}, details: {} },
    receiver: agreedNow({ answers: {}, details: {}, marks: [], opted_in: [] }),
  },
  request: { minutes: 20, pressure: 'medium', mix: 'balanced', focus: {}, techniques: {}, seed: 1 },
  oil: { cupboard: [], stain_worry: false, budget: 'any' },
});

/** Two people and a draft at some step, as the app keeps them, and the app opened there. */
async function at(step, hash = 'prepare', change = {}) {
  await page.goto(server.url);
  await heading(page, /A back to rub/);
  await put(page, 'people', { ...person('a', 'Ada', 'medium-light'), ...change });
  await put(page, 'people', person('b', 'Ben', 'deep'));
  await put(page, 'kept', draft(step), 'draft');
  await page.goto('about:blank');
  await page.goto(`${server.url}#/${hash}`);
}

const handle = (id, side = 'right') => page.locator(`.landmark[data-id="${id}"]`).nth(side === 'left' ? 1 : 0);
const ring = (id, side) => handle(id, side).locator('.ring');
const where = async (id, side) => [Number(await ring(id, side).getAttribute('cx')), Number(await ring(id, side).getAttribute('cy'))];
const moved = async () => (await rows(page, 'people')).find((p) => p.id === 'a').receiver.moved_landmarks ?? {};

async function middle(locator) {
  const box = await locator.boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** Drags and lets go; `hold` is what is looked at meanwhile. */
async function drag(id, dx, dy, hold) {
  const [x, y] = await middle(ring(id));
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= 8; i++) await page.mouse.move(x + (dx * i) / 8, y + (dy * i) / 8);
  await hold();
  await page.mouse.up();
}

async function landmarks() {
  await at(2);
  await heading(page, /leave out/);
  await page.getByRole('radio', { name: 'fit it to this back' }).check();
  await handle('blade-inner').waitFor();
  await look(page, tally, '30-fit', { whole: true });
  await handle('blade-inner').scrollIntoViewIfNeeded();
  const before = await where('blade-inner');
  const blade = () => page.locator('.thread.bone').first().getAttribute('d');
  const dent = await blade();
  await drag('blade-inner', -14, 0, () => tally.soon('BACK-6: the map moves along while it is dragged', async () => (await blade()) !== dent));
  await tally.soon('BACK-6: kept with the person', async () => 'blade-inner' in (await moved()) || (await moved()));
  await tally.soon('BACK-6: a landmark goes where it is dragged', async () => {
    const after = await where('blade-inner');
    return after[0] < before[0] - 8 || `${before} to ${after}`;
  });
  await tally.soon('BACK-6: left and right move together', async () => {
    const [after, left] = [await where('blade-inner'), await where('blade-inner', 'left')];
    return (Math.abs(left[0] + after[0]) < 0.2 && left[1] === after[1]) || `${left} and ${after}`;
  });
  await look(page, tally, '31-fit-dragged');

  await handle('c7').focus();
  const neck = await where('c7');
  await page.keyboard.press('Shift+ArrowUp');
  await tally.soon('TRUST-4: a landmark moves by keyboard', async () => (await where('c7'))[1] > neck[1] + 5 || `${neck} to ${await where('c7')}`);
  const higher = await where('c7');

  await handle('blade-tip').scrollIntoViewIfNeeded();
  const tip = await where('blade-tip');
  const off = async () => {
    const now = await where('blade-tip');
    return Math.hypot(now[0] - tip[0], now[1] - tip[1]);
  };
  await drag('blade-tip', 0, -150, async () => {
    await tally.soon('BACK-6: a refused place says why', async () => {
      const says = await page.locator('.says').innerText();
      return /stays where it was/.test(says) || says;
    });
    await tally.soon('BACK-6: and while it is held it is where the finger is', async () => (await off()) > 110 || (await off()));
    await page.screenshot({ path: join(pictures, '32-fit-refused-phone.png') });
  });
  await tally.soon('BACK-6: let go it springs back to a place that fits', async () =>
    ((await off()) < 110 && (await page.locator('.landmark.refused').count()) === 0) || (await off()));

  await tally.soon('BACK-6: what was moved by keyboard is kept, too', async () => 'c7' in (await moved()) || (await moved()));
  await page.reload();
  await heading(page, /leave out/);
  await page.getByRole('radio', { name: 'fit it to this back' }).check();
  await handle('c7').waitFor();
  await tally.soon('BACK-6: the fit is there again after a reload', async () => {
    const kept = await where('c7');
    return Math.abs(kept[1] - higher[1]) < 1 || `${kept} for ${higher}`;
  });
  await press(page, 'all as it was');
  await tally.soon('BACK-6: “as it was” puts all back', async () => {
    const reset = await where('blade-inner');
    return (Math.abs(reset[0] - before[0]) < 0.2 && Object.keys(await moved()).length === 0) || `${reset} for ${before}`;
  });
}

async function heat() {
  await at(3, 'plan');
  await page.locator('.heatmap image').waitFor();
  await tally.soon('PLAN-2: minutes and coverage for each side', async () => {
    const areas = await page.locator('table.areas').innerText();
    return ((areas.match(/\d+\.\d min/g) ?? []).length > 8 && /\d+.%/.test(areas)) || areas.slice(0, 200);
  });
  await tally.soon('PLAN-2: the colours have a legend with times', async () => {
    const ticks = await page.locator('.scale .ticks span').allInnerTexts();
    return (ticks.length >= 3 && ticks[0] === '0 s' && /min|s/.test(ticks.at(-1))) || ticks.join(' ');
  });
  await look(page, tally, '36-heat', { whole: true });
}

async function positions() {
  await at(0);
  await heading(page, /Who gives/);
  const lying = page.locator('section.card').first();
  const choose = (name) => lying.getByRole('radio', { name, exact: true }).check();
  await lying.getByRole('radio', { name: 'Ada' }).check();
  const says = () => lying.getByRole('status').innerText();
  const picture = async () => (await lying.locator('.preview .picture').boundingBox());
  const blade = () => lying.locator('.thread.bone').first().getAttribute('d');
  await lying.locator('.thread.bone').first().waitFor();
  const before = { says: await says(), blade: await blade(), box: await picture() };
  await choose('forward, on rests');
  await tally.soon('BACK-6: other arms move the blades on the picture', async () => (await blade()) !== before.blade);
  await tally.soon('BACK-6: and it is said what changes', async () => ((await says()) !== before.says && /lower/.test(await says())) || (await says()));
  await choose('on the left side');
  await tally.soon('BACK-6: on the side the picture lies, too', async () => {
    const box = await picture();
    return (before.box.height > before.box.width && box.width > box.height) || box;
  });
  await tally.soon('BACK-6: it says which side is within reach', async () => /left half .* underneath/.test(await says()) || (await says()));
  await choose('broad');
  await look(page, tally, '34-position', { whole: true });
  await press(page, 'Go on');
  await tally.soon('BACK-6: kept with the person', async () => {
    const kept = (await rows(page, 'people')).find((p) => p.id === 'a').receiver;
    return (kept.position === 'side-left' && kept.arms === 'rests' && kept.build === 'broad') || kept;
  });
}

/** Live, seen from each place: the hands stay on the body, and the choice is remembered. */
async function places() {
  await at(3, 'plan');
  await press(page, '× 1');
  await running(page);
  // The first words are said by then, and the hands have come down.
  await page.waitForTimeout(7000);
  for (const place of ['at their left side', 'at the head']) {
    await tap(page.getByRole('button', { name: 'say something else' }));
    await page.locator('.sheet').getByText(place, { exact: true }).click();
    if (place === 'at the head') {
      await page.locator('.sheet').getByLabel('Skin of the back: deepest').click();
      await page.locator('.sheet .swatches').first().scrollIntoViewIfNeeded();
      await look(page, tally, '38-sheet-looks');
    }
    await tap(page.locator('.zones').getByText('close'));
    await look(page, tally, `39-live-${place.split(' ').at(-1)}`);
  }
  const shot = () => page.evaluate(() => document.querySelector('.live > canvas').toDataURL());
  const first = await shot();
  await tally.soon('LIVE-3: the hands move', async () => (await shot()) !== first);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const still = async () => {
    const one = await shot();
    await page.waitForTimeout(400);
    return one === (await shot());
  };
  await until('what moved has come to rest', still);
  // In all that time a hand may once have been put down at the next station, no more.
  const seen = new Set();
  for (let n = 0; n < 8; n++) {
    seen.add(await shot());
    await page.waitForTimeout(250);
  }
  tally.check('LIVE-3: with reduced motion nothing on the back moves', seen.size <= 2, `${seen.size} different pictures`);
  await page.screenshot({ path: join(pictures, '39-live-calm-phone.png') });
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await tally.soon('the giver’s place and the skin are remembered on this device', async () => {
    const settings = await row(page, 'kept', 'settings');
    return (settings?.place === 'head' && settings.tones.back === 'deepest') || settings;
  });
  await tally.soon('and with the person', async () => (await rows(page, 'people')).find((p) => p.id === 'a').tone === 'deepest');
}

await tally.walk([landmarks, heat, positions, places], { page: () => page, independent: true });
tally.check('no errors on the page', errors.length === 0, errors.slice(0, 3).join('\n'));
await chrome.close();
server.close();
tally.end();
