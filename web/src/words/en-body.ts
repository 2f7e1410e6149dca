// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The words around the picture of the body, in English: fitting it, positions, where time went.

const cm = (mm: number) => `${(Math.abs(mm) / 10).toFixed(1).replace(/\.0$/, '')} cm`;

export const bodyWords = {
  fit: {
    what: 'On the picture',
    marks: 'mark places',
    fit: 'fit it to this back',
    lead: 'No two backs are alike. Find these four points with your hands, then drag each one to where it is. The map moves along.',
    picture: 'The back with four points to move. Left and right move together.',
    label: (n: number, name: string, side: string) =>
      `${n}: ${name}${side ? `, ${side}` : ''}. Arrow keys move it, with Shift further; Delete puts it back.`,
    refused: (name: string, why: string) => `${name} stays where it was: ${why}.`,
    oldRefused: 'The points from last time do not go with this build and these arms. They are back where we would expect them.',
    shift: (out: number, up: number) => {
      const parts = [
        Math.abs(up) >= 0.5 ? `${cm(up)} ${up > 0 ? 'higher' : 'lower'}` : '',
        Math.abs(out) >= 0.5 ? `${cm(out)} ${out > 0 ? 'further out' : 'further in'}` : '',
      ].filter(Boolean);
      return parts.length > 0 ? `You moved it: ${parts.join(', ')}.` : 'Where we would expect it.';
    },
    ways: { up: 'up', down: 'down', in: 'inwards', out: 'outwards' },
    way: (way: string, name: string) => `${way}: ${name}`,
    asItWas: 'as it was',
    allAsItWas: 'all as it was',
  },
  pose: {
    position: 'How will they lie?',
    positions: {
      prone: 'on the belly', 'side-left': 'on the left side', 'side-right': 'on the right side', seated: 'sitting',
    } as Record<string, string>,
    armSays: {
      sides: 'The tips of the blades sit a little higher.',
      rests: 'The blades slide down and apart: their tips sit lower.',
      overhead: 'The tips of the blades swing up.',
    } as Record<string, string>,
    buildSays: {
      slim: 'The soft sides are drawn narrower. Spine and blades stay where they are.',
      average: '',
      broad: 'The soft sides are drawn wider. Spine and blades stay where they are.',
    } as Record<string, string>,
    how: 'How to settle',
    picture: 'The back as the map sees it now.',
    fitLater: 'You can fit the picture to this back in a moment, after the questions.',
  },
  heat: {
    legend: 'Time of touch on each spot, a fingertip wide',
    picture: (names: string) => `The back, coloured by how long hands work there. Longest: ${names}. The table below has the numbers.`,
    table: 'Minutes of a hand at work, and how much of the area it reaches. Two hands at once count twice.',
    area: 'Area',
    none: 'left in peace',
    minutes: (minutes: number) => `${minutes.toFixed(1)} min`,
    covered: (share: number) => ` ${Math.round(100 * share)}\u202f%`,
    time: (s: number) => (s < 60 ? `${s} s` : s % 60 === 0 ? `${s / 60} min` : `${Math.floor(s / 60)} min ${s % 60}`),
  },
};
