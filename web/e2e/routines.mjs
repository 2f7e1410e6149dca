// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Routines as text: read, written with remarks while one writes, taken in, shared, deleted and brought
// back, laid out as a plan, rehearsed; what is unsafe has no way on.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agreedNow, heading, momentText, running } from './seat.mjs';
import { hold } from './states.mjs';
import { axe, browser, logOf, look, open, put, rows, serve, settled, Tally } from './tools.mjs';

const tally = new Tally();
const server = await serve();
const chrome = await browser();
const { context, page, errors } = await open(chrome, { acceptDownloads: true });
await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(server.url).origin });
const folder = mkdtempSync(join(tmpdir(), 'unknot-'));

const button = (name) => page.getByRole('button', { name, exact: true });
const writing = () => page.locator('.cm-content');
const remarks = () => page.getByRole('list', { name: 'What the check says' });
const summary = () => page.locator('section.card [role=status]').first();
const words = () => page.locator('main').innerText();
const text = async () => (await rows(page, 'routines')).sort((a, b) => (a.changed < b.changed ? 1 : -1))[0]?.text;

async function write(words) {
  await writing().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(words);
}

async function list() {
  await page.goto(server.url);
  await button('Routines').click();
  await heading(page, 'Routines');
  await button('Standard back massage').waitFor();
  tally.check('PLAN-4: the guide’s routines are all there', (await page.locator('.gallery .button').count()) >= 11);
  await look(page, tally, '31-routines', { whole: true });
}

