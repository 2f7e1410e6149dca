// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What the session says about the device it runs on, and about coming back to it.
export const deviceWords = {
  device: {
    hold: 'press and hold', holdAgain: 'once more, and it is so', holdHow: 'Hold it for a moment, or choose it twice.',
    away: (text: string) => `Nobody watched the screen for ${text}. None of it counts as massage.`,
    stood: 'You were at:',
    seconds: (n: number) => (n === 1 ? '1 second' : `${n} seconds`),
    soundOff: 'Sound is off: touch anywhere.', soundLost: 'Sound does not come back on this device. The picture leads.',
    voiceOff: 'The voice waits: touch anywhere.', voiceLost: 'The voice does not answer. Its words are here.',
    screenOff: 'The screen may go dark by itself. Touch it now and then.',
    film: 'It should stay on: a silent film plays for it.',
    filmNo: 'This browser does not promise it. Set the display’s sleep time to the length of the massage.',
    insecure: 'Opened by a plain address (http), a browser holds some things back:',
    insecureOffline: 'It cannot be kept for use without network at this address (http). The network must stay.',
    insecureMemory: 'It may forget when space is short: at this address (http) it cannot promise.',
    looking: 'One moment …',
  },
};
