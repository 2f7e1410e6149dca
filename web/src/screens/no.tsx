// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Not tonight, or help first: a whole calm page with the reasons, never a small red line.
import { changeDraft, draft, go, refusal } from '../store/app.ts';
import { momentOf } from '../store/evening.ts';
import { Nothing } from '../ui/nothing.tsx';
import { Button, Page, Title } from '../ui/parts.tsx';
import { w } from '../words/en.ts';

/** What two people may take on themselves, where the guide leaves it to them. */
function mayAccept(ids: string[]): { text: string; take: () => void }[] {
  const intake = draft.value?.intake;
  if (!intake) return [];
  const young = (age: unknown) => typeof age === 'number' && age >= 13 && age < 18;
  const take = (change: Partial<typeof intake>) => () => {
    const given = Object.fromEntries(Object.keys(change).map((key) => [key, momentOf(new Date())]));
    changeDraft({ intake: { ...intake, ...change, given: { ...intake.given, ...given } } });
    go('prepare');
  };
  const offers: { text: string; take: () => void }[] = [];
  if (ids.includes('cold') && !intake.accepted?.includes('cold'))
    offers.push({ text: w.refused.cold, take: take({ accepted: ['cold'] }) });
  if (ids.includes('age') && young(intake.receiver.age) && !intake.guardian_present)
    offers.push({ text: w.refused.guardian, take: take({ guardian_present: true }) });
  if (ids.includes('age') && young(intake.giver.age) && !intake.adult_present)
    offers.push({ text: w.refused.adult, take: take({ adult_present: true }) });
  return offers;
}

export function NoScreen() {
  const no = refusal.value;
  if (!no) return <Nothing title={w.away.no} />;
  const title = (w.refused as Record<string, string>)[no.kind] ?? w.refused.postpone;
  const emergency = no.kind === 'emergency';
  return (
    <div class={emergency ? 'kind emergency' : 'kind'}>
      <Page>
        <Title>{title}</Title>
        <section class="card" role={emergency ? 'alert' : undefined}>
          {no.reasons.length === 0 && <p>{w.away.noReason}</p>}
          {no.reasons.filter((r, i) => no.reasons.findIndex((o) => o.text === r.text) === i).map((reason) => (
            <div key={reason.text} class="stack tight">
              <p>{reason.text}</p>
              {reason.do && <p><strong>{reason.do}</strong></p>}
            </div>
          ))}
        </section>
        {!emergency && <p class="lead">{w.refused.kindly}</p>}
        <div class="row">
          {!emergency && mayAccept(no.reasons.map((reason) => reason.id)).map((offer) => (
            <Button key={offer.text} do={offer.take}>{offer.text}</Button>
          ))}
          <Button to="prepare">{w.refused.change}</Button>
          <Button to="start" kind="plain">{w.home}</Button>
        </div>
      </Page>
    </div>
  );
}
