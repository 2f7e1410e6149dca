// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// "The same as last time", shorter, longer or softer: what was given becomes a wish.
import { useEffect, useState } from 'preact/hooks';
import { engine } from '../engine/client.ts';
import type { Level, Mark, Planned, Request } from '../engine/types.ts';
import { changeDraft, draft, go, people, personOf, savePerson, today } from '../store/app.ts';
import { newId } from '../store/db.ts';
import { mostMinutes } from '../store/hands.ts';
import type { Favourite, Massage, Person } from '../store/types.ts';
import { Button, capital, minSec, TextField } from '../ui/parts.tsx';
import { w } from '../words/en.ts';
import { mostName, newDraft } from './draft.ts';

type Kind = 'same' | 'shorter' | 'longer' | 'softer';

/** Body and hands belong to people, not to a massage; they may have changed. */
function wishesOnly({ receiver: _receiver, giver: _giver, ...wishes }: Request): Request {
  return wishes;
}

export function changed(request: Request, kind: Kind): Request {
  const softer: Record<string, Level> = { firm: 'medium', medium: 'light', light: 'light' };
  const minutes = kind === 'shorter' ? Math.max(5, Math.round(request.minutes * 0.6))
    : kind === 'longer' ? Math.min(90, Math.round(request.minutes * 1.5)) : request.minutes;
  const pressure = kind === 'softer' ? softer[request.pressure ?? 'medium'] : request.pressure;
  return { ...wishesOnly(request), minutes, pressure };
}

/** All that a person may have again, latest first. */
export function repeats(person: Person | undefined): Favourite[] {
  const last = person?.last;
  const favourites = [...(person?.favourites ?? [])].reverse();
  if (!last?.request.before) return favourites;
  return [{ id: 'last', name: '', date: last.date, request: last.request }, ...favourites];
}

const nameOf = (one: Favourite) => (one.name === '' ? w.again.on(one.date) : one.name);

/** Puts one of them into tonight's draft. */
function take(one: Favourite, kind: Kind): void {
  const now = draft.value!;
  const own = personOf(now.receiverId)?.techniques ?? {};
  const request = changed(one.request, kind);
  changeDraft({
    request: { ...request, techniques: { ...request.techniques, ...own } }, asBefore: nameOf(one), wishesOf: now.receiverId,
  });
}

const kinds: Kind[] = ['same', 'shorter', 'longer', 'softer'];

/** The choice among what was given before, or which one was chosen. */
export function AgainCard({ person }: { person: Person | undefined }) {
  const all = repeats(person);
  const now = draft.value!;
  const [chosen, choose] = useState(all[0]?.id ?? '');
  if (all.length === 0 || !person) return null;
  const one = all.find((other) => other.id === chosen) ?? all[0]!;
  const before = now.request.before;
  if (before) {
    const drop = () => {
      const { before: _before, ...request } = now.request;
      changeDraft({ request, asBefore: undefined });
    };
    return (
      <section class="card warm" aria-labelledby="again">
        <h2 id="again">{w.again.chosen(now.asBefore ?? '')}</h2>
        <p>{w.again.length(before.minutes, now.request.minutes)}</p>
        <div class="row"><Button do={drop}>{w.again.drop}</Button></div>
      </section>
    );
  }
  const offered = mostMinutes(now.giverId) === null ? kinds : kinds.filter((kind) => kind !== 'longer');
  return (
    <section class="card warm" aria-labelledby="again">
      <h2 id="again">{w.again.title(person.name)}</h2>
      {all.length > 1 && (
        <div class="chips" role="group" aria-label={w.again.which}>
          {all.map((other) => (
            <label class="chip" key={other.id}>
              <input type="radio" name="again" checked={other.id === one.id} onChange={() => choose(other.id)} />
              <span>{nameOf(other)}</span>
            </label>
          ))}
        </div>
      )}
      <p>{w.again.was(nameOf(one), one.request.minutes)}</p>
      <div class="row">
        {offered.map((kind) => <Button key={kind} do={() => take(one, kind)}>{w.again.kinds[kind]}</Button>)}
      </div>
    </section>
  );
}

