// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Which way up the picture is: so that the giver's own place is at the bottom of the screen.

/** Quarter turns, counter-clockwise as seen; 0 has the head up. */
export type Turn = 0 | 1 | 2 | 3;

/** Where the giver is: towards the feet and facing the head, at the head, or across a side. */
export const places = ['feet', 'head', 'left', 'right'] as const;
export type Place = (typeof places)[number];

const turns: Record<Place, Turn> = { feet: 0, left: 1, head: 2, right: 3 };

/** Who lies on one side or sits has the giver behind them: then the body decides. Lying on the left
 *  side, the right one is up and the head to the left. */
export function turnOf(place: Place, position = 'prone'): Turn {
  if (position === 'side-left') return 1;
  if (position === 'side-right') return 3;
  return position === 'seated' ? 0 : turns[place];
}

/** Where the giver is when the picture is turned so. */
export function placeOf(turn: Turn): Place {
  return places.find((place) => turns[place] === turn)!;
}

/** From the body (x to its right, y towards its head) to the picture (x right, y up). */
export function turned(turn: Turn, x: number, y: number): [number, number] {
  if (turn === 0) return [x, y];
  if (turn === 1) return [-y, x];
  return turn === 2 ? [-x, -y] : [y, -x];
}

export function unturned(turn: Turn, x: number, y: number): [number, number] {
  return turned(((4 - turn) % 4) as Turn, x, y);
}

/** a, b, c, d of the matrix that draws the body's millimetres (y up) on a screen (y down). */
export function matrix(turn: Turn, scale: number): [number, number, number, number] {
  const [ax, ay] = turned(turn, scale, 0);
  const [bx, by] = turned(turn, 0, scale);
  return [ax, 0 - ay, bx, 0 - by];
}
