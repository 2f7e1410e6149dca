// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The small pieces all screens are made of.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { oneLine } from '../routine/files.ts';
import { go } from '../store/app.ts';
import { w } from '../words/en.ts';

/** A heading that takes the focus when its screen appears, so that nobody is left behind. */
export function Title({ children }: { children: ComponentChildren }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    ref.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [String(children)]);
  return <h1 tabIndex={-1} ref={ref}>{children}</h1>;
}

export function Page(p: { children: ComponentChildren; foot?: ComponentChildren; wide?: boolean }) {
  return (
    <>
      <header class={p.wide ? 'top' : 'top narrow'}>
        <a class="brand" href="#/start">{w.brand}</a>
      </header>
      <main class={p.wide ? 'page wide' : 'page'}>{p.children}</main>
      {p.foot && <footer class="foot"><div>{p.foot}</div></footer>}
    </>
  );
}

export function Button(p: {
  children: ComponentChildren; do?: () => void; to?: string; kind?: string; disabled?: boolean; label?: string;
}) {
  const press = () => (p.to === undefined ? p.do?.() : go(p.to));
  return (
    <button type="button" class={`button ${p.kind ?? ''}`} onClick={press} disabled={p.disabled} aria-label={p.label}>
      {p.children}
    </button>
  );
}

export interface Option {
  id: string;
  text: string;
}
export function options(words: Record<string, string>): Option[] {
  return Object.entries(words).map(([id, text]) => ({ id, text }));
}

/** One of several, as large buttons; a real radio group underneath. */
export function Choice(p: {
  label: string; help?: string; of: Option[]; value: string | undefined; set: (id: string) => void; hideLabel?: boolean;
}) {
  const name = useId();
  return (
    <fieldset>
      <legend class={p.hideLabel ? 'visually-hidden' : ''}>{p.label}</legend>
      {p.help && <p class="help">{p.help}</p>}
      <div class="chips">
        {p.of.map((option) => (
          <label class="chip" key={option.id}>
            <input type="radio" name={name} checked={p.value === option.id} onChange={() => p.set(option.id)} />
            <span>{option.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function Many(p: {
  label: string; help?: string; of: Option[]; value: string[]; set: (ids: string[]) => void;
}) {
  const flip = (id: string) =>
    p.set(p.value.includes(id) ? p.value.filter((other) => other !== id) : [...p.value, id]);
  return (
    <fieldset>
      <legend>{p.label}</legend>
      {p.help && <p class="help">{p.help}</p>}
      <div class="chips">
        {p.of.map((option) => (
          <label class="chip" key={option.id}>
            <input type="checkbox" checked={p.value.includes(option.id)} onChange={() => flip(option.id)} />
            <span>{option.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function Tick(p: { label: ComponentChildren; help?: string; value: boolean; set: (on: boolean) => void }) {
  return (
    <label class="tick">
      <input type="checkbox" checked={p.value} onChange={(e) => p.set(e.currentTarget.checked)} />
      <span>
        {p.label}
        {p.help && <span class="help"><br />{p.help}</span>}
      </span>
    </label>
  );
}

/** One line of text of one's own: a name, a note. Longer ones than `most` are cut where they are typed. */
export function TextField(p: { label: string; value: string; set: (text: string) => void; most?: number }) {
  const most = p.most ?? 120;
  return (
    <label class="field">
      <span>{p.label}</span>
      <input
        type="text" value={p.value} maxLength={most} autocomplete="off"
        onInput={(e) => p.set(oneLine(e.currentTarget.value, most))}
      />
    </label>
  );
}

export function ZeroTen(p: { label: string; help?: string; value: number | null; set: (n: number) => void }) {
  const name = useId();
  return (
    <fieldset>
      <legend>{p.label}</legend>
      {p.help && <p class="help">{p.help}</p>}
      <div class="zero-ten">
        {Array.from({ length: 11 }, (_, n) => (
          <label class="chip" key={n}>
            <input type="radio" name={name} checked={p.value === n} onChange={() => p.set(n)} />
            <span>{n}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The guide's names are lower case, for the middle of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function clockTime(after_s: number): string {
  return new Date(Date.now() + after_s * 1000).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

export function minSec(seconds: number): string {
  const s = Math.max(0, Math.round(seconds));
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
}
