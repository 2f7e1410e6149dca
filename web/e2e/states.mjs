// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Every state that the live screen can be in, and the way into it from a massage that is going on.
import { goOn, heading, lastly, moment, tap } from './seat.mjs';
import { until } from './tools.mjs';

/** Until the live screen shows this veil; '' is none. */
export function veiled(page, name) {
  return page.locator(`.live[data-veil="${name}"]`).waitFor();
}

async function fromSheet(page, text) {
  await tap(page.locator('.strip .menu'));
  await page.locator('.sheet').getByRole('button', { name: text, exact: true }).first().click();
  await page.locator('.sheet').waitFor({ state: 'detached' });
}

/** What is there while a massage is going on, at its own speed. */
export const states = {
  async working(page) {
    await veiled(page, '');
  },
  async question(page) {
    await fromSheet(page, 'they flinched');
    await veiled(page, 'question');
  },
  async 'which-area'(page) {
    await page.keyboard.press('m');
    await heading(page, 'Which part do you mean?');
  },
  async where(page) {
    await fromSheet(page, 'sharp pain');
    await veiled(page, 'place');
  },
  async paused(page) {
    await page.keyboard.press(' ');
    await veiled(page, 'paused');
  },
  async sheet(page) {
    await tap(page.locator('.strip .menu'));
    await page.locator('.sheet').waitFor();
  },
  async stopped(page) {
    await page.keyboard.press('Escape');
    await veiled(page, 'stopped');
  },
};

/** What is there in a rehearsal only, where minutes pass in seconds. */
export const lateStates = {
  async 'agree-again'(page) {
    await page.keyboard.press(' ');
    await lastly(page, 'pause');
    const paused = await moment(page);
    await until('five minutes more', async () => (await moment(page)) > paused + 305_000 || (await moment(page)));
    await tap(page.locator('.veil').getByText('go on', { exact: true }));
    await veiled(page, 'agree');
  },
  async finished(page) {
    await page.keyboard.press('w');
    for (let over = false; !over;) {
      await page.locator('.live:is([data-veil="finished"], [data-veil="paused"])').waitFor({ timeout: 120_000 });
      over = (await page.locator('.live[data-veil="finished"]').count()) > 0;
      if (!over) await goOn(page);
    }
  },
  /** There is no way out of this one. */
};

export async function emergency(page) {
  await fromSheet(page, 'chest pain');
  await veiled(page, 'emergency');
}

/** Held until it is heard. */
export async function hold(page, text) {
  const target = page.locator('.veil .hold', { hasText: text });
  const box = await target.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await target.waitFor({ state: 'detached' });
  await page.mouse.up();
}

/** From wherever a stop was said back to a massage that is going on. */
export async function back(page) {
  await hold(page, 'They said: go on');
  await veiled(page, 'paused');
  await goOn(page);
  await veiled(page, '');
}

/** Where STOP stands. */
export function stopBox(page) {
  return page.locator('.zones .stop').evaluate((one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    return { left, top, right, bottom };
  });
}
