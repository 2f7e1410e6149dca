// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0

/** Takes part in what can be seen and reached now. */
export function isShown(one: Element): boolean {
  return one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden';
}
