// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What is said on every screen: that storage does not work just now, that one session is still open.
import { screen, unread } from '../store/app.ts';
import { unsaved } from '../store/behind.ts';
import { endAsHistory, goOnWith, inTheWay } from '../screens/open-session.ts';
import { elsewhere } from '../store/tabs.ts';
import { w } from '../words/en.ts';
import { Button, Page, Title } from './parts.tsx';

function InTheWay() {
  const asked = inTheWay.value;
  if (!asked) return null;
  const { open, begin } = asked;
  const close = () => (inTheWay.value = null);
  return (
    <div class="in-the-way" role="alertdialog" aria-modal="true" aria-labelledby="in-the-way">
      <div class="card stack">
        <h2 id="in-the-way">{w.tabs.openTitle}</h2>
        <p>{elsewhere.value !== null ? w.tabs.elsewhere : open.receiverName ? w.tabs.open(open.receiverName) : w.tabs.openRoutine(open.routine ?? '')}</p>
        <div class="row">
          <Button kind="main" do={() => { close(); goOnWith(open); }}>{elsewhere.value === null ? w.tabs.goOn : w.tabs.show}</Button>
          {elsewhere.value === null && <Button do={() => { close(); void endAsHistory(open).then(begin); }}>{w.tabs.endIt}</Button>}
          <Button do={close}>{w.tabs.neither}</Button>
        </div>
      </div>
    </div>
  );
}

export function Notices() {
  const live = screen.value.startsWith('live');
  const text = unread.value ? w.tabs.unread : unsaved.value ? (live ? w.tabs.unsaved : w.tabs.unkept) : '';
  return (
    <>
      <p class={text === '' ? 'visually-hidden' : 'unsaved'} role="status" title={unread.value ?? unsaved.value ?? undefined}>{text}</p>
      <InTheWay />
    </>
  );
}

/** Everything was erased beside this page. */
export function ErasedScreen() {
  return (
    <Page>
      <Title>{w.tabs.erasedTitle}</Title>
      <p class="lead">{w.tabs.erased}</p>
      <div class="row"><Button kind="main" do={() => { location.hash = ''; location.reload(); }}>{w.tabs.reload}</Button></div>
    </Page>
  );
}
