// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { skinTones, css } from '../live/skin.ts';
import { turnOf } from '../live/turn.ts';
import { changeDraft, draft, guide, people, personOf, savePerson, settings } from '../store/app.ts';
import type { Person } from '../store/types.ts';
import { Back } from '../ui/back.tsx';
import { areaKey, regionsOf, useDrawing } from '../ui/drawing.ts';
import { NumberField } from '../ui/number-field.tsx';
import { Choice, options, TextField, Title } from '../ui/parts.tsx';
import { w } from '../words/en.ts';
import { mostName, newPerson } from './draft.ts';
import { useGate } from './prepare.tsx';
import { forgetQuestions } from './questions.ts';

function Tone({ person, set }: { person: Person; set: (p: Person) => void }) {
  return (
    <fieldset>
      <legend>{w.who.tone}</legend>
      <div class="chips">
        {skinTones.map((tone) => (
          <label class="chip tone" key={tone} title={w.tones[tone]}>
            <input type="radio" name={`tone-${person.id}`} checked={person.tone === tone} aria-label={w.tones[tone]}
              onChange={() => set({ ...person, tone })} />
            <span style={{ background: css(tone) }} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Name(p: { title: string; person: Person; set: (p: Person) => void; choose: (id: string) => void }) {
  const others = people.value.filter((known) => known.name);
  const known = others.some((person) => person.id === p.person.id);
  return (
    <>
      <h2>{p.title}</h2>
      {others.length > 0 && (
        <Choice
          label={p.title} hideLabel value={known ? p.person.id : ''} set={p.choose}
          of={[...others.map((o) => ({ id: o.id, text: o.name })), { id: '', text: w.who.someoneNew }]}
        />
      )}
      {!known && <TextField label={w.who.name} most={mostName} value={p.person.name} set={(name) => p.set({ ...p.person, name })} />}
    </>
  );
}

/** What the guide says about a way of lying. */
interface Position {
  receiver: string;
  giver: string;
  out_of_reach: string;
  /** Regions that are not within reach: "sides:left", or both sides of one. */
  closed: string[];
}

/** The map of this body as it changes with every answer, and what the answer changed. */
function Preview({ person }: { person: Person }) {
  const { build = 'average', arms = 'sides', position = 'prone' } = person.receiver;
  const told = Object.fromEntries(Object.entries(person.receiver).filter(([, value]) => value !== undefined && value !== ''));
  const drawing = useDrawing({ receiver: told });
  const known = (guide.value?.['positions'] as Record<string, Position> | undefined)?.[position];
  const says = [known?.out_of_reach, w.pose.armSays[arms], w.pose.buildSays[build]].filter(Boolean);
  const closed = known?.closed ?? [];
  return (
    <div class="preview">
      {drawing && (
        <Back drawing={drawing} tone={person.tone} turn={turnOf('feet', position)} still label={w.pose.picture}>
          <g class="away">
            {regionsOf(drawing).filter((s) => closed.includes(s.id) || closed.includes(areaKey(s)))
              .map((s) => <path key={areaKey(s)} d={s.d} />)}
          </g>
          {drawing.shapes.filter((s) => s.role === 'bone').map((s) => <path key={s.id + s.side} d={s.d} class="thread bone" />)}
        </Back>
      )}
      <div class="stack tight">
        <div role="status">{says.map((text) => <p key={text} class="small">{text}</p>)}</div>
        {known && (
          <details class="small">
            <summary>{w.pose.how}</summary>
            <p>{known.receiver}</p>
            <p>{known.giver}</p>
          </details>
        )}
        <p class="small soft">{w.pose.fitLater}</p>
      </div>
    </div>
  );
}

/** After a swap: who lies down now, and for how long. */
function Swapped() {
  const now = draft.value!;
  if (!now.evening) return null;
  const name = personOf(now.receiverId)?.name ?? '';
  const { next_s, back_s } = now.evening;
  const [next, back] = [next_s, back_s].map((s) => w.minutes(Math.round(s / 60)));
  return (
    <p class="note" role="status">
      {next_s === 0 ? w.swap.late(name) : back_s > 0 ? w.swap.both(name, next!, back!) : w.swap.next(name, next!)}
    </p>
  );
}

export function WhoStep() {
  const now = draft.value!;
  const [receiver, setReceiver] = useState<Person>(personOf(now.receiverId) ?? newPerson());
  const [giver, setGiver] = useState<Person>(personOf(now.giverId) ?? { ...newPerson(), tone: settings.value.tones.hands });
  useGate({
    onward: async () => {
      const lying = { ...receiver, name: receiver.name.trim() || w.who.unnamedReceiver };
      const giving = { ...giver, name: giver.name.trim() || w.who.unnamedGiver };
      await savePerson(lying);
      await savePerson(giving);
      settings.value = { ...settings.value, tones: { back: lying.tone, hands: giving.tone } };
      const before = lying.asReceiver?.intake as { marks?: unknown } | undefined;
      // Chosen by a swap, nothing is filled in yet.
      const same = now.receiverId === lying.id && now.giverId === giving.id && now.intake.receiver.name !== undefined;
      const intake = same ? now.intake : {
        // Nothing that others said or agreed to is theirs.
        receiver: { answers: {}, details: {}, marks: (before?.marks ?? []) as [], opted_in: [] },
        giver: { answers: {}, details: {} },
        accepted: [],
      };
      forgetQuestions();
      if (!same) changeDraft({ asked: undefined, tensionBefore: null });
      changeDraft({ receiverId: lying.id, giverId: giving.id, intake: {
        ...intake, receiver: { ...intake.receiver, name: lying.name }, giver: { ...intake.giver, name: giving.name } } });
      return true;
    },
  });
  return (
    <>
      <Title>{w.who.title}</Title>
      <Swapped />
      <section class="card">
        <Name title={w.who.receiver} person={receiver} set={setReceiver}
          choose={(id) => setReceiver(personOf(id) ?? newPerson())} />
        <p class="help">{w.who.pictureHelp}</p>
        <Tone person={receiver} set={setReceiver} />
        <Choice label={w.who.build} of={options(w.who.builds)} value={receiver.receiver.build}
          set={(build) => setReceiver({ ...receiver, receiver: { ...receiver.receiver, build } })} />
        <NumberField label={w.who.stature} kind="length" least={100} most={250} value={receiver.receiver.stature_cm || undefined} key={receiver.id}
          set={(stature_cm) => setReceiver((now) => ({ ...now, receiver: { ...now.receiver, stature_cm } }))} />
        <Choice label={w.who.arms} of={options(w.who.armWords)} value={receiver.receiver.arms}
          set={(arms) => setReceiver({ ...receiver, receiver: { ...receiver.receiver, arms } })} />
        <Choice label={w.pose.position} of={options(w.pose.positions)} value={receiver.receiver.position ?? 'prone'}
          set={(position) => setReceiver({ ...receiver, receiver: { ...receiver.receiver, position } })} />
        <Preview person={receiver} />
      </section>
      <section class="card">
        <Name title={w.who.giver} person={giver} set={setGiver} choose={(id) => setGiver(personOf(id) ?? newPerson())} />
        <Tone person={giver} set={setGiver} />
        <Choice label={w.who.hands} of={options(w.who.handSizes)} value={String(giver.giver.hand_breadth_mm ?? '')}
          set={(mm) => setGiver({ ...giver, giver: { ...giver.giver, hand_breadth_mm: Number(mm) } })} />
        <NumberField label={w.who.stature} kind="length" least={100} most={250} value={giver.giver.stature_cm || undefined} key={giver.id}
          set={(stature_cm) => setGiver((now) => ({ ...now, giver: { ...now.giver, stature_cm } }))} />
        <Choice label={w.who.stamina} of={options(w.who.staminas)} value={giver.giver.stamina}
          set={(stamina) => setGiver({ ...giver, giver: { ...giver.giver, stamina } })} />
        <Choice label={w.who.surface} of={options(w.who.surfaces)} value={giver.giver.surface}
          set={(surface) => setGiver({ ...giver, giver: { ...giver.giver, surface } })} />
      </section>
    </>
  );
}
