// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// From a plan to a session that is written down before its first moment.
import type { Plan } from '../engine/types.ts';
import { draft, go, lost, personOf, settings } from '../store/app.ts';
import { db, newId } from '../store/db.ts';
import type { Draft, SessionRecord } from '../store/types.ts';

function stopWordOf(intake: Draft['intake']): string | undefined {
  const agreed = intake.receiver['agreed'] as { stop_word?: string } | undefined;
  return agreed?.stop_word?.trim() || undefined;
}

/** `routine`: the title of the text that is followed. A rehearsal of one needs no two people. */
export async function openSession(plan: Plan, speed: number, routine?: string): Promise<void> {
  const now = routine === undefined || draft.value?.routine ? draft.value : null;
  const receiver = personOf(now?.receiverId ?? '');
  const giver = personOf(now?.giverId ?? '');
  const record: SessionRecord = {
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
    plan: JSON.parse(JSON.stringify(plan)) as Plan,
    log: '',
    logged: 0,
    t_ms: 0,
    seen: Date.now(),
    tensionBefore: now?.tensionBefore ?? null,
    ...(routine === undefined ? {} : { routine }),
    ...(now && { stopWord: stopWordOf(now.intake) }),
    ...(now?.evening && { evening: now.evening }),
  };
  await (await db()).put('sessions', record);
  lost.value = record;
  go(`live/${speed}`);
}
