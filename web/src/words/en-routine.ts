// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The words of routines as text, in English.
import type { Severity } from '../routine/problems.ts';

const count = (n: number, one: string, many: string) => (n === 1 ? `one ${one}` : `${n} ${many}`);

export const routineWords = {
  routines: {
    title: 'Routines',
    lead: 'A massage written down, one line a step. Read one, change it, write your own, or bring one from elsewhere.',
    own: 'Yours', ownNone: 'None yet. Make one of ours yours, or begin with an empty page.',
    guide: 'Ours', found: 'Found elsewhere', foundSay: 'Told after what such texts say, to show what the check makes of them. Not to be followed.',
    fresh: 'Write a new one',
    file: 'Open a file', paste: 'Paste one', pasteBox: 'The text of the routine', pasteGo: 'Take it in',
    lines: (n: number) => (n === 1 ? '1 line' : `${n} lines`),
    changed: (day: string) => `changed ${day}`,
    untitled: 'Without a name',
    refused: {
      'too-long': 'This is too long for a routine: more than 256 kB. Nothing was taken in or changed.',
      'not-text': 'This is no plain text. Save it as text (UTF-8) where it comes from, then try again. Nothing was taken in or changed.',
      empty: 'There is nothing in this. Nothing was taken in or changed.',
    } as Record<string, string>,
    unread: 'This file could not be opened. Nothing was changed.',
    deleted: (title: string) => `“${title}” is deleted.`, undelete: 'Bring it back',
    gone: 'This routine is not here any more.', toAll: 'All routines',

    editTitle: 'Your routine', readTitle: 'One of ours',
    box: 'Text of the routine, one line a step. F8 goes to the next remark, Tab leaves the text.',
    boxRead: 'Text of the routine, to read. F8 goes to the next remark.',
    opening: 'Opening …',
    kept: 'Kept on this device.', notKept: 'This could not be kept: the device is full or does not allow it. Copy or download it.',
    mine: 'Make it mine', tidy: 'Tidy up', undo: 'Undo', redo: 'Redo',
    tidied: 'Tidied up.', tidyAlready: 'It is tidy already.', tidyNot: 'First mend what cannot be read.',
    share: 'Share', copy: 'Copy', copied: 'Copied.', copyNot: 'This browser does not let us copy. Mark the text and copy it by hand.',
    download: 'Download', shareNot: 'Sharing did not work. Copy or download it instead.',
    delete: 'Delete',
    use: 'Rehearse it or use it',
    tooLong: 'No more fits into a routine (256 kB). What was there before is untouched.',
    suggestions: 'Suggestions',
    crossed: 'The check did not answer. Your text is safe; write on, and it is tried again.',

    remarks: 'What the check says',
    checking: 'Reading …',
    fine: 'Nothing. It can be read, and nothing speaks against it.',
    empty: 'Nothing is written yet.',
    summary: (n: Record<Severity, number>) =>
      [
        n.error && count(n.error, 'thing cannot be read', 'things cannot be read'),
        n.unsafe && `${n.unsafe} unsafe`,
        n.poor && `${n.poor} could be better`,
        n['cannot tell'] && count(n['cannot tell'], 'question', 'questions'),
        n.warning && count(n.warning, 'thing read differently', 'things read differently'),
        n.note && count(n.note, 'note', 'notes'),
      ].filter(Boolean).join(', ') + '.',
    judgedLater: 'When all of it can be read, it is judged as well.',
    severity: {
      error: 'Cannot be read', unsafe: 'Unsafe', poor: 'Could be better', 'cannot tell': 'A question', warning: 'Read as', note: 'Note',
    } as Record<Severity, string>,
    line: (n: number) => (n > 0 ? `line ${n}` : 'the whole'),
    more: (n: number) => `Show ${n} more`,
    itIs: (text: string) => `it is ${text}`, rightIs: (text: string) => `right is ${text}`,

    how: 'How to write one',
    howLines: [
      'A line is a step: what, where, then whatever else you want to say, between commas.',
      'Side, direction, with what, how firm, how fast, how long: in any order, and nothing has to be said.',
      'A line that ends with a colon opens a part; its lines stand further in: warm-up, work, cool-down, repeat 3 times, one side complete, then the other.',
      'What stands behind # is a note. A name of your own goes in quotation marks: thumb circles "little suns".',
    ],
    example: 'petrissage on the top of the shoulders, each side, palms, medium, 40 s',
    start: 'routine: My evening routine\nposition: face down\nskin: oil\n\nwarm-up:\n  effleurage on the whole back, both sides, palms, light, 8 cm/s, 2 min\n  check in on the whole back\n\nwork:\n  petrissage on the top of the shoulders, each side, palms, light, 40 s\n\ncool-down:\n  effleurage on the whole back, both sides, palms, light, 5 cm/s, 2 min\n',
  },
  lowered: {
    working: 'Laying out the strokes …',
    title: (name: string) => `“${name}”`,
    lead: (minutes: number, level: string) => `${minutes === 1 ? '1 minute' : `${minutes} minutes`}, ${level} at most, as the text says.`,
    leadTwo: (giver: string, receiver: string) => `${giver} for ${receiver}, as gently as the two of you need it.`,
    not: 'Not like this.',
    notSay: 'Nobody should give this. Here is why, and where in the text:',
    nothing: 'No line of this can become a stroke.',
    unread: 'Some of it cannot be read yet.',
    why: 'Why not',
    poor: 'Safe, but it could be better',
    open: 'Left open',
    notes: 'Worth a look',
    assumed: (n: number) => `What we filled in (${n})`,
    assumedSay: 'The text leaves this open, or our strokes go differently.',
    assumedNone: 'Nothing had to be filled in.',
    about: {
      stage: 'part', technique: 'technique', position: 'position', place: 'place', side: 'side', direction: 'direction', hands: 'hands',
      pressure: 'pressure', tool: 'with', time: 'time', tempo: 'tempo', times: 'how often', optional: 'optional', until: 'until',
    } as Record<string, string>,
    leftOutWord: 'Left out',
    leftOut: (n: number) => `What is left out (${n})`,
    rehearse: 'Rehearse it, nobody needed',
    tonight: 'Use it tonight',
    tonightSay: 'First we ask the two of you what we must know. The routine is then laid out for this back.',
    text: 'Back to the text',
    follow: (title: string) => `Tonight follows the routine “${title}”.`,
    followSay: 'Wishes below count only if the rest has to be planned anew. How firm you want it counts always.',
    letGo: 'Plan freely instead',
  },
};
