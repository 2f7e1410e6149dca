// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// "Export everything", brought in again, on this or another device. It is looked at first and changes
// nothing; then all of it is written in one step, or none. Nothing that is here is lost by it.
import { skinTones } from '../live/skin.ts';
import { people, patches } from './app.ts';
import { allOf, db, newId } from './db.ts';
import { parseStrict } from './json.ts';
import { fromTwo, type OldEvent, type OldRecord } from './migrate.ts';
import { openRoutines } from './routines.ts';
import type { Cue, Line, OwnRoutine, PatchTest, Person, SessionRecord } from './types.ts';

export const mostImportBytes = 256 * 1024 * 1024;
const version = 2;

interface Tables {
  people: Person[];
  sessions: SessionRecord[];
  lines: Line[];
  cues: Cue[];
  patches: PatchTest[];
  routines: OwnRoutine[];
}

/** What would be written, and what people are told about it before they say yes. */
export interface Prepared {
  write: Tables;
  /** Sessions whose lines and cues are replaced by those of the file. */
  renew: string[];
  counts: {
    people: [fresh: number, known: number]; sessions: [fresh: number, known: number]; routines: [fresh: number, both: number];
    patches: number; live: number;
  };
}
export type Looked = { refused: 'too-long' | 'not-json' | 'foreign' | 'newer' | 'damaged'; place?: string } | { prepared: Prepared };

type Row = Record<string, unknown>;
type Check = (value: unknown) => boolean;
const text: Check = (v) => typeof v === 'string';
const id: Check = (v) => typeof v === 'string' && v.length > 0 && v.length <= 200;
const number: Check = (v) => typeof v === 'number' && Number.isFinite(v);
const whole: Check = (v) => Number.isSafeInteger(v) && (v as number) >= 0;
const texts: Check = (v) => Array.isArray(v) && v.every(text);
const object: Check = (v) => typeof v === 'object' && v !== null && !Array.isArray(v);
const moment: Check = (v) => text(v) && !Number.isNaN(Date.parse(v as string));
const tone: Check = (v) => (skinTones as readonly unknown[]).includes(v);
const maybe = (check: Check): Check => (v) => v === undefined || v === null || check(v);
const part = (of: Record<string, Check>): Check => (v) => object(v) && Object.entries(of).every(([key, check]) => check((v as Row)[key]));
const all = (check: Check): Check => (v) => Array.isArray(v) && v.every(check);

const asked = part({ date: text, intake: part({ answers: object, details: object }) });
const plan = part({ steps: Array.isArray, total_s: number, request: object, limits: object });
type Shapes = Record<string, Record<string, Check>>;
const session: Record<string, Check> = {
  id, started: moment, ended: maybe(moment), state: (v) => v === 'live' || v === 'done', receiverId: text, giverId: text,
  receiverName: text, giverName: text, tone, giverTone: tone, speed: number, t_ms: number, given_ms: maybe(number), after: maybe(object),
  tensionBefore: maybe(number), seen: maybe(number),
};
const others: Shapes = {
  people: {
    id, name: text, tone, receiver: object, giver: object, barred: texts, usedBefore: texts, doneLists: texts,
    asReceiver: maybe(asked), asGiver: maybe(asked), last: maybe(part({ date: text, request: object })), techniques: maybe(object),
    favourites: maybe(all(part({ id, name: text, date: text, request: object }))),
  },
  cues: { session: id, n: whole, text, start: number, end: number },
  patches: { id, product: text, name: text, started: number, minutes: number, who: texts, receiverId: text, giverId: text, clock: maybe(part({ left_ms: number, seen: number })) },
  routines: { id, title: text, text, changed: moment },
};
const event = part({ kind: text });
/** By the version of the export. The first kept a session's log as one text, with events beside it. */
const shapes: Record<number, Shapes> = {
  1: { ...others, sessions: { ...session, plan, log: text, logged: maybe(number) }, events: { session: id, n: whole, event } },
  2: { ...others, sessions: { ...session, planned_s: number }, lines: { session: id, n: whole, line: maybe(text), event: maybe(event), plan: maybe(plan), at: number } },
};

