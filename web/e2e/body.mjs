// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The body on the screen: landmarks that are moved, positions, where the time goes, which way up.
import { browser, look, put, row, rows, serve, sizes, Tally } from './tools.mjs';

const tally = new Tally();
const server = await serve();
const chrome = await browser();
const page = await chrome.newPage({ viewport: sizes.phone, hasTouch: true });
page.setDefaultTimeout(8000);
const errors = [];
page.on('pageerror', (error) => errors.push(error.stack ?? String(error)));
const heading = (text) => page.getByRole('heading', { level: 1, name: text }).waitFor({ timeout: 20_000 });
const press = (name) => page.getByRole('button', { name, exact: true }).first().click();

const person = (id, name, tone) => ({
  id, name, tone, receiver: { build: 'average', arms: 'sides', sex: 'unspecified', stature_cm: 172 },
  giver: { stamina: 'normal', surface: 'bed' }, barred: [], usedBefore: [], doneLists: [],
});
const draft = (step) => ({
  step, receiverId: 'a', giverId: 'b', ticked: [], tensionBefore: null,
  intake: {
    date: new Date().toISOString().slice(0, 10), accepted: [], giver: { answers: {}, details: {} },
    receiver: { answers: {}, details: {}, marks: [], opted_in: [] },
  },
  request: { minutes: 20, pressure: 'medium', mix: 'balanced', focus: {}, techniques: {}, seed: 1 },
  oil: { cupboard: [], stain_worry: false, budget: 'any' },
});

/** Two people and a draft at some step, as the app keeps them, and the app opened there. */
async function at(step, hash = 'prepare', change = {}) {
  await page.goto(server.url);
  await heading(/A back to rub/);
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

async function drag(id, dx, dy, hold = async () => {}) {
  const [x, y] = await middle(ring(id));
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= 8; i++) await page.mouse.move(x + (dx * i) / 8, y + (dy * i) / 8);
  await page.waitForTimeout(250);
  await hold();
  await page.mouse.up();
  await page.waitForTimeout(300);
}

async function landmarks() {
  await at(2);
  await heading(/leave out/);
  await page.getByRole('radio', { name: 'fit it to this back' }).check();
  await handle('blade-inner').waitFor();
  await look(page, tally, '30-fit', { whole: true });
  await handle('blade-inner').scrollIntoViewIfNeeded();
  const before = await where('blade-inner');
  const dent = await page.locator('.thread.bone').first().getAttribute('d');
  let during = '';
  await drag('blade-inner', -14, 0, async () => (during = await page.locator('.thread.bone').first().getAttribute('d')));
  const after = await where('blade-inner');
  tally.check('BACK-6: a landmark goes where it is dragged', after[0] < before[0] - 8, `${before} to ${after}`);
  tally.check('BACK-6: the map moves along while it is dragged', during !== dent);
  const left = await where('blade-inner', 'left');
  tally.check('BACK-6: left and right move together', Math.abs(left[0] + after[0]) < 0.2 && left[1] === after[1], `${left} and ${after}`);
  tally.check('BACK-6: kept with the person', 'blade-inner' in (await moved()), JSON.stringify(await moved()));
  await look(page, tally, '31-fit-dragged');

  await handle('c7').focus();
  const neck = await where('c7');
  await page.keyboard.press('Shift+ArrowUp');
  await page.waitForTimeout(250);
  const higher = await where('c7');
  tally.check('TRUST-4: a landmark moves by keyboard', higher[1] > neck[1] + 5, `${neck} to ${higher}`);

  await handle('blade-tip').scrollIntoViewIfNeeded();
  const tip = await where('blade-tip');
  await drag('blade-tip', 0, -150, async () => {
    tally.check('BACK-6: a refused place says why', /stays where it was/.test(await page.getByRole('status').innerText()));
    await page.screenshot({ path: new URL('./pictures/32-fit-refused-phone.png', import.meta.url).pathname });
  });
  const back = await where('blade-tip');
  const gone = Math.hypot(back[0] - tip[0], back[1] - tip[1]);
  tally.check('BACK-6: and it springs back to a place that fits', gone < 110 && (await page.locator('.landmark.refused').count()) === 0, `${tip} to ${back}`);

  await page.reload();
  await page.getByRole('heading', { level: 1, name: /leave out/ }).waitFor();
  await page.getByRole('radio', { name: 'fit it to this back' }).check();
  await handle('c7').waitFor();
  await page.waitForTimeout(300);
  const kept = await where('c7');
  tally.check('BACK-6: the fit is there again after a reload', Math.abs(kept[1] - higher[1]) < 1, `${kept} for ${higher}`);
  await press('all as it was');
  await page.waitForTimeout(300);
  const reset = await where('blade-inner');
  tally.check('BACK-6: “as it was” puts all back', Math.abs(reset[0] - before[0]) < 0.2 && Object.keys(await moved()).length === 0, `${reset}`);
}

