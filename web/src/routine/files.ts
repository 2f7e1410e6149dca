// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Routines from outside and to outside. Whatever is handed in, the answer is a text or a reason.

/** As much as the engine reads (docs/formats/routine.md). */
export const mostBytes = 256 * 1024;

export type Taken = { text: string } | { refused: 'too-long' | 'not-text' | 'empty' };

/** The size decides before anything is read into memory. */
export async function readFile(file: Blob): Promise<Taken> {
  // Twice as much, for UTF-16.
  if (file.size > 2 * mostBytes) return { refused: 'too-long' };
  return readBytes(new Uint8Array(await file.arrayBuffer()));
}

export function readBytes(bytes: Uint8Array): Taken {
  const [a, b] = bytes;
  const coding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return readText(new TextDecoder(coding, { fatal: true }).decode(bytes));
  } catch {
    return { refused: 'not-text' };
  }
}

/** All that Unicode counts as the end of a line, as in the engine (src/base/characters.hpp). */
export const lineEnd = /\r\n?|[\n\v\f\u0085\u2028\u2029]/;
const lineEnds = new RegExp(lineEnd, 'g');

/** Text as people paste it, its lines ended in one way. What is odd in them the engine reads, or names. */
export function readText(raw: string): Taken {
  const text = raw.replace(/^\ufeff/, '').replace(lineEnds, '\n');
  if (bytesOf(text) > mostBytes) return { refused: 'too-long' };
  if (/[\u0000-\u0008\u000e-\u001f\u007f]/.test(text)) return { refused: 'not-text' };
  return text.trim() === '' ? { refused: 'empty' } : { text };
}

/** A name or a note: one line, without what nobody sees or what turns other words round, at most so long. */
export function oneLine(raw: string, most: number): string {
  const plain = wellFormed(raw).replace(lineEnds, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu, '');
  return [...plain].slice(0, most).join('');
}

/** Halves of characters, which a clipboard may hold, are none that anything outside reads. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, '\ufffd');
}

export function bytesOf(text: string): number {
  // At most three bytes a code unit: short texts need no counting.
  return text.length * 3 <= mostBytes ? text.length : new TextEncoder().encode(text).length;
}

/** What the text calls itself. */
export function titleOf(text: string): string | null {
  const found = /^(?:routine|title)[ \t]*:[ \t]*(.*)$/im.exec(text)?.[1] ?? '';
  return found.replace(/\s#.*$/, '').trim().slice(0, 120) || null;
}

export function fileName(title: string, ending: string): string {
  const plain = title.normalize('NFKD').replace(/[^\w]+/g, '-').replace(/^-+|-+$/g, '').toLowerCase().slice(0, 60);
  return `${plain || 'routine'}.${ending}`;
}

export function download(title: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = fileName(title, 'routine');
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function canShare(): boolean {
  return typeof navigator.share === 'function';
}

/** Systems pass on text files by that name only. False: the person changed their mind. */
export async function share(title: string, text: string): Promise<boolean> {
  const files = [new File([text], fileName(title, 'txt'), { type: 'text/plain' })];
  try {
    await navigator.share(navigator.canShare?.({ files }) ? { title, files } : { title, text });
    return true;
  } catch (error) {
    if ((error as Error).name === 'AbortError') return false;
    throw error;
  }
}