async function read() {
  await button('A spa card, as found elsewhere').click();
  await heading(page, 'A spa card');
  await writing().waitFor();
  await tally.soon('PLAN-4: what a text leaves open is asked', async () => {
    const told = await remarks().innerText();
    return /Cannot tell: beside the spine, or on it\?/.test(told) || told;
  });
  await look(page, tally, '32-read', { whole: true });
  await writing().click();
  await page.keyboard.type('xyz');
  await settled(page);
  tally.check('PLAN-4: one of ours is not changed by writing into it', !(await writing().innerText()).includes('xyz'));
  await button('Make it mine').click();
  await page.waitForURL(/routines\/own\//);
  await writing().waitFor();
  await tally.soon('PLAN-4: it is kept as one’s own', async () => (await rows(page, 'routines')).length === 1);
}

async function remarkable() {
  await write('warm-up:\nefleurage on the bak, ligth, 2 min\n  petrissage on the spine, thumbs, firm, 20 s');
  await tally.soon('PLAN-4: remarks come while one writes, each with its line', async () => {
    const said = await remarks().innerText().catch(() => '');
    return (/Cannot be read, line 2: .*Did you mean “?"?effleurage/s.test(said.replace(/\n/g, ' ')) && /ligth|light/.test(said)) || said;
  });
  await tally.soon('PLAN-4: the sign stands in the margin, not colour alone', async () => (await page.locator('.signs .sign').first().innerText()) === '×');
  await look(page, tally, '33-errors', { whole: true });
  await write('warm-up:\n  effleurage on the back, light, 2 min\nwork:\n  petrissage on the spine, thumbs, firm, 20 s\n  friction along the spine, fingertips, light');
  await tally.soon('PLAN-4: what can be read is judged, worst first', async () => {
    const said = await remarks().innerText().catch(() => '');
    return (/Unsafe/.test(said.split('\n').slice(0, 3).join(' ')) && /A question/.test(said)) || said;
  });
  await tally.soon('TRUST-4: the sum of it is told politely', async () => /unsafe/.test(await summary().innerText()) || (await summary().innerText()));
  await look(page, tally, '34-unsafe', { whole: true });
  await remarks().getByRole('button', { name: 'line 4' }).first().click();
  await tally.soon('TRUST-4: a remark leads into its line by keyboard', async () => {
    const where = await page.evaluate(() => document.querySelector('.writing').shadowRoot.activeElement?.className ?? '');
    return /cm-content/.test(where) || where;
  });
  await page.keyboard.press('F8');
  await tally.soon('TRUST-4: F8 goes on and says the remark', async () => {
    const said = await page.locator('.cm-announced').innerText();
    return /line \d/.test(said) || said;
  });
  await page.keyboard.press('Tab');
  await tally.soon('TRUST-4: Tab leaves the text', async () => {
    const left = await page.evaluate(() => document.activeElement?.textContent ?? '');
    return left === 'Tidy up' || left;
  });
}

async function tidy() {
  await write('Kneading over the traps, each, medium pressure, with palms, for 2 minutes');
  await button('Tidy up').click();
  await tally.soon('PLAN-4: tidied, the canonical way', async () => (await writing().innerText()).trim() === 'petrissage on the top of the shoulders, each side, palms, medium, 2 min' || (await writing().innerText()));
  await tally.soon('PLAN-4: and kept', async () => (await text())?.startsWith('petrissage on the top') || (await text()));
  await button('Undo').click();
  await tally.soon('PLAN-4: tidying can be taken back', async () => /Kneading/.test(await writing().innerText()));
  await button('Redo').click();
  await writing().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nthumb ci', { delay: 30 });
  await tally.soon('PLAN-4: words are suggested', async () => (await page.locator('.cm-tooltip-autocomplete').innerText().catch(() => '')).includes('thumb circles') || 'nothing');
  await axe(page, tally, 'suggestions');
  // A suggestion that has only just come is not taken by mistake.
  await page.waitForTimeout(300);
  await page.keyboard.press('Enter');
  await tally.soon('PLAN-4: and taken', async () => /thumb circles$/m.test((await writing().innerText()).trim()) || (await writing().innerText()));
  await tally.soon('PLAN-4: each change is kept at once', async () => (await text())?.includes('thumb circles') || (await text()));
  await page.reload();
  await tally.soon('PLAN-4: nothing is lost when the page goes', async () => /thumb circles/.test(await writing().innerText()) || (await writing().innerText()));
}

async function pass() {
  await button('Copy').click();
  await tally.soon('PLAN-4: copied', async () => /petrissage/.test(await page.evaluate(() => navigator.clipboard.readText())));
  const [file] = await Promise.all([page.waitForEvent('download'), button('Download').click()]);
  tally.check('PLAN-4: downloaded as .routine', file.suggestedFilename().endsWith('.routine'), file.suggestedFilename());
  tally.check('PLAN-4: the file is the text', readFileSync(await file.path(), 'utf8') === await text());
}

async function remove() {
  const before = await text();
  await button('Delete').click();
  await heading(page, 'Routines');
  await tally.soon('PLAN-4: deleted', async () => (await rows(page, 'routines')).length === 0);
  await axe(page, tally, 'the list after deleting');
  await tally.soon('TRUST-4: the way back has the focus', async () => {
    const at = await page.evaluate(() => document.activeElement.closest('[role=status]') !== null && document.activeElement.textContent);
    return at !== false || 'elsewhere';
  });
  await page.keyboard.press('Enter');
  await tally.soon('PLAN-4: and brought back by one key', async () => (await text()) === before || (await text()));
}

async function bring() {
  const give = async (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    await page.locator('input[type=file]').setInputFiles(path);
  };
  const alert = () => page.getByRole('alert').innerText();
  const own = (await rows(page, 'routines')).length;
  for (const [name, content, says] of [
    // No two that follow each other have the same reason: each wait sees its own.
    ['big.routine', Buffer.alloc(10 << 20, 'a'), /too long/],
    ['picture.routine', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), /no plain text/],
    ['empty.routine', Buffer.from(' \n'), /nothing in this/],
    ['latin1.routine', Buffer.from([0x65, 0x66, 0xe4, 0x0a]), /no plain text/],
    ['long.routine', Buffer.alloc(300_000, 'a'), /too long/],
    ['nul.routine', Buffer.from('effleurage\0on the back'), /no plain text/],
  ]) {
    await give(name, content);
    await tally.soon(`PLAN-4: ${name} is refused with the reason`, async () => says.test(await alert()) || (await alert()));
  }
  tally.check('PLAN-4: and nothing was lost or added', (await rows(page, 'routines')).length === own);
  await look(page, tally, '35-refused', { whole: true });
  await give('windows.routine', '\ufeffroutine: From a friend\r\neffleurage on the back, palms, light, 3 min\r\n');
  await heading(page, 'From a friend');
  await tally.soon('PLAN-4: a file is taken in', async () => /^routine: From a friend\neffleurage/.test(await text()) || (await text()));
  await page.goto(`${server.url}#/routines`);
  await page.getByText('Paste one').click();
  await page.getByLabel('The text of the routine').fill('routine: Pasted\neffleurage on the back');
  await button('Take it in').click();
  await heading(page, 'Pasted');
  await writing().click();
  await page.evaluate(() => navigator.clipboard.writeText('x'.repeat(300_000)));
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+V');
  await tally.soon('PLAN-4: a huge paste is refused, the text stays', async () => {
    const said = await page.locator('.desk [role=status]').allInnerTexts();
    return (said.join(' ').includes('No more fits') && (await writing().innerText()).trim().endsWith('on the back')) || said;
  });
}

async function lay() {
  await page.goto(`${server.url}#/routines/guide/found-deep-tissue`);
  await writing().waitFor();
  await button('Rehearse it or use it').click();
  await heading(page, 'Not like this');
  await tally.soon('PLAN-4: what is unsafe is not given; it says why and where', async () => {
    const why = await words();
    return (/line \d+/.test(why) && /Unsafe/.test(why)) || why;
  });
  tally.check('PLAN-4: and there is no way on', (await button('Use it tonight').count()) === 0 && (await button('× 20').count()) === 0);
  await look(page, tally, '36-not', { whole: true });
  await page.goto(`${server.url}#/routines/guide/found-market`);
  await writing().waitFor();
  await button('Rehearse it or use it').click();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: /Not like this|No line of this/ }).waitFor();
  await page.goto(`${server.url}#/routines/guide/found-spa`);
  await writing().waitFor();
  await button('Rehearse it or use it').click();
  // The desk it came from has the same heading: wait for what only the laid-out routine shows.
  await page.getByText('What we filled in').waitFor();
  const told = await words();
  tally.check('PLAN-4: everything filled in is listed with its line', /What we filled in \(\d+\)/.test(told), told);
  tally.check('PLAN-4: what is left out is listed', /What is left out \(\d\)/.test(told) && /Left out, line 8/.test(told), told);
  await page.getByText('What we filled in').click();
  await tally.soon('PLAN-4: with its line', async () => /line 5/.test(await words()));
  await page.locator('.heatmap image').waitFor();
  await look(page, tally, '37-laid', { whole: true });
  await page.goto(`${server.url}#/routines/use/guide/low-back`);
  await heading(page, 'Gentle hands');
  await button('× 20').click();
  await running(page);
  await page.waitForTimeout(1500);
  await look(page, tally, '38-rehearsal');
  await page.keyboard.press('Escape');
  await hold(page, 'End here');
  await heading(page, 'Routines');
  await page.goto(`${server.url}#/people`);
  await heading(page, 'People and history');
  await tally.soon('AFTER-2: the rehearsal is remembered by its title', async () => /Rehearsed: Gentle hands/.test(await words()) || (await words()));
}