/** Where something is not as it should be, "" where nothing is. */
function flaw(tables: Row, of: Shapes): string {
  for (const [table, shape] of Object.entries(of)) {
    const rows = tables[table];
    // The oldest exports know of no routines.
    if (table === 'routines' && rows === undefined) continue;
    if (!Array.isArray(rows)) return table;
    const seen = new Set<string>();
    for (const [i, row] of rows.entries()) {
      if (!object(row)) return `${table} ${i + 1}`;
      const wrong = Object.entries(shape).find(([key, check]) => !check((row as Row)[key]));
      if (wrong) return `${table} ${i + 1}, ${wrong[0]}`;
      const { id: own, session, n } = row as Row;
      const key = own !== undefined ? String(own) : JSON.stringify([session, n]);
      if (seen.has(key)) return `${table} ${i + 1}, twice`;
      seen.add(key);
    }
  }
  return object(tables['kept']) ? '' : 'kept';
}

const latest = (...days: (string | undefined)[]) => days.filter((d): d is string => d !== undefined).sort().at(-1) ?? '';
const known = (p: Person) => latest(p.asReceiver?.date, p.asGiver?.date, p.last?.date);
const union = <T>(a: T[], b: T[]) => [...new Set([...a, ...b])];

/** One person from both: of each thing the later one, and nothing that they reacted to is forgotten. */
export function mergePeople(here: Person, there: Person): Person {
  const later = <K extends 'asReceiver' | 'asGiver' | 'last'>(key: K) =>
    (there[key]?.date ?? '') > (here[key]?.date ?? '') ? there[key] : here[key];
  const newer = known(there) > known(here);
  const [first, second] = newer ? [there, here] : [here, there];
  const barred = union(here.barred, there.barred);
  const favourites = [...(here.favourites ?? []), ...(there.favourites ?? []).filter((one) => !here.favourites?.some((own) => own.id === one.id))];
  const merged: Person = {
    ...second, ...first,
    receiver: { ...second.receiver, ...first.receiver }, giver: { ...second.giver, ...first.giver },
    barred, usedBefore: union(here.usedBefore, there.usedBefore).filter((oil) => !barred.includes(oil)),
    doneLists: union(here.doneLists, there.doneLists),
    ...((here.techniques || there.techniques) && { techniques: { ...second.techniques, ...first.techniques } }),
    ...((here.favourites || there.favourites) && { favourites }),
  };
  for (const key of ['asReceiver', 'asGiver', 'last'] as const) {
    const value = later(key);
    if (value === undefined) delete merged[key];
    else Object.assign(merged, { [key]: value });
  }
  return merged;
}

/** A session that went on elsewhere is over here. */
function over(session: SessionRecord): SessionRecord {
  if (session.state === 'done') return session;
  return { ...session, state: 'done', ended: session.ended ?? new Date(session.seen || Date.parse(session.started)).toISOString() };
}

const told = (session: SessionRecord) => (session.after ? 2 : 0) + (session.state === 'done' ? 1 : 0);

type OldTables = Omit<Tables, 'sessions' | 'lines'> & { sessions: OldRecord[]; events: OldEvent[] };

function fromOne({ sessions, events, ...rest }: OldTables): Tables {
  const now = sessions.map((one) => fromTwo(one, events.filter((event) => event.session === one.id)));
  return { ...rest, sessions: now.map(({ record }) => record), lines: now.flatMap(({ lines }) => lines) };
}

