// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The way to the plan, step by step. A step may keep people on it until it is answered.
import { signal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { changeDraft, draft, go } from '../store/app.ts';
import { fieldsRead, showWrongField } from '../ui/number-field.tsx';
import { Button, Page } from '../ui/parts.tsx';
import { w } from '../words/en.ts';
import { newDraft } from './draft.ts';
import { askedAgain } from './freshen.ts';
import { AgreeStep } from './prep-agree.tsx';
import { CheckStep } from './prep-check.tsx';
import { HealthStep } from './prep-health.tsx';
import { MarkStep } from './prep-mark.tsx';
import { OilStep } from './prep-oil.tsx';
import { RoomStep } from './prep-room.tsx';
import { WhoStep } from './prep-who.tsx';
import { WishesStep } from './prep-wishes.tsx';

const steps = [WhoStep, HealthStep, MarkStep, WishesStep, OilStep, RoomStep, AgreeStep, CheckStep];

/** What a step asks of the frame around it: go on only after this says yes. Back likewise. */
export interface Gate {
  onward?: () => boolean | Promise<boolean>;
  backward?: () => boolean;
  /** Says so where "go on" has another name. */
  word?: string;
}
export const gate = signal<Gate>({});

/** Steps set their gate while they are shown, before anybody could press anything on them. */
export function useGate(now: Gate): void {
  useLayoutEffect(() => {
    gate.value = now;
  });
}

export function PrepareScreen() {
  draft.value ??= newDraft();
  const at = Math.min(draft.value.step, steps.length - 1);
  const Step = steps[at]!;
  const move = (to: number) => {
    gate.value = {};
    askedAgain.value = false;
    changeDraft({ step: to });
  };
  const onward = async () => {
    // A number that cannot be one is put right first.
    await fieldsRead();
    if (showWrongField()) return;
    if ((await gate.value.onward?.()) === false) return;
    if (at + 1 === steps.length) go('plan');
    else move(at + 1);
  };
  const backward = () => {
    if (gate.value.backward?.() === false) return;
    if (at === 0) go('start');
    else move(at - 1);
  };
  return (
    <Page
      wide={Step === MarkStep || Step === WishesStep}
      foot={
        <>
          <Button do={backward}>{w.back}</Button>
          <Button kind="main" do={() => void onward()}>{gate.value.word ?? w.next}</Button>
        </>
      }
    >
      <div>
        <ol class="progress" aria-hidden="true">
          {steps.map((_, i) => <li key={i} class={i < at ? 'done' : i === at ? 'now' : ''} />)}
        </ol>
        <p class="small soft">{w.prepare.progress(at + 1, steps.length, w.prepare.steps[at]!)}</p>
      </div>
      {askedAgain.value && <p class="note" role="status">{w.prepare.askedAgain}</p>}
      <Step />
    </Page>
  );
}