/** For two people who have answered: as gently as they need it. */
async function tonight() {
  const person = (id, name) => ({
    id, name, tone: 'medium-light', receiver: { build: 'average', arms: 'sides', sex: 'unspecified', stature_cm: 176 },
    giver: { stamina: 'normal', surface: 'bed' }, barred: [], usedBefore: [], doneLists: [],
  });
  await put(page, 'people', person('p', 'Ada'));
  await put(page, 'people', person('q', 'Ben'));
  await put(page, 'kept', {
    step: 3, at: Date.now(), asked: Date.now(), receiverId: 'p', giverId: 'q',
    intake: {
      receiver: agreedNow({ answers: { 'blood-thinners': 'yes' }, details: { 'blood-thinners-cleared': 'no' }, marks: [], opted_in: [], given: { 'blood-thinners': momentText() } }),
      giver: { answers: {}, details: {} }, accepted: [],
    },
    request: { minutes: 20, pressure: 'medium', mix: 'balanced', focus: {}, techniques: {}, seed: 1 },
    oil: { cupboard: [], stain_worry: false, budget: 'any' }, ticked: [], tensionBefore: null,
  }, 'draft');
  await page.goto(`${server.url}#/routines/use/guide/quick`);
  await page.reload();
  await heading(page, 'Quick relief');
  await button('Use it tonight').click();
  await heading(page, /feel good/);
  await page.getByText('Tonight follows the routine').waitFor();
  await look(page, tally, '39-wishes', { whole: true });
  await page.goto(`${server.url}#/plan`);
  await heading(page, 'Quick relief');
  await page.locator('.heatmap image').waitFor();
  await tally.soon('SCREEN-4: a routine is as gentle as the receiver needs it, and says so', async () => {
    const told = await words();
    return (/light at most/.test(told) && /no more is allowed here/.test(told)) || told;
  });
  await look(page, tally, '40-tonight', { whole: true });
  await button('Begin').click();
  await running(page);
  const session = (await rows(page, 'sessions')).find((one) => one.receiverName === 'Ada');
  const { plan: planned } = JSON.parse((await logOf(page, session?.id)).lines[0]);
  tally.check('PLAN-4: the session is theirs, of the routine', session?.routine === 'Quick relief for the shoulders' && planned.limits.cap === 'light', session?.routine);
}

await tally.walk([list, read, remarkable, tidy, pass, remove, bring, lay, tonight], { page: () => page });
tally.check('no error in the console', errors.length === 0, errors.slice(0, 3).join(' | '));
await chrome.close();
server.close();
tally.end();
