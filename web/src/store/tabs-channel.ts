// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What the app's tabs say to each other. A browser without the channel has one tab for all we know.

export type Message =
  /** Everything was erased. */
  | { kind: 'erased' }
  /** Something of this table was written; `key` where it is one row. */
  | { kind: 'changed'; table: string; key?: string }
  /** Who leads the session? Whoever does answers `leads`. */
  | { kind: 'who' }
  | { kind: 'leads'; tab: string; session: string; over: boolean }
  | { kind: 'free'; tab: string }
  /** Stop, said in another tab; the leading one stops, then answers. */
  | { kind: 'stop'; id: string }
  | { kind: 'stopped'; id: string }
  /** Another tab takes over: the leading one writes what it has, and yields. */
  | { kind: 'yield'; to: string }
  /** It is on its way: what was said is being written. */
  | { kind: 'yielding' };

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('unknot');
// In Node, where tests run, an open channel would keep the process.
(channel as { unref?: () => void } | null)?.unref?.();

export function tell(message: Message): void {
  channel?.postMessage(message);
}

/** Hears what other tabs say, never what this one does; returns how to stop hearing. */
export function hear(listen: (message: Message) => void): () => void {
  const heard = (event: MessageEvent<Message>) => listen(event.data);
  channel?.addEventListener('message', heard);
  return () => channel?.removeEventListener('message', heard);
}
