// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Every word of the app's own in English: here and in the files beside it. What the engine says
// comes from the guide.
import { againWords } from './en-again.ts';
import { bodyWords } from './en-body.ts';
import { deviceWords } from './en-device.ts';
import { liveWords } from './en-live.ts';
import { prepareWords } from './en-prepare.ts';
import { routineWords } from './en-routine.ts';
import { tabWords } from './en-tabs.ts';
import { textWords } from './en-text.ts';

export const en = {
  brand: 'Unknot',
  back: 'Back',
  next: 'Go on',
  home: 'Home',
  yes: 'Yes',
  no: 'No',
  unsure: 'Not sure',
  loading: 'One moment …',
  broken: 'Unknot could not start on this device.',
  brokenHow: 'Close the page and open it again. If that does not help, another browser may.',
  minutes: (n: number) => (n === 1 ? '1 minute' : `${n} minutes`),
  side: { left: 'left', right: 'right', both: 'both sides', none: '' } as Record<string, string>,
  levels: { none: 'resting', light: 'light', medium: 'medium', firm: 'firm' } as Record<string, string>,
  kinds: {
    'check-in': 'ask', break: 'rest your hands', ending: 'the end', transition: 'move on', hold: 'hold', stroke: 'stroke',
  } as Record<string, string>,
  stages: {
    'warm-up': 'warm up', targeted: 'work', integration: 'join up', 'cool-down': 'slow down',
    stretches: 'stretch', grounding: 'rest hands', rest: 'quiet',
  } as Record<string, string>,
  tones: {
    lightest: 'lightest', light: 'light', 'medium-light': 'medium light', 'medium-deep': 'medium deep', deep: 'deep', deepest: 'deepest',
  } as Record<string, string>,

  start: {
    title: 'A back to rub, and someone who knows the way.',
    lead: 'Unknot plans a massage for the two of you, then leads your hands through it.',
    begin: 'Begin',
    practise: 'Practise one technique',
    routines: 'Routines',
    ask: 'Ask something',
    people: 'People and history',
    promise: 'Everything stays on this device.',
    lostTitle: 'You were in the middle of something.',
    lost: (name: string, ago: string) => `The massage for ${name} stopped ${ago}. It can go on where it stood.`,
    lostRoutine: (title: string, ago: string) => `“${title}” stopped ${ago}. It can go on where it stood.`,
    goOn: 'Go on',
    letGo: 'Let it go',
    patch: (name: string) => `Patch test: ${name}`,
    ago: (minutes: number) =>
      minutes < 2 ? 'a moment ago' : minutes < 90 ? `${minutes} minutes ago` : `${Math.round(minutes / 60)} hours ago`,
  },

  ...againWords,
  ...bodyWords,
  ...deviceWords,
  ...prepareWords,
  ...liveWords,
  ...routineWords,
  ...tabWords,
  ...textWords,

  refused: {
    postpone: 'Not tonight.',
    'no-plan': 'There is no good plan for this.',
    emergency: 'Please get help now.',
    input: 'Something does not fit together.',
    kindly: 'A blanket, a cup of tea and a shoulder to lean on are still on offer.',
    change: 'Change an answer',
    cold: 'We both know, and want it light and short',
    guardian: 'A parent or guardian says yes, and stays',
    adult: 'An adult is here, and stays',
  },
  plan: {
    title: 'Your massage',
    headline: (minutes: number, areas: string, level: string) => `${minutes} minutes, ${areas}, ${level} at most.`,
    wholeBack: 'the whole back',
    mostly: (name: string) => `the back, mostly the ${name}`,
    ends: (time: string) => `Begin now and you are done at ${time}.`,
    score: 'How it goes',
    levelsSay: 'height: how strong', restsSay: 'ring: your hands rest',
    where: 'Where the time goes',
    warnings: 'Good to know',
    advice: 'Before you start',
    steps: 'Step by step',
    change: 'Change wishes',
    working: 'Planning …',
    begin: 'Begin',
    rehearse: 'Or rehearse it faster, nobody needed',
    speed: (n: number) => `× ${n}`,
    good: (percent: number) => `As good as a plan with this frame can be, within ${percent} %.`,
  },
  learn: {
    title: 'Practise one technique',
    lead: 'A cushion will do. Watch, listen, move along.',
    feel: 'How it feels', how: 'How', steps: 'Step by step', avoid: 'Better not', purpose: 'What it is for',
    sound: 'Play the rhythm', quiet: 'Rhythm off', all: 'All techniques',
  },
  ask: {
    title: 'Ask',
    lead: 'Anything that comes up, also in the middle of it.',
    box: 'Your question',
    go: 'Ask',
    tries: ['They want it deeper', 'My thumb hurts', 'Something cracked', 'Which oil?', 'It tickles', 'How long?'],
    others: 'Related', more: 'More about this',
  },
  people: {
    title: 'People and history',
    people: 'People', history: 'History', nothing: 'Nothing here yet.',
    export: 'Export everything', erase: 'Erase everything',
    eraseSure: 'Erase all people, answers and sessions on this device? Nobody can bring them back.',
    eraseYes: 'Yes, erase everything', eraseNo: 'Keep it',
    erased: 'Everything is erased.',
    session: (receiver: string, giver: string) => `${giver} for ${receiver}`,
    tension: (before: number, after: number) => `tension ${before} → ${after}`,
    oils: 'Fine so far', barred: 'Reacted to', remove: 'Remove',
    rehearsal: 'rehearsal',
    look: 'See how it went', tensionTitle: 'Tension before and after', overTime: 'How strong, over time', melted: 'melted', plank: 'a plank',
    unreadable: 'The record of this one cannot be read any more.', nothingGiven: 'It ended before the first touch.',
    removeSession: (what: string) => `Remove from history: ${what}`, removeShort: 'Remove', routine: (title: string) => `Rehearsed: ${title}`,
    spot: (name: string) => `Tender: ${name}`,
  },
};
export const w = en;
