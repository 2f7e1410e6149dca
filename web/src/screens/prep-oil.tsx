// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import { engine } from '../engine/client.ts';
import type { Lubricant } from '../engine/types.ts';
import { changeDraft, draft, guide, patches, personOf } from '../store/app.ts';
import type { Draft } from '../store/types.ts';
import { capital, Many, Tick, Title } from '../ui/parts.tsx';
import { PatchTimer } from '../ui/patch.tsx';
import { w } from '../words/en.ts';
import { useGate } from './prepare.tsx';

async function recommend(now: Draft): Promise<Lubricant | null> {
  const person = (id: string, intake: Draft['intake']['giver']) => {
    const known = personOf(id);
    return {
      ...(intake.skin ? { skin: intake.skin } : {}),
      ...(intake.allergies ? { allergies: intake.allergies } : {}),
      barred: known?.barred ?? [],
      used_before: known?.usedBefore ?? [],
    };
  };
  const answer = await engine.lubricant({
    receiver: person(now.receiverId, now.intake.receiver),
    giver: person(now.giverId, now.intake.giver),
    hairy: now.request.hairy ?? false,
    clothed: now.request.clothed ?? false,
    minutes: now.request.minutes,
    stain_worry: now.oil.stain_worry,
    budget: now.oil.budget,
    cupboard: now.oil.cupboard,
  });
  return answer.ok ? answer : null;
}

export function OilStep() {
  const now = draft.value!;
  const [oil, setOil] = useState<Lubricant | null>(null);
  useGate({});
  const key = JSON.stringify([now.oil, now.request.minutes, now.request.hairy, now.request.clothed, patches.value]);
  useEffect(() => {
    void recommend(draft.value!).then((answer) => {
      setOil(answer);
      const product = answer?.product ?? undefined;
      if (answer && draft.value?.oil.product !== product) changeDraft({ oil: { ...draft.value!.oil, product } });
    });
  }, [key]);
  const keep = (change: Partial<Draft['oil']>) => changeDraft({ oil: { ...now.oil, ...change } });
  const products = Object.entries((guide.value?.['products'] ?? {}) as Record<string, { name?: string; kind?: string }>)
    .filter(([, product]) => product.name && product.kind !== 'words')
    .map(([id, product]) => ({ id, text: capital(product.name!) }));
  return (
    <>
      <Title>{w.oil.title}</Title>
      {oil && (
        <section class="card warm" aria-live="polite">
          <p class="soft">{w.oil.ours}</p>
          <h2>{oil.product ? capital(oil.name) : w.oil.without}</h2>
          <p>{oil.why}</p>
          {oil.amount && <p><strong>{w.oil.how}:</strong> {oil.amount}</p>}
        </section>
      )}
      {oil?.product && oil.patch_test.needed && <PatchTimer oil={oil} />}
      <section class="card">
        <Many label={w.oil.cupboard} of={products} value={now.oil.cupboard} set={(cupboard) => keep({ cupboard })} />
        <Tick label={w.oil.stain} value={now.oil.stain_worry} set={(stain_worry) => keep({ stain_worry })} />
        <Tick label={w.oil.budget} value={now.oil.budget === 'low'} set={(low) => keep({ budget: low ? 'low' : 'any' })} />
      </section>
      {oil && oil.others.length > 0 && (
        <details>
          <summary>{w.oil.others}</summary>
          <ul class="stack tight">{oil.others.map((o) => <li key={o.id}><strong>{capital(o.name)}</strong>: {o.why}</li>)}</ul>
        </details>
      )}
      {oil && oil.barred.length > 0 && (
        <details>
          <summary>{w.oil.barred}</summary>
          <ul class="stack tight">{oil.barred.map((o) => <li key={o.id}><strong>{capital(o.name)}</strong>: {o.why}</li>)}</ul>
        </details>
      )}
      {oil?.product && oil.safety.length > 0 && (
        <details open>
          <summary>{w.oil.safety}</summary>
          <ul class="stack tight">{oil.safety.map((line) => <li key={line}>{line}</li>)}</ul>
        </details>
      )}
    </>
  );
}
