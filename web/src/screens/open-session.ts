// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// From a plan to a session. One session at most is live: another one is ended or gone on with first.
import { signal } from '@preact/signals';
import { engine } from '../engine/client.ts';
import type { Plan } from '../engine/types.ts';
import { draft, go, lost, personOf, settings } from '../store/app.ts';
import { newId, unfinishedOnes } from '../store/db.ts';
import { goesOn } from '../store/evening.ts';
import { onChange } from '../store/keep.ts';
import { beginRows, logOf, saveRecord } from '../store/lines.ts';
import { ask, elsewhere, leading } from '../store/tabs.ts';
import type { Draft, Massage, SessionRecord } from '../store/types.ts';

function stopWordOf(intake: Draft['intake']): string | undefined {
  const agreed = intake.receiver['agreed'] as { stop_word?: string } | undefined;
  return agreed?.stop_word?.trim() || undefined;
}

/** Asked where one session is to begin while another one is open. */
export const inTheWay = signal<{ open: SessionRecord; begin: () => void } | null>(null);

/** One that nobody goes on with becomes history: it ended when it was last touched. */
export async function endAsHistory(session: SessionRecord): Promise<void> {
  const log = await logOf(session.id).catch(() => '');
  const history = log === '' ? null : await engine.history(log).catch(() => null);
  saveRecord({
    ...session, state: 'done', ended: new Date(session.seen || Date.now()).toISOString(),
    given_ms: history?.ok ? Math.round(history.given_s * 1000) : session.given_ms ?? 0,
  });
  if (lost.value?.id === session.id) lost.value = null;
}

/** What a page left open this evening is offered again, of several only the last. Those of other
 *  evenings are history from now on. */
export async function offerLost(): Promise<void> {
  try {
    if (leading.value) return;
    const open = await unfinishedOnes();
    if (leading.value) return;
    const last = open.find((session) => goesOn(session)) ?? null;
    const others = open.filter((session) => session !== last);
    lost.value = last;
    void ask().then(async (leader) => {
      if (leader === null && !leading.value) for (const session of others) await endAsHistory(session);
    });
  } catch (error) {
    console.warn('sessions are not read', error);
  }
}

export async function openLost(): Promise<void> {
  onChange('sessions', () => void offerLost());
  await offerLost();
}

/** `routine`: the title of the text that is followed. A rehearsal of one needs no two people. */
export async function openSession(plan: Plan, speed: number, routine?: string): Promise<void> {
  const open = lost.value;
  const begin = () => beginSession(plan, speed, routine);
  if (open?.state === 'live') inTheWay.value = { open, begin };
  else begin();
}

function beginSession(plan: Plan, speed: number, routine?: string): void {
  const now = routine === undefined || draft.value?.routine ? draft.value : null;
  const receiver = personOf(now?.receiverId ?? '');
  const giver = personOf(now?.giverId ?? '');
  const own = JSON.parse(JSON.stringify(plan)) as Plan;
  const record: Massage = {
    id: newId(),
    started: new Date().toISOString(),
    state: 'live',
    receiverId: now?.receiverId ?? '',
    giverId: now?.giverId ?? '',
    receiverName: receiver?.name ?? '',
    giverName: giver?.name ?? '',
    tone: receiver?.tone ?? settings.value.tones.back,
    giverTone: giver?.tone ?? settings.value.tones.hands,
    speed,
    planned_s: plan.total_s,
    ...(plan.request.receiver?.position && { position: plan.request.receiver.position }),
    plan: own,
    t_ms: 0,
    seen: Date.now(),
    tensionBefore: now?.tensionBefore ?? null,
    ...(routine === undefined ? {} : { routine }),
    ...(now && { stopWord: stopWordOf(now.intake) }),
    ...(now?.evening && { evening: now.evening }),
  };
  saveRecord(record);
  beginRows(record.id, { plan: own, at: Date.now() });
  lost.value = record;
  go(`live/${speed}`);
}

/** The way to a session that is open, here or in the tab that leads it. */
export function goOnWith(session: SessionRecord): void {
  if (elsewhere.value === null) lost.value = session;
  go(`live/${session.speed}`);
}
