// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What version 2 of the database kept of a session (the log as one text, beside it every event, and
// the plan in the record) as version 3 keeps it: the log's lines, and events that came into none.
import type { Plan, SessionEvent } from '../engine/types.ts';
import type { Line, SessionRecord } from './types.ts';

export interface OldEvent {
  session: string;
  n: number;
  event: SessionEvent;
}

export type OldRecord = Omit<SessionRecord, 'planned_s'> & { plan?: Plan; log?: string; logged?: number };

export function fromTwo(old: OldRecord, events: OldEvent[]): { record: SessionRecord; lines: Line[] } {
  const { plan, log = '', logged = 0, ...rest } = old;
  const session = rest.id;
  const seen = rest.seen ?? Date.parse(rest.started);
  const at = Number.isFinite(seen) ? seen : 0;
  const texts = log.split('\n').filter((line) => line !== '');
  const lines: Line[] = texts.map((line, n) => ({ session, n, line, at }));
  if (lines.length === 0 && plan) lines.push({ session, n: 0, plan, at });
  const left = events.filter(({ n }) => n >= logged).sort((a, b) => a.n - b.n);
  // The log was saved at `seen`; what came after that came while people were still there.
  for (const { event } of left)
    lines.push({ session, n: lines.length, event, at: at + Math.max(0, event.t_ms - (rest.t_ms ?? 0)) / (rest.speed || 1) });
  return { record: { ...rest, seen: at, planned_s: plan?.total_s ?? 0 } as SessionRecord, lines };
}
