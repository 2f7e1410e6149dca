// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'preact/hooks';
import type { Request } from '../engine/types.ts';
import { changeDraft, changeRequest, draft, guide, loaded, personOf, savePerson } from '../store/app.ts';
import { mostMinutes } from '../store/hands.ts';
import { Back } from '../ui/back.tsx';
import { areaKey, areaName, regionsOf, useDrawing } from '../ui/drawing.ts';
import { Button, capital, Choice, Many, options, Tick, Title } from '../ui/parts.tsx';
import { w } from '../words/en.ts';
import { AgainCard } from './again.tsx';
import { useGate } from './prepare.tsx';
import { spots } from './draft.ts';

export interface TechniqueWords {
  name: string;
  on_by_default?: boolean;
  experienced_only?: boolean;
  pattern?: string;
  purpose: string;
  how: string;
  feel: string;
  steps: string[];
  avoid: string[];
}

export function techniques(): [string, TechniqueWords][] {
  const all = (guide.value?.['techniques'] ?? {}) as Record<string, TechniqueWords>;
  return (loaded.value?.technique_ids ?? Object.keys(all)).filter((id) => all[id]).map((id) => [id, all[id]!]);
}

function hint(minutes: number, surface?: string): string | null {
  if (surface === 'floor' && minutes > 15) return w.wishes.floorHint;
  if (minutes < 10) return w.wishes.shortHint;
  return minutes > 60 ? w.wishes.longHint : null;
}

export function MinutesField({ request, set }: { request: Request; set: (minutes: number) => void }) {
  const giver = draft.value?.giverId ?? '';
  const sore = mostMinutes(giver);
  const most = sore ?? 90;
  useEffect(() => {
    if (request.minutes > most) set(most);
  }, [request.minutes, most]);
  return (
    <fieldset>
      <legend>{w.wishes.minutes}</legend>
      <label class="field">
        <span class="timer">{w.minutes(request.minutes)}</span>
        <input type="range" min={5} max={most} step={1} value={request.minutes} aria-label={w.wishes.minutes}
          onInput={(e) => set(Number(e.currentTarget.value))} />
      </label>
      <div class="chips">
        {[10, 20, 30, 45].filter((n) => n <= most).map((n) => <Button key={n} do={() => set(n)}>{w.minutes(n)}</Button>)}
      </div>
      {sore !== null && <p class="note">{w.wishes.soreHands(personOf(giver)?.name ?? '', w.minutes(most))}</p>}
    </fieldset>
  );
}

function TechniqueWishes({ request }: { request: Request }) {
  const person = personOf(draft.value!.receiverId);
  const set = (id: string, value: string) => {
    const next = { ...request.techniques };
    if (value === '') delete next[id];
    else next[id] = value;
    changeRequest({ techniques: next });
    if (person) void savePerson({ ...person, techniques: next });
  };
  const rows = techniques().filter(([, t]) => t.pattern !== 'spoken' && t.pattern !== 'rest');
  return (
    <details>
      <summary>{w.wishes.techniques}</summary>
      <div class="stack">
        <p class="help">{w.wishes.techniquesHelp} {person && w.wishes.techniquesKept(person.name)}</p>
        {rows.map(([id, technique]) => (
          <Choice key={id} label={capital(technique.name)} value={request.techniques?.[id] ?? ''} set={(v) => set(id, v)}
            of={technique.on_by_default === false
              ? [{ id: '', text: w.wishes.off }, { id: 'on', text: w.wishes.on }]
              : [{ id: '', text: w.wishes.asIs }, { id: 'like', text: w.wishes.like }, { id: 'more', text: w.wishes.more }, { id: 'never', text: w.wishes.never }]} />
        ))}
      </div>
    </details>
  );
}

export function WishesStep() {
  const now = draft.value!;
  const { request } = now;
  const receiver = personOf(now.receiverId);
  const surface = personOf(now.giverId)?.giver.surface;
  const drawing = useDrawing({ receiver: receiver?.receiver ?? {}, marks: spots(now.intake.receiver.marks) });
  useGate({});
  const focus = request.focus ?? {};
  const flip = (key: string) => {
    const next = { ...focus };
    if (next[key]) delete next[key];
    else next[key] = 3;
    changeRequest({ focus: next });
  };
  const regions = drawing ? regionsOf(drawing) : [];
  const say = hint(request.minutes, surface);
  // What this person said about techniques before holds until they say otherwise.
  useEffect(() => {
    if (now.wishesOf === now.receiverId) return;
    changeDraft({ wishesOf: now.receiverId, request: { ...now.request, techniques: { ...receiver?.techniques } } });
  }, []);
  return (
    <>
      <Title>{w.wishes.title}</Title>
      {now.routine && (
        <div class="card warm">
          <p><strong>{w.lowered.follow(now.routine.title)}</strong> {w.lowered.followSay}</p>
          <div class="row"><Button do={() => changeDraft({ routine: undefined })}>{w.lowered.letGo}</Button></div>
        </div>
      )}
      <AgainCard person={receiver} />
      <div class="split">
        <div class="sticky">
          <p class="soft">{w.wishes.focus}</p>
          {drawing && (
            <Back drawing={drawing} tone={receiver?.tone ?? 'medium-light'} still label={w.wishes.focus}>
              {regions.map((shape) => (
                <path key={areaKey(shape)} d={shape.d} class={`region ${focus[areaKey(shape)] ? 'chosen' : ''}`}
                  onClick={() => flip(areaKey(shape))} />
              ))}
              {drawing.shapes.filter((s) => s.role === 'mark').map((s, i) => <path key={i} d={s.d} class="mark avoid" />)}
            </Back>
          )}
        </div>
        <div class="stack" style={{ gap: '1.8rem' }}>
          <MinutesField request={request} set={(minutes) => changeRequest({ minutes })} />
          {say && <p class="note">{say}</p>}
          <Choice label={w.wishes.pressure} of={options(w.wishes.pressures)} value={request.pressure}
            set={(pressure) => changeRequest({ pressure: pressure as Request['pressure'] })} />
          <Choice label={w.wishes.mix} of={options(w.wishes.mixes)} value={request.mix} set={(mix) => changeRequest({ mix })} />
          <details>
            <summary>{w.wishes.focusList}</summary>
            <Many label={w.wishes.focus} of={regions.map((r) => ({ id: areaKey(r), text: areaName(r, w.side) }))}
              value={Object.keys(focus)} set={(ids) => changeRequest({ focus: Object.fromEntries(ids.map((id) => [id, 3])) })} />
          </details>
          <TechniqueWishes request={request} />
          <div>
            <Tick label={w.wishes.stretches} value={request.stretches ?? false} set={(stretches) => changeRequest({ stretches })} />
            <Tick label={w.wishes.clothed} value={request.clothed ?? false} set={(clothed) => changeRequest({ clothed })} />
            <Tick label={w.wishes.hairy} value={request.hairy ?? false} set={(hairy) => changeRequest({ hairy })} />
          </div>
        </div>
      </div>
    </>
  );
}
