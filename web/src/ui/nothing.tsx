// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// An address with nothing behind it: what is not there, and the way on.
import { w } from '../words/en.ts';
import { Button, Page, Title } from './parts.tsx';

export function Nothing(p: { title: string; say?: string; to?: string; word?: string }) {
  return (
    <Page>
      <Title>{p.title}</Title>
      {p.say && <p class="lead">{p.say}</p>}
      <div class="row">
        {p.to && <Button kind="main" to={p.to}>{p.word}</Button>}
        <Button kind={p.to ? '' : 'main'} to="start">{w.home}</Button>
      </div>
    </Page>
  );
}