async function heat() {
  await at(3, 'plan');
  await page.locator('table.areas').waitFor({ timeout: 20_000 });
  await page.locator('.heatmap image').waitFor();
  await page.waitForTimeout(700);
  const areas = await page.locator('table.areas').innerText();
  tally.check('PLAN-2: minutes and coverage for each side', (areas.match(/\d+\.\d min/g) ?? []).length > 8 && /\d+.%/.test(areas), areas.slice(0, 200));
  const ticks = await page.locator('.scale .ticks span').allInnerTexts();
  tally.check('PLAN-2: the colours have a legend with times', ticks.length >= 3 && ticks[0] === '0 s' && /min|s/.test(ticks.at(-1)), ticks.join(' '));
  await look(page, tally, '36-heat', { whole: true });
}

async function positions() {
  await at(0);
  await heading(/Who gives/);
  const lying = page.locator('section.card').first();
  const choose = (name) => lying.getByRole('radio', { name, exact: true }).check();
  await lying.getByRole('radio', { name: 'Ada' }).check();
  const says = () => lying.getByRole('status').innerText();
  const picture = async () => (await lying.locator('.preview .picture').boundingBox());
  const blade = () => lying.locator('.thread.bone').first().getAttribute('d');
  const before = { says: await says(), blade: await blade(), box: await picture() };
  await choose('forward, on rests');
  await page.waitForTimeout(300);
  tally.check('BACK-6: other arms move the blades on the picture', (await blade()) !== before.blade);
  tally.check('BACK-6: and it is said what changes', (await says()) !== before.says && /lower/.test(await says()), await says());
  await choose('on the left side');
  await page.waitForTimeout(500);
  const box = await picture();
  tally.check('BACK-6: on the side the picture lies, too', before.box.height > before.box.width && box.width > box.height);
  tally.check('BACK-6: it says which side is within reach', /left half .* underneath/.test(await says()));
  await choose('broad');
  await page.waitForTimeout(400);
  await look(page, tally, '34-position', { whole: true });
  await press('Go on');
  await page.waitForTimeout(400);
  const kept = (await rows(page, 'people')).find((p) => p.id === 'a').receiver;
  tally.check('BACK-6: kept with the person', kept.position === 'side-left' && kept.arms === 'rests' && kept.build === 'broad', JSON.stringify(kept));
}

/** Live, seen from each place: the hands stay on the body, and the choice is remembered. */
async function places() {
  await at(3, 'plan');
  await page.locator('table.areas').waitFor({ timeout: 20_000 });
  await press('× 1');
  await page.locator('.live .head h1').waitFor();
  await page.waitForTimeout(9000);
  for (const place of ['at their left side', 'at the head']) {
    await page.getByRole('button', { name: 'say something else' }).click();
    await page.locator('.sheet').getByText(place, { exact: true }).click();
    if (place === 'at the head') {
      await page.locator('.sheet').getByLabel('Skin of the back: deepest').click();
      await page.locator('.sheet .swatches').first().scrollIntoViewIfNeeded();
      await look(page, tally, '38-sheet-looks');
    }
    await page.locator('.sheet-foot').getByText('close').click();
    await page.waitForTimeout(900);
    await look(page, tally, `39-live-${place.split(' ').at(-1)}`);
  }
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.waitForTimeout(1500);
  const shot = () => page.evaluate(() => document.querySelector('.live > canvas').toDataURL());
  const first = await shot();
  await page.waitForTimeout(700);
  tally.check('LIVE-3: with reduced motion nothing on the back moves', first === (await shot()));
  await page.screenshot({ path: new URL('./pictures/39-live-calm-phone.png', import.meta.url).pathname });
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const settings = await row(page, 'kept', 'settings');
  tally.check('the giver’s place and the skin are remembered on this device', settings.place === 'head' && settings.tones.back === 'deepest', JSON.stringify(settings));
  const ada = (await rows(page, 'people')).find((p) => p.id === 'a');
  tally.check('and with the person', ada.tone === 'deepest');
}

const parts = { landmarks, heat, positions, places };
const wanted = process.argv.slice(2);
try {
  for (const [name, part] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`-- ${name}`);
    await part();
  }
} catch (error) {
  await page.screenshot({ path: new URL('./pictures/failure-body.png', import.meta.url).pathname }).catch(() => {});
  tally.check('to the end', false, String(error));
}
tally.check('no errors on the page', errors.length === 0, errors.slice(0, 3).join('\n'));
await chrome.close();
server.close();
tally.end();
