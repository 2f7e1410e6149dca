// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import { flushed } from '../store/behind.ts';
import { eraseAll, exportAll, reading } from '../store/db.ts';
import { removeSession } from '../store/lines.ts';
import { people, removePerson } from '../store/app.ts';
import { dayIn, today } from '../store/days.ts';
import type { SessionRecord } from '../store/types.ts';
import { Button, Page, Title } from '../ui/parts.tsx';
import { Import } from '../ui/import.tsx';
import { Past } from '../ui/past.tsx';
import { w } from '../words/en.ts';
import { Favourites } from './again.tsx';

async function download(): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([await exportAll()], { type: 'application/json' }));
  link.download = `unknot-${today()}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function erase(): Promise<void> {
  await eraseAll();
  location.hash = '';
  location.reload();
}

export function PeopleScreen() {
  const [sessions, setSessions] = useState<SessionRecord[]>([]);
  const [sure, setSure] = useState(false);
  const load = () => {
    void reading((base) => base.getAll('sessions')).then((all) => setSessions(all.filter((s) => s.state === 'done').sort((a, b) => (a.started < b.started ? 1 : -1))));
  };
  useEffect(load, []);
  return (
    <Page>
      <Title>{w.people.title}</Title>
      <section class="stack">
        <h2>{w.people.people}</h2>
        {people.value.length === 0 && <p class="soft">{w.people.nothing}</p>}
        {people.value.map((person) => (
          <div class="card" key={person.id}>
            <h3>{person.name}</h3>
            {person.usedBefore.length > 0 && <p class="soft">{w.people.oils}: {person.usedBefore.join(', ')}</p>}
            {person.barred.length > 0 && <p class="soft">{w.people.barred}: {person.barred.join(', ')}</p>}
            <Favourites person={person} />
            {person.last?.suggestion && <p class="note">{person.last.suggestion}</p>}
            <div class="row"><Button label={`${w.people.remove}: ${person.name}`} do={() => removePerson(person.id)}>{w.people.remove}</Button></div>
          </div>
        ))}
      </section>
      <section class="stack">
        <h2>{w.people.history}</h2>
        {sessions.length === 0 && <p class="soft">{w.people.nothing}</p>}
        {sessions.map((session) => (
          <div class="card" key={session.id}>
            <h3>{session.receiverId ? w.people.session(session.receiverName, session.giverName) : w.people.routine(session.routine ?? '')}</h3>
            <p class="soft">
              {dayIn(session.started)}
              {' · '}{w.minutes(Math.max(1, Math.round((session.given_ms ?? session.planned_s * 1000) / 60_000)))}
              {session.speed > 1 && ` · ${w.people.rehearsal}`}
              {session.tensionBefore !== null && session.after?.tension != null && ` · ${w.people.tension(session.tensionBefore, session.after.tension)}`}
            </p>
            {session.after?.tender && <p>{w.people.spot(session.after.tender)}</p>}
            <Past session={session} />
            <div class="row">
              <Button label={w.people.removeSession(w.people.session(session.receiverName, session.giverName))} do={() => { removeSession(session.id); void flushed().then(load); }}>
                {w.people.removeShort}
              </Button>
            </div>
          </div>
        ))}
      </section>
      <section class="card">
        <div class="row">
          <Button do={() => void download()}>{w.people.export}</Button>
          {!sure && <Button do={() => setSure(true)}>{w.people.erase}</Button>}
        </div>
        <Import done={load} />
        {sure && (
          <div class="stack" role="alert">
            <p>{w.people.eraseSure}</p>
            <div class="row">
              <Button kind="warn" do={() => void erase()}>{w.people.eraseYes}</Button>
              <Button do={() => setSure(false)}>{w.people.eraseNo}</Button>
            </div>
          </div>
        )}
      </section>
    </Page>
  );
}
