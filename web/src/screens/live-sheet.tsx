// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Everything else that can be said in a session, on one sheet of large targets. Softer, STOP and
// close stand where softer, STOP and more stand (live-zones.tsx).
import { useEffect, useRef, useState } from 'preact/hooks';
import { engine } from '../engine/client.ts';
import type { Asked, EventKind, View } from '../engine/types.ts';
import type { Rhythm } from '../live/rhythm.ts';
import type { Say } from '../live/session.ts';
import { css, skinTones, type SkinTone } from '../live/skin.ts';
import { places } from '../live/turn.ts';
import { settings } from '../store/app.ts';
import { useDialog } from '../ui/dialog.ts';
import { KeyTeach } from '../ui/key-teach.tsx';
import { w } from '../words/en.ts';
import { redFlags, SayIt, Told } from './live-say.tsx';

interface Group {
  title: string;
  says: [string, Say][];
}

function groups(view: View | null): Group[] {
  const receiver = (kind: EventKind, more: Partial<Say> = {}): Say => ({ who: 'receiver', kind, ...more });
  const giver = (kind: EventKind, more: Partial<Say> = {}): Say => ({ who: 'giver', kind, ...more });
  const l = w.live;
  const going = view?.running !== false;
  return [
    { title: l.receiver, says: [
      [l.harder, receiver('harder')], [l.justRight, receiver('just-right')], [l.moreHere, receiver('more-here')],
      [l.lessHere, receiver('less-here')], [l.neverHere, receiver('never-here')], [l.ticklish, receiver('ticklish')],
      [l.cold, receiver('cold')], [l.warm, receiver('warm')], [l.uncomfortable, receiver('uncomfortable')],
    ] },
    { title: l.alarm, says: [
      [l.popped, receiver('popped')],
      ...redFlags().map(({ text, label }): [string, Say] => [label, receiver('red-flag', { text })]),
    ] },
    { title: l.giver, says: [
      [going ? l.pause : l.resume, giver(going ? 'pause' : 'resume')], [l.skip, giver('skip')], [l.back, giver('back')],
      ...(view?.undo ? [[l.undo, giver('undo')] as [string, Say]] : []), [l.repeat, giver('repeat')],
      [l.tired, giver('tired')], [l.thumbHurts, giver('hurts', { tool: 'thumb' })], [l.wristHurts, giver('hurts', { tool: 'palm' })],
      [l.knuckleHurts, giver('hurts', { tool: 'knuckles' })], [l.drag, giver('drag')], [l.flinch, giver('flinch')],
      [l.hardMuscle, giver('hard-muscle')], [l.asleep, giver('asleep')],
    ] },
    { title: l.time, says: [
      [l.windDown, giver('wind-down')], [l.five, giver('minutes-left', { minutes: 5 })], [l.ten, giver('minutes-left', { minutes: 10 })],
    ] },
  ];
}

/** What the guide says to what people ask most; the massage goes on meanwhile and hears nothing of it. */
function WhatIf() {
  const [asked, setAsked] = useState<{ question: string; answer: Asked } | null>(null);
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => asked ? said.current?.scrollIntoView({ block: 'center' }) : undefined, [asked]);
  const ask = async (question: string) => {
    const answer = await engine.ask(question);
    if (answer.ok) setAsked({ question, answer });
  };
  return (
    <section>
      <h2>{w.live.what}</h2>
      <div class="grid">
        {w.live.asks.map((question) => (
          <button type="button" class="target" key={question} aria-pressed={asked?.question === question}
            onClick={() => void ask(question)}>{question}</button>
        ))}
      </div>
      <div ref={said}><Told answer={asked?.answer} name="answer" /></div>
    </section>
  );
}

export interface Tones {
  back: SkinTone;
  hands: SkinTone;
}

/** Which way up, and whose skin: looks only, nothing of it is said to the engine. */
function Looks(p: { tones: Tones; paint: (tones: Tones) => void; canTurn: boolean }) {
  const l = w.live;
  const at = settings.value.place;
  return (
    <>
      {p.canTurn && (
        <section>
          <h2>{w.check.place}</h2>
          <div class="grid">
            {places.map((place) => (
              <button type="button" class="target" key={place} aria-pressed={at === place}
                onClick={() => (settings.value = { ...settings.value, place })}>{w.check.places[place]}</button>
            ))}
          </div>
        </section>
      )}
      <section>
        <h2>{w.keys.title}</h2>
        <KeyTeach touch />
      </section>
      {(['back', 'hands'] as const).map((part) => (
        <section key={part}>
          <h2>{l.skin[part]}</h2>
          <div class="grid swatches">
            {skinTones.map((tone) => (
              <button type="button" class="target swatch" key={tone} aria-pressed={p.tones[part] === tone}
                aria-label={`${l.skin[part]}: ${w.tones[tone]}`} style={{ background: css(tone) }}
                onClick={() => p.paint({ ...p.tones, [part]: tone })} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

export interface SheetProps {
  view: View | null;
  rhythm: Rhythm | null;
  tones: Tones;
  paint: (tones: Tones) => void;
  canTurn: boolean;
  send: (say: Say) => void;
  close: () => void;
}

export function Sheet(p: SheetProps) {
  const first = useDialog<HTMLHeadingElement>('.live');
  const set = (change: Partial<typeof settings.value>) => {
    settings.value = { ...settings.value, ...change };
    if (p.rhythm) p.rhythm.muted = !settings.value.rhythm;
    p.close();
  };
  return (
      <div class="sheet" role="dialog" aria-label={w.live.sheet}>
        {groups(p.view).map((group, i) => (
          <section key={group.title}>
            <h2 ref={i === 0 ? first : undefined} tabIndex={-1}>{group.title}</h2>
            <div class="grid">
              {group.says.map(([text, say]) => (
                <button type="button" class="target" key={text} onClick={() => p.send(say)}>{text}</button>
              ))}
            </div>
          </section>
        ))}
        <WhatIf />
        <SayIt send={p.send} />
        <section>
          <h2>{w.check.sound}</h2>
          <div class="grid">
            <button type="button" class="target" onClick={() => set({ rhythm: !settings.value.rhythm })}>
              {settings.value.rhythm ? w.live.soundOff : w.live.sound}
            </button>
          </div>
        </section>
        <Looks tones={p.tones} paint={p.paint} canTurn={p.canTurn} />
      </div>
  );
}
