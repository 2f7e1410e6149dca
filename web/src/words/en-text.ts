// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The words about what is typed, brought in, opened or updated, in English.
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const textWords = {
  numbers: {
    taken: (value: string) => `That is ${value}.`,
    problem: (message: string, remedy: string) => `${sentence(message)}. Right is: ${remedy}.`,
    unread: 'This could not be read as a number.',
  },
  clock: {
    byWall: (from: string, to: string) =>
      `By the clock of this device it was dabbed on at ${from}, and now it is ${to}. If that cannot be, wait once more.`,
    again: 'Count the time anew',
    jumped: 'The clock of this device was changed in between. What is left of the test is counted anew, so that it is never too short.',
  },
  away: {
    learn: 'There is no technique of that name.',
    no: 'There is nothing that speaks against a massage: no questions are answered yet.',
    noReason: 'It came without a reason, and should not have. Look at the answers and the numbers once more, please.',
    after: 'There is no massage to look back on.',
    live: 'No massage is going on.',
    plan: 'There is no plan yet.',
    planSay: 'A few questions come first.',
    page: 'There is no such page.',
    begin: 'Begin',
  },
  import: {
    button: 'Import',
    label: 'A file from “Export everything”',
    reading: 'Reading …',
    refused: {
      'too-long': 'This file is too large to be an export. Nothing was changed.',
      'not-json': 'This file is damaged or cut off: it cannot be read to its end. Nothing was changed.',
      foreign: 'This file is no export of Unknot. Nothing was changed.',
      newer: 'This file was written by a newer Unknot. Update this one first. Nothing was changed.',
      damaged: 'Something in this file is not as it should be, so none of it was taken. Nothing was changed.',
      failed: 'This device could not write it down. Nothing was changed.',
    } as Record<string, string>,
    where: (place: string) => `The first place: ${place}`,
    ask: 'Put these together with what is here?',
    people: (fresh: number, known: number) => `People: ${fresh} new, ${known} known here already.`,
    sessions: (fresh: number, known: number) => `Massages: ${fresh} new, ${known} known here already.`,
    routines: (fresh: number, both: number) => `Routines: ${fresh} new${both > 0 ? `, ${both} differ from the ones here and are kept beside them` : ''}.`,
    patches: (n: number) => `Patch tests that are running: ${n}.`,
    keeps: 'Nothing here is lost: of each answer the later one counts, and what somebody reacted to stays.',
    skippedLive: 'A massage that is going on is left alone.',
    yes: 'Yes, put together', no: 'No, leave it',
    done: 'Done. It is all here now.',
  },
  update: {
    missing: 'This part of the app was replaced by a newer version.',
    loads: 'The page loads anew.',
    later: 'It loads anew when the massage is over.',
    now: 'Load anew',
  },
};
