// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What is said when storage, the engine's thread or another tab comes in between, in English.
export const tabWords = {
  tabs: {
    unsaved: 'This massage goes on. If the page closes, it cannot be resumed: this device cannot write just now.',
    unkept: 'This device cannot keep anything just now. Leave the page open: it tries again.',
    unread: 'What was kept on this device cannot be read just now. It is tried again. Other tabs of this app may be in the way: close them.',
    noLog: 'Of this massage nothing is left on this device that could go on.',
    engineLost: 'Something broke and is being started again. Rest your hands.',
    notHeard: (what: string) => `“${what.replaceAll('-', ' ')}” could not be heard. Say it to each other.`,
    elsewhere: 'This massage goes on in the other tab.',
    elsewhereSay: 'Stop works from here, too.',
    stop: 'stop',
    stopped: 'Stopped, in the other tab.',
    silent: 'The other tab does not answer. Say stop to each other, or take over here.',
    takeOver: 'Go on here instead',
    taking: 'Taking over …',
    home: 'Home',
    show: 'Look at it',
    erasedTitle: 'Everything was erased.',
    erased: 'Another tab erased everything on this device. This page is over, and writes nothing any more. If hands are on a back: rest them, then lift.',
    reload: 'Begin anew',
    openTitle: 'One massage is still open.',
    open: (name: string) => `The massage for ${name} has not ended. One at a time: go on with it, or end it and begin the new one.`,
    openRoutine: (title: string) => `“${title}” has not ended. One at a time: go on with it, or end it and begin the new one.`,
    goOn: 'Go on with it',
    endIt: 'End it, begin the new one',
    neither: 'Not now',
  },
};
