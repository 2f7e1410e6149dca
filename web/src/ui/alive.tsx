// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// A text that changes while people look at it. A browser's translation puts its own nodes in the place
// of ours; a text that is changed in place is then changed where nobody sees it. This one is a new
// element for each text: the old one goes with whatever was put into it.
export function Alive({ text }: { text: string }) {
  return text === '' ? null : <span key={text}>{text}</span>;
}
