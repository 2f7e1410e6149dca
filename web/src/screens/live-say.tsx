// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What is said in one's own words: typed here, understood by the engine, as in the terminal.
import { useState } from 'preact/hooks';
import { engine } from '../engine/client.ts';
import type { Asked } from '../engine/types.ts';
import type { Say } from '../live/session.ts';
import { guide } from '../store/app.ts';
import { w } from '../words/en.ts';

export interface RedFlag {
  text: string;
  label: string;
}

/** The one list of the guide: what ends work on a place, or all work. */
export function redFlags(): RedFlag[] {
  const commands = guide.value?.['commands'] as Record<string, { buttons?: RedFlag[] }> | undefined;
  return commands?.['red-flag']?.buttons ?? [];
}

/** What the guide answers: the short of it, then the rest; an emergency looks like one. */
export function Told(p: { answer: Asked | undefined; name: string }) {
  return (
    <div class={p.answer?.first === 'emergency' ? 'told alarm' : 'told'} aria-live="polite">
      {p.answer && <p class={p.name}>{p.answer.answer}</p>}
      {p.answer?.more && <p class="further">{p.answer.more}</p>}
    </div>
  );
}

export function SayIt(p: { send: (say: Say) => void }) {
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<Asked | undefined>();
  const say = async (event: Event) => {
    event.preventDefault();
    if (text.trim() === '') return;
    let heard;
    try {
      heard = await engine.understand(text);
    } catch {
      heard = undefined;
    }
    setText('');
    setAnswer(heard?.ok ? heard.answer : undefined);
    // An engine that cannot say what it was hears the words of the one lying down, unclear as they are.
    const events: Say[] = heard?.ok ? heard.events : [{ who: 'receiver', kind: 'unknown', text }];
    for (const { who, kind, region, side, tool, text: words, minutes } of events)
      p.send({
        who, kind, ...(region && { region }), ...(side && { side }), ...(tool && { tool }), ...(words && { text: words }),
        ...(minutes && { minutes }),
      });
  };
  return (
    <section>
      <h2>{w.live.inWords}</h2>
      <form class="row" onSubmit={(event) => void say(event)}>
        <input type="text" value={text} aria-label={w.live.inWords} maxLength={200} autocomplete="off"
          onInput={(event) => setText(event.currentTarget.value)} />
        <button type="submit" class="target">{w.live.sayIt}</button>
      </form>
      <Told answer={answer} name="heard" />
    </section>
  );
}