/** Reads a file's text and says what would become of it. Changes nothing. */
export async function lookAt(written: string): Promise<Looked> {
  if (written.length > mostImportBytes) return { refused: 'too-long' };
  const read = parseStrict(written.replace(/^\ufeff/, ''));
  if (!read.ok) return { refused: 'not-json', place: `${read.problem.line}:${read.problem.column}` };
  const file = read.value;
  const kind = object(file) ? (file as Row)['unknot'] : undefined;
  const number = /^export\/(\d{1,9})$/.exec(typeof kind === 'string' ? kind : '')?.[1];
  if (number === undefined) return { refused: 'foreign' };
  if (Number(number) > version) return { refused: 'newer' };
  const shape = shapes[Number(number)];
  if (!shape) return { refused: 'foreign' };
  const place = flaw(file as Row, shape);
  if (place !== '') return { refused: 'damaged', place };
  const tables = Number(number) === 1 ? fromOne(file as OldTables) : (file as Tables);
  const base = await db();
  const here = { people: await base.getAll('people'), sessions: await base.getAll('sessions'), patches: await base.getAll('patches'), routines: await base.getAll('routines') };
  const of = <T extends { id: string }>(rows: T[], one: { id: string }) => rows.find((row) => row.id === one.id);

  const knownPeople = tables.people.filter((one) => of(here.people, one));
  const sessions: SessionRecord[] = [];
  const counts: Prepared['counts'] = {
    people: [tables.people.length - knownPeople.length, knownPeople.length], sessions: [0, 0], routines: [0, 0], patches: 0, live: 0,
  };
  for (const one of tables.sessions) {
    const own = of(here.sessions, one);
    if (own?.state === 'live') counts.live++;
    else if (own) counts.sessions[1]++;
    else counts.sessions[0]++;
    if (!own || (own.state !== 'live' && told(over(one)) > told(own))) sessions.push(over(one));
  }
  const renew = sessions.map((session) => session.id);
  const routines: OwnRoutine[] = [];
  for (const one of tables.routines ?? []) {
    if (here.routines.some((own) => own.text === one.text)) continue;
    const own = of(here.routines, one);
    counts.routines[own ? 1 : 0]++;
    routines.push(own ? { ...one, id: newId() } : one);
  }
  const fresh = tables.patches.filter((one) => !of(here.patches, one));
  counts.patches = fresh.length;
  return {
    prepared: {
      write: {
        people: tables.people.map((one) => { const own = of(here.people, one); return own ? mergePeople(own, one) : one; }),
        sessions, routines, patches: fresh,
        lines: tables.lines.filter((one) => renew.includes(one.session)), cues: tables.cues.filter((one) => renew.includes(one.session)),
      },
      renew, counts,
    },
  };
}

/** All of it or nothing. What was looked at a while ago is looked at once more, for what changed here since. */
export async function takeIn(written: string): Promise<Looked> {
  const looked = await lookAt(written);
  if (!('prepared' in looked)) return looked;
  const { write, renew } = looked.prepared;
  const step = (await db()).transaction(['people', 'sessions', 'lines', 'cues', 'patches', 'routines'], 'readwrite', { durability: 'strict' });
  try {
    for (const session of renew)
      for (const table of ['lines', 'cues'] as const) await step.objectStore(table).delete(allOf(session));
    await Promise.all([
      ...write.people.map((row) => step.objectStore('people').put(row)), ...write.sessions.map((row) => step.objectStore('sessions').put(row)),
      ...write.lines.map((row) => step.objectStore('lines').put(row)), ...write.cues.map((row) => step.objectStore('cues').put(row)),
      ...write.patches.map((row) => step.objectStore('patches').put(row)), ...write.routines.map((row) => step.objectStore('routines').put(row)),
    ]);
    await step.done;
  } catch (error) {
    try { step.abort(); } catch { /* it is over already */ }
    await step.done.catch(() => undefined);
    throw error;
  }
  const base = await db();
  people.value = await base.getAll('people');
  patches.value = await base.getAll('patches');
  await openRoutines();
  return looked;
}
