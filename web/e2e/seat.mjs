// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What tests do again and again: the short way into a session, presses, and what the session heard.
import { logOf, patience, put, row, rows, until } from './tools.mjs';

export const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();
export const heading = (page, text) => page.getByRole('heading', { level: 1, name: text }).waitFor();

/** What tells one page of the preparation from the next, where headings may be the same. */
function stamp(page) {
  return page.evaluate(() => [location.hash, ...document.querySelectorAll('h1, main .small.soft')].map((e) => e.textContent ?? e).join('\n'));
}

/** "Go on", until it has led to another page; its heading. */
export async function onward(page) {
  const before = await stamp(page);
  await press(page, 'Go on');
  return changed(page, before);
}

/** Waits for another page than the one with this stamp, and for what is still being fetched on it. */
async function changed(page, before) {
  const waiting = /^(One moment|Planning|Laying out)/;
  const title = () => page.getByRole('heading', { level: 1 }).innerText();
  await until('another page', async () => (await stamp(page)) !== before && !waiting.test(await title()));
  return title();
}

/** Through the questions, "no" to all that `before` does not answer. Ends on the first other page. */
export async function questions(page, before = async () => {}) {
  const titles = [];
  await page.getByRole('heading', { level: 1, name: /Questions for|changed/ }).waitFor();
  for (let title = await page.getByRole('heading', { level: 1 }).innerText(); /Questions for|changed/.test(title);) {
    titles.push(title);
    await before();
    for (const age of await page.locator('.card').getByLabel(/How old/).all()) await age.fill('36');
    const no = page.getByRole('button', { name: 'All the others: no' });
    if (await no.count()) await no.click();
    title = await onward(page);
  }
  return titles;
}

/** The engine's form of a moment, in UTC. */
export const momentText = (ms = Date.now()) => `${new Date(ms).toISOString().slice(0, 16)}Z`;

/** The session of a log, by an engine of the test's own; now. */
export const resumed = (engine, log) => engine.call('session_resume', { log, now: momentText() });

/** A person's answers, with a yes that was given now. */
export const agreedNow = (receiver) => ({
  ...receiver, agreed: { consent: true, stop_word: 'red' },
  given: { ...receiver.given, consent: momentText(), 'stop-word': momentText() },
});

/** Ada lies down, Ben gives; answers are kept as if they had been here before. */
export async function toPlan(page, url, minutes) {
  await page.goto(url);
  await press(page, 'Begin');
  await heading(page, /Who gives/);
  await page.getByLabel('Name').nth(0).fill('Ada');
  await page.getByLabel('Name').nth(1).fill('Ben');
  await onward(page);
  // All that the app itself writes into the draft here is written before it is changed.
  const kept = () => row(page, 'kept', 'draft');
  await until('the draft is kept', async () => {
    const draft = await kept();
    return draft?.step === 1 && draft.receiverId !== '' && draft.intake.receiver.asked !== undefined;
  });
  const draft = await kept();
  const receiver = agreedNow(draft.intake.receiver);
  await put(page, 'kept', { ...draft, asked: Date.now(), tensionBefore: 7, intake: { ...draft.intake, receiver }, request: { ...draft.request, minutes } }, 'draft');
  await page.goto(`${url}#/plan`);
  await page.reload();
  await page.getByText(/done at/).waitFor();
}

export async function toLive(page, url, minutes, speed) {
  await toPlan(page, url, minutes);
  await press(page, speed === 1 ? 'Begin' : `× ${speed}`);
  await running(page);
}

/** The live screen, with all that it listens to. */
export async function running(page) {
  // Under a question it is there without being seen.
  await page.locator('.live .head .ring').waitFor({ state: 'attached' });
  await until('the session has begun', async () => (await said(page)).length > 0);
}

/** Everything written down in the session that began last, but the clock's ticks. */
export async function said(page) {
  return (await heard(page)).filter((event) => event.kind !== 'tick');
}
export const kindsOf = (events) => events.map((event) => event.kind).join(' ');

async function heard(page) {
  const last = (await rows(page, 'sessions')).sort((a, b) => (a.started < b.started ? -1 : 1)).at(-1);
  return (await logOf(page, last?.id)).events;
}

/** The session's own time, in milliseconds: a tick tells it at least four times a second. */
export async function moment(page) {
  return (await heard(page)).at(-1)?.t_ms ?? 0;
}

/** Until the last event is of this kind. */
export function lastly(page, kind) {
  return until(`“${kind}” is written down`, async () => {
    const kinds = kindsOf(await said(page));
    return kinds.split(' ').at(-1) === kind || kinds;
  });
}

/** Longer than anything takes in which the page might still hear something else in what was done:
 *  three ticks of its own clock, however slow it is. */
export async function calm(page) {
  const ticks = async () => (await heard(page)).filter((event) => event.kind === 'tick').length;
  const from = await ticks();
  await until('the clock ticks', async () => (await ticks()) >= from + 4);
}

/** A press that the one before it cannot swallow: an arm may bounce for 400 ms. */
export async function tap(locator) {
  await locator.page().waitForTimeout(450);
  await locator.click();
}

/** From a pause on; after a long one the two agree again first. */
export async function goOn(page) {
  const veil = page.locator('.veil');
  await tap(veil.getByText('go on', { exact: true }));
  await veil.getByRole('heading', { name: 'Paused' }).waitFor({ state: 'detached' });
  const yes = veil.getByText('Yes, go on');
  if (!(await yes.count())) return;
  await tap(yes);
  await yes.waitFor({ state: 'detached' });
}

/** Until the plan has been given: `seconds` is how long that takes here at least. Where a sped-up clock
 *  took this machine's standstill for an interruption, they go on, unless nobody touches anything. */
export async function done(page, seconds = 0, { untouched = false } = {}) {
  const over = page.getByRole('heading', { name: /Done/ });
  const away = page.locator('.veil', { hasText: 'There was an interruption' });
  for (;;) {
    await (untouched ? over : over.or(away)).first().waitFor({ timeout: seconds * 2000 + patience });
    if (await over.count()) return;
    await goOn(page);
  }
}

/** "Erase everything" ends in a page loaded anew; until then the old one is still there. */
export async function erase(page) {
  await press(page, 'Erase everything');
  await Promise.all([page.waitForEvent('load'), press(page, 'Yes, erase everything')]);
  await heading(page, /A back to rub/);
}
