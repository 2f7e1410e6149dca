// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// JSON from outside (a file somebody chose): read like the engine reads it, or refused with its place.
// JSON.parse alone takes the last of two equal keys, turns 1e999 into Infinity, lets half a character
// pass and rounds long whole numbers; the engine does none of that, and one file has one meaning.

export interface JsonProblem {
  /** From 1, as editors count. */
  line: number;
  column: number;
  /** JSON pointer to where it is. */
  path: string;
  what: 'syntax' | 'twice' | 'deep' | 'number' | 'character';
  /** The key, number or word that it is about. */
  word: string;
  /** Where the same key stands before, for `twice`. */
  first?: { line: number; column: number };
}

export type StrictJson = { ok: true; value: unknown } | { ok: false; problem: JsonProblem };

/** Nothing that the app or the engine writes is nested deeper; the engine draws the same line. */
const deepest = 64;

class Refused extends Error {
  constructor(readonly problem: JsonProblem) {
    super(problem.what);
  }
}

class Scan {
  private at = 0;
  private path: (string | number)[] = [];
  constructor(private readonly text: string) {}

  whole(): void {
    this.value(0);
    this.blank();
    if (this.at < this.text.length) this.refuse('syntax', this.at, this.text[this.at]);
  }

  private place(at: number): { line: number; column: number } {
    const before = this.text.slice(0, at);
    return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
  }

  private refuse(what: JsonProblem['what'], at: number, word = '', first?: number): never {
    const path = this.path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    throw new Refused({ ...this.place(at), path, what, word, ...(first !== undefined && { first: this.place(first) }) });
  }

  private blank(): void {
    while (this.at < this.text.length && ' \t\n\r'.includes(this.text[this.at]!)) this.at++;
  }

  private take(sign: string): boolean {
    this.blank();
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  private need(sign: string): void {
    if (!this.take(sign)) this.refuse('syntax', this.at, this.text[this.at]);
  }

  private value(depth: number): void {
    this.blank();
    const sign = this.text[this.at];
    if ((sign === '{' || sign === '[') && depth === deepest) this.refuse('deep', this.at);
    if (sign === '{') this.object(depth + 1);
    else if (sign === '[') this.list(depth + 1);
    else if (sign === '"') this.string();
    else this.plain();
  }

  private object(depth: number): void {
    this.at++;
    const seen = new Map<string, number>();
    if (this.take('}')) return;
    do {
      this.blank();
      const start = this.at;
      if (this.text[start] !== '"') this.refuse('syntax', start, this.text[start]);
      const key = this.string();
      this.path.push(key);
      const before = seen.get(key);
      if (before !== undefined) this.refuse('twice', start, key, before);
      seen.set(key, start);
      this.need(':');
      this.value(depth);
      this.path.pop();
    } while (this.take(','));
    this.need('}');
  }

  private list(depth: number): void {
    this.at++;
    if (this.take(']')) return;
    let i = 0;
    do {
      this.path.push(i++);
      this.value(depth);
      this.path.pop();
    } while (this.take(','));
    this.need(']');
  }

  /** Its meaning, so that "\u0066ever" is the same key as "fever". */
  private string(): string {
    const start = this.at;
    // By hand: a log of megabytes is one string, and a pattern would run out of stack on it.
    let end = start + 1;
    for (let code = this.text.charCodeAt(end); code !== 0x22; code = this.text.charCodeAt(end)) {
      if (end >= this.text.length || code < 0x20) this.refuse('syntax', start, '"');
      end += code === 0x5c ? 2 : 1;
    }
    const raw = this.text.slice(start, end + 1);
    this.at = end + 1;
    let out: string;
    try {
      out = JSON.parse(raw) as string;
    } catch {
      this.refuse('syntax', start, raw);
    }
    // Half of a character that is written as two: other readers refuse it.
    if (/\p{Surrogate}/u.test(out)) this.refuse('character', start, raw);
    return out;
  }

  private plain(): void {
    const start = this.at;
    const word = /[^\s,:\]}[{"]*/y;
    word.lastIndex = start;
    const raw = word.exec(this.text)![0];
    this.at = start + raw.length;
    if (raw === 'true' || raw === 'false' || raw === 'null') return;
    if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(raw)) this.refuse('syntax', start, raw || this.text[start]);
    const number = Number(raw);
    const lost = /^-?\d+$/.test(raw) && !Number.isSafeInteger(number);
    if (!Number.isFinite(number) || lost) this.refuse('number', start, raw);
  }
}

/** The value, or the first problem. A byte order mark in front is read past, as in the engine. */
export function parseStrict(text: string): StrictJson {
  const plain = text.replace(/^\ufeff/, '');
  try {
    new Scan(plain).whole();
    return { ok: true, value: JSON.parse(plain) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    throw error;
  }
}
