// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Numbers of the guide's rules, for what the page itself has to keep.
import { guide } from './app.ts';

interface Rules {
  rules: Record<string, { rule: { id: string; limit?: Record<string, number> }[] }>;
}

/** `name` of a rule like "LIVE/hidden"; a guide without it is a mistake of ours. */
export function limitOf(id: string, name: string): number {
  const { rules } = guide.value as unknown as Rules;
  for (const { rule } of Object.values(rules)) {
    const found = rule.find((one) => one.id === id)?.limit?.[name];
    if (found !== undefined) return found;
  }
  throw new Error(`the guide has no ${name} in ${id}`);
}
