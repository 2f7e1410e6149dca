// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// JSON pointers: the engine's questions say where in the intake their answer goes.

type Node = Record<string, unknown>;

function parts(path: string): string[] {
  return path.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function valueAt(root: unknown, path: string): unknown {
  return parts(path).reduce<unknown>(
    (node, part) => (node !== null && typeof node === 'object' ? (node as Node)[part] : undefined),
    root,
  );
}

/** A copy of `root` with the value at `path`; undefined removes it. */
export function withValue<T>(root: T, path: string, value: unknown): T {
  const change = (node: unknown, [head, ...rest]: string[]): unknown => {
    if (head === undefined) return value;
    const copy: Node = node !== null && typeof node === 'object' ? { ...(node as Node) } : {};
    const next = change(copy[head], rest);
    if (next === undefined) delete copy[head];
    else copy[head] = next;
    return copy;
  };
  return change(root, parts(path)) as T;
}
