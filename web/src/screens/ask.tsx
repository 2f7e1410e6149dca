// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { engine } from '../engine/client.ts';
import type { Asked } from '../engine/types.ts';
import { Button, Page, Title } from '../ui/parts.tsx';
import { w } from '../words/en.ts';

export function AskScreen() {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = async (question: string) => {
    setText(question);
    const answer = await engine.ask(question);
    if (answer.ok) setAsked(answer);
  };
  const others = (asked?.others ?? []).map((other) => other.title);
  return (
    <div class="ask">
      <Page>
        <Title>{w.ask.title}</Title>
        <p class="lead">{w.ask.lead}</p>
        <form onSubmit={(e) => { e.preventDefault(); void ask(text); }}>
          <input aria-label={w.ask.box} placeholder={w.ask.box} value={text} onInput={(e) => setText(e.currentTarget.value)} />
          <button class="button main" type="submit">{w.ask.go}</button>
        </form>
        <div aria-live="polite">
          {asked && (
            <section class={`card ${asked.first === 'emergency' ? 'alarm' : 'warm'}`} key={asked.id}>
              {asked.title && <h2>{asked.title}</h2>}
              <p>{asked.answer}</p>
              {asked.more && <details><summary>{w.ask.more}</summary><p>{asked.more}</p></details>}
            </section>
          )}
        </div>
        {others.length > 0 && <h2>{w.ask.others}</h2>}
        <div class="row">
          {(others.length > 0 ? others : w.ask.tries).map((other) => <Button key={other} do={() => void ask(other)}>{other}</Button>)}
        </div>
      </Page>
    </div>
  );
}
