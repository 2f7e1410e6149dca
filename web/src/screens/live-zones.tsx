// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What an elbow can say without looking, and the strip with every way to end. STOP is one button that
// stands in the same place on every live screen; what lies beside it changes with what matters now.
import type { View } from '../engine/types.ts';
import type { Say } from '../live/session.ts';
import { w } from '../words/en.ts';

export interface Side {
  text: string;
  press: () => void;
}
interface Props {
  send: (say: Say) => void;
}

function Zone({ side }: { side: Side | null }) {
  // Where nothing is meant, nothing stands: the place beside STOP stays free.
  if (!side) return <span class="gap" aria-hidden="true" />;
  return <button type="button" class="target zone" onClick={side.press}><span>{side.text}</span></button>;
}

export function StopTarget({ press }: { press: () => void }) {
  return <button type="button" class="target zone stop" onClick={press}><span>{w.live.stop}</span></button>;
}

export function Zones(p: { first: Side | null; third: Side | null; stop: () => void }) {
  return (
    <div class="zones">
      <Zone key={p.first?.text ?? 'first'} side={p.first} />
      <StopTarget key="stop" press={p.stop} />
      <Zone key={p.third?.text ?? 'third'} side={p.third} />
    </div>
  );
}

/** Pause, never here and finish nicely; with the zone for stop these are the four ways to end. */
export function Strip(p: Props & { view: View | null; opened: boolean; open: () => void }) {
  const running = p.view?.running !== false;
  const l = w.live;
  return (
    <div class="strip" role="group" aria-label={l.strip}>
      {running && <button type="button" class="target" onClick={() => p.send({ who: 'giver', kind: 'pause' })}><span>{l.pause}</span></button>}
      <button type="button" class="target" onClick={() => p.send({ who: 'receiver', kind: 'never-here' })}><span>{l.neverHere}</span></button>
      <button type="button" class="target" onClick={() => p.send({ who: 'giver', kind: 'wind-down' })}><span>{l.windDown}</span></button>
      <button type="button" class="target" disabled={!p.view?.undo} onClick={() => p.send({ who: 'giver', kind: 'undo' })}><span>{l.undo}</span></button>
      <button type="button" class="target menu" aria-label={l.all} aria-expanded={p.opened} onClick={p.open}><span>{l.menu}</span></button>
    </div>
  );
}
