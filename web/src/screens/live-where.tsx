// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// "Where?": an area is touched on the picture or named in the list beside it.
import type { EventKind } from '../engine/types.ts';
import type { LiveSession, Say } from '../live/session.ts';
import { turnOf } from '../live/turn.ts';
import { settings } from '../store/app.ts';
import { Back } from '../ui/back.tsx';
import { areaKey, areaName, regionsOf, useDrawing } from '../ui/drawing.ts';
import { w } from '../words/en.ts';

export function Where({ session, kind, send }: { session: LiveSession; kind: EventKind; send: (say: Say) => void }) {
  const receiver = session.record.plan.request.receiver ?? {};
  const drawing = useDrawing({ receiver });
  if (!drawing) return null;
  const regions = regionsOf(drawing);
  const name = (shape: (typeof regions)[number]) => send({ who: 'receiver', kind, region: shape.id, side: shape.side });
  return (
    <div class="where">
      <Back drawing={drawing} tone={session.record.tone} light="night" turn={turnOf(settings.value.place, receiver.position)} still label={w.live.where}>
        {regions.map((shape) => <path key={areaKey(shape)} d={shape.d} class="region" onClick={() => name(shape)} />)}
      </Back>
      <div class="grid names">
        {regions.map((shape) => (
          <button type="button" class="name" key={areaKey(shape)} onClick={() => name(shape)}>{areaName(shape, w.side)}</button>
        ))}
      </div>
    </div>
  );
}