/** On the start screen: straight to the questions, with the wishes already made. */
export function AgainAtStart() {
  const latest = people.value.filter((person) => person.last?.request.before)
    .sort((a, b) => (a.last!.date < b.last!.date ? 1 : -1))[0];
  if (!latest) return null;
  const begin = (kind: Kind) => {
    const fresh = newDraft();
    const marks = (latest.asReceiver?.intake['marks'] ?? []) as Mark[];
    draft.value = {
      ...fresh, receiverId: latest.id, giverId: latest.last?.giverId ?? '',
      intake: { ...fresh.intake, receiver: { ...fresh.intake.receiver, marks } },
    };
    take(repeats(latest)[0]!, kind);
    go('prepare');
  };
  return (
    <div class="row" role="group" aria-label={w.again.title(latest.name)}>
      <Button do={() => begin('same')}>{w.again.start(latest.name, Math.round(latest.last!.request.minutes))}</Button>
      <Button do={() => begin('shorter')}>{w.again.kinds.shorter}</Button>
    </div>
  );
}

/** How the plan differs from what it was to be like. */
export function Against({ planned }: { planned: Planned }) {
  const changes = planned.summary.changes;
  if (!changes) return null;
  const other = changes.filter((c) => Math.abs(c.before_s - c.now_s) > 2);
  const same = changes.length - other.length;
  return (
    <section class="card">
      <h2>{w.again.against(draft.value?.asBefore ?? '')}</h2>
      {other.length === 0 ? <p>{w.again.nothing}</p> : (
        <table class="against">
          <thead><tr><th scope="col">{w.again.what}</th><th scope="col">{w.again.before}</th><th scope="col">{w.again.now}</th></tr></thead>
          <tbody>
            {other.map((c) => (
              <tr key={c.technique + c.region}>
                <th scope="row">{capital(c.name)} <span class="soft">{c.area}</span></th>
                <td>{c.before_s > 0 ? minSec(c.before_s) : w.again.none}</td>
                <td>{c.now_s > 0 ? minSec(c.now_s) : w.again.none}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {other.length > 0 && same > 0 && <p class="soft">{w.again.rest(same)}</p>}
    </section>
  );
}

/** What was given, read once while the engine still has the session; null: not known (yet). */
export function useGiven(): Request | null {
  const [given, setGiven] = useState<Request | null>(null);
  useEffect(() => {
    void engine.before().then((answer) => answer.ok && answer.request.before!.parts.length > 0 && setGiven(answer.request));
  }, []);
  return given;
}

/** After a massage: a name, and it can be had again. */
export function KeepFavourite({ session, given }: { session: Massage; given: Request | null }) {
  const [name, setName] = useState('');
  const [kept, setKept] = useState('');
  const person = personOf(session.receiverId);
  if (!person || !given) return null;
  const keep = async () => {
    const one = { id: newId(), name: name.trim(), date: today(), request: wishesOnly(given) };
    const others = (person.favourites ?? []).filter((other) => other.name !== one.name);
    await savePerson({ ...person, favourites: [...others, one] });
    setKept(one.name);
  };
  return (
    <section class="card">
      <h2>{w.again.keep}</h2>
      <TextField label={w.again.name} most={mostName} value={name} set={setName} />
      <div class="row"><Button disabled={name.trim() === ''} do={() => void keep()}>{w.again.keepIt}</Button></div>
      <p class="soft" role="status">{kept && w.again.kept(kept, person.name)}</p>
    </section>
  );
}

/** In the list of people: what is kept for one of them, each with a way to let it go. */
export function Favourites({ person }: { person: Person }) {
  const drop = (id: string) => void savePerson({ ...person, favourites: person.favourites!.filter((one) => one.id !== id) });
  return (
    <>
      {(person.favourites ?? []).map((one) => (
        <div class="row" key={one.id}>
          <span>{w.again.was(one.name, one.request.minutes)}</span>
          <Button label={`${w.people.remove}: ${one.name}`} do={() => drop(one.id)}>{w.people.remove}</Button>
        </div>
      ))}
    </>
  );
}
