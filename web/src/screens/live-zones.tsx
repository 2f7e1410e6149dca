// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What an elbow can say without looking, and the strip with every way to end. Zones keep their
// places on the body: they turn with the picture (live.css, by the turn).
import type { EventKind, View } from '../engine/types.ts';
import type { Say } from '../live/session.ts';
import { w } from '../words/en.ts';

interface Props {
  send: (say: Say) => void;
}

function Zone(p: Props & { kind: EventKind; text: string; stop?: boolean }) {
  return (
    <button type="button" class={p.stop ? 'target zone stop' : 'target zone'} onClick={() => p.send({ who: 'receiver', kind: p.kind })}>
      <span>{p.text}</span>
    </button>
  );
}

export function Zones({ send }: Props) {
  return (
    <div class="zones">
      <Zone kind="softer" text={w.live.softer} send={send} />
      <Zone kind="stop" text={w.live.stop} stop send={send} />
      <Zone kind="more-here" text={w.live.more} send={send} />
    </div>
  );
}

/** Pause, never here and finish nicely; with the zone for stop these are the four ways to end. */
export function Strip(p: Props & { view: View | null; opened: boolean; open: () => void }) {
  const running = p.view?.running !== false;
  const l = w.live;
  return (
    <div class="strip" role="group" aria-label={l.strip}>
      {running && <button type="button" class="target" onClick={() => p.send({ who: 'giver', kind: 'pause' })}>{l.pause}</button>}
      <button type="button" class="target" onClick={() => p.send({ who: 'receiver', kind: 'never-here' })}>{l.neverHere}</button>
      <button type="button" class="target" onClick={() => p.send({ who: 'giver', kind: 'wind-down' })}>{l.windDown}</button>
      <button type="button" class="target" disabled={!p.view?.undo} onClick={() => p.send({ who: 'giver', kind: 'undo' })}>{l.undo}</button>
      <button type="button" class="target menu" aria-label={l.all} aria-expanded={p.opened} onClick={p.open}>{l.menu}</button>
    </div>
  );
}
