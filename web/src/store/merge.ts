// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Two tabs change the same thing: field by field both changes stay. Where both changed the same field,
// the later one counts. Lists of words and lists of things with names keep what either added.
type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const idOf = (value: unknown) => (isObject(value) && typeof value['id'] === 'string' ? value['id'] : JSON.stringify(value));

/** The same, whatever the order of the keys; a key without a value is none. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, i) => same(value, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]));
}

/** `base` is what both started from; `mineIsLater` decides where both changed one field. */
export function merge(base: unknown, mine: unknown, theirs: unknown, mineIsLater = true): unknown {
  if (same(mine, theirs) || same(base, theirs)) return mine;
  if (same(base, mine)) return theirs;
  if (isObject(mine) && isObject(theirs)) {
    const from = isObject(base) ? base : {};
    const out: Fields = {};
    for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
      const value = merge(from[key], mine[key], theirs[key], mineIsLater);
      if (value !== undefined) out[key] = value;
    }
    return out;
  }
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    const from = new Map((Array.isArray(base) ? base : []).map((value) => [idOf(value), value]));
    const ours = new Map(mine.map((value) => [idOf(value), value]));
    const gone = new Set([...from.keys()].filter((id) => !ours.has(id)));
    const known = new Set(theirs.map(idOf));
    return [
      ...theirs.filter((value) => !gone.has(idOf(value))).map((value) => {
        const id = idOf(value);
        return ours.has(id) ? merge(from.get(id), ours.get(id), value, mineIsLater) : value;
      }),
      // What they took away stays away, unless it is new here.
      ...mine.filter((value) => !known.has(idOf(value)) && !from.has(idOf(value))),
    ];
  }
  return mineIsLater ? mine : theirs;
}

interface Timed {
  /** When each field was last changed. */
  times?: Record<string, number>;
}

/** Marks the fields that differ from `base` as changed at `now`. */
export function stamped<T extends object & Timed>(base: T | undefined, mine: T, now: number): T {
  const times = { ...mine.times };
  for (const key of Object.keys({ ...base, ...mine }))
    if (key !== 'times' && !same((base as Fields | undefined)?.[key], (mine as Fields)[key])) times[key] = now;
  return { ...mine, times };
}

/** As `merge`, for values that know when each of their fields was changed. */
export function mergeTimed<T extends object & Timed>(base: T | undefined, mine: T, theirs: T): T {
  const from = (base ?? {}) as Fields;
  const out: Fields = {};
  const times: Record<string, number> = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    if (key === 'times') continue;
    const [m, t] = [mine.times?.[key] ?? 0, theirs.times?.[key] ?? 0];
    const value = merge(from[key], (mine as Fields)[key], (theirs as Fields)[key], m >= t);
    if (value !== undefined) out[key] = value;
    if (Math.max(m, t) > 0) times[key] = Math.max(m, t);
  }
  return { ...(out as T), times };
}
