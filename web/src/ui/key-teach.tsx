// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// "What does this key do?": press it and see, and give it another meaning if you like.
import { useEffect } from 'preact/hooks';
import { actionOf, actions, forgetKeys, heardKey, teach, teaching, type Action } from '../live/keys.ts';
import { settings } from '../store/app.ts';
import { w } from '../words/en.ts';
import { Button, Choice } from './parts.tsx';

/** `touch`: large targets for the live sheet, plain form controls elsewhere. */
export function KeyTeach({ touch = false }: { touch?: boolean }) {
  const t = w.keys;
  useEffect(() => () => {
    teaching.value = false;
    heardKey.value = '';
  }, []);
  const key = heardKey.value;
  const name = t.names[key] ?? key.toUpperCase();
  const now = key ? (actionOf(key) ?? 'nothing') : undefined;
  const of = actions.map((id) => ({ id, text: t.actions[id] }));
  const open = () => {
    heardKey.value = '';
    teaching.value = !teaching.value;
  };
  const toggle = teaching.value ? t.done : t.begin;
  return (
    <div class="stack">
      <p class={touch ? '' : 'soft'}>{t.lead}</p>
      <div class={touch ? 'grid' : 'row'}>
        {touch ? <button type="button" class="target" onClick={open}>{toggle}</button> : <Button do={open}>{toggle}</Button>}
        {settings.value.keys && (touch
          ? <button type="button" class="target" onClick={forgetKeys}>{t.forget}</button>
          : <Button do={forgetKeys}>{t.forget}</Button>)}
      </div>
      {teaching.value && <p role="status">{key ? t.means(name, t.actions[now!]) : t.press}</p>}
      {teaching.value && key && (touch
        ? (
          <div class="grid">
            {of.map(({ id, text }) => (
              <button type="button" class="target" key={id} aria-pressed={id === now} onClick={() => teach(key, id)}>{text}</button>
            ))}
          </div>
        )
        : <Choice label={t.choose(name)} of={of} value={now} set={(id) => teach(key, id as Action)} />)}
    </div>
  );
}
