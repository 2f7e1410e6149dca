// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The short way into a session, for tests that begin there: two people, and a plan for tonight.
import { put, row } from './tools.mjs';

export const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();
export const heading = (page, text) => page.getByRole('heading', { level: 1, name: text }).waitFor({ timeout: 20_000 });

/** Ada lies down, Ben gives; answers are kept as if they had been here before. */
export async function toPlan(page, url, minutes) {
  await page.goto(url);
  await press(page, 'Begin');
  await heading(page, /Who gives/);
  await page.getByLabel('Name').nth(0).fill('Ada');
  await page.getByLabel('Name').nth(1).fill('Ben');
  await press(page, 'Go on');
  await page.getByRole('heading', { level: 1, name: /Questions for/ }).waitFor();
  await page.waitForTimeout(200);
  const draft = await row(page, 'kept', 'draft');
  const receiver = { ...draft.intake.receiver, agreed: { consent: true, stop_word: 'red' } };
  await put(page, 'kept', { ...draft, tensionBefore: 7, intake: { ...draft.intake, receiver }, request: { ...draft.request, minutes } }, 'draft');
  await page.goto(`${url}#/plan`);
  await page.reload();
  await page.getByText(/done at/).waitFor({ timeout: 20_000 });
}

export async function toLive(page, url, minutes, speed) {
  await toPlan(page, url, minutes);
  await press(page, speed === 1 ? 'Begin' : `× ${speed}`);
  await page.locator('.live .head .ring').waitFor();
}
