// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Not tonight, or help first: a whole calm page with the reasons, never a small red line.
import { refusal } from '../store/app.ts';
import { Button, Page, Title } from '../ui/parts.tsx';
import { w } from '../words/en.ts';

export function NoScreen() {
  const no = refusal.value ?? { kind: 'postpone', reasons: [] };
  const title = (w.refused as Record<string, string>)[no.kind] ?? w.refused.postpone;
  const emergency = no.kind === 'emergency';
  return (
    <div class={emergency ? 'kind emergency' : 'kind'}>
      <Page>
        <Title>{title}</Title>
        <section class="card" role={emergency ? 'alert' : undefined}>
          {no.reasons.map((reason) => (
            <div key={reason.id} class="stack tight">
              <p>{reason.text}</p>
              {reason.do && <p><strong>{reason.do}</strong></p>}
            </div>
          ))}
        </section>
        {!emergency && <p class="lead">{w.refused.kindly}</p>}
        <div class="row">
          <Button to="prepare">{w.refused.change}</Button>
          <Button to="start" kind="plain">{w.home}</Button>
        </div>
      </Page>
    </div>
  );
}
