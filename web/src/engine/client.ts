// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The page's side of the engine's thread.
import { wellFormed } from '../routine/files.ts';
import type {
  Answer, Asked, Drawing, History, Json, Lubricant, Plan, Planned, Questions, Request, RoutineChecked, RoutineLowered,
  RoutineTidied, RoutineWords, Screened, SessionEvent, Share, Turn, Understood,
} from './types.ts';

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

export interface Loaded {
  ok: boolean;
  hash: string;
  technique_ids: string[];
  region_ids: string[];
  tools?: string[];
}

/** The engine's thread broke, or does not answer: it has to be started again, and its session
 *  goes on from the log. */
export class EngineLost extends Error {}

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let count = 0;
/** A session's turn takes milliseconds; beyond this its thread hangs. */
const turn_ms = 6000;

function post<T>(op: string, payload: unknown): Promise<T> {
  const id = ++count;
  return new Promise<T>((resolve, reject) => {
    waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
    worker!.postMessage({ id, op, payload });
  });
}

/** A page that slept sees its timers first and the answers after them: those still get a moment. */
async function turn<T>(op: string, payload: unknown): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      timer = setTimeout(() => reject(new EngineLost(`${op} is not answered`)), 500);
    }, turn_ms);
  });
  try {
    return await Promise.race([post<T>(op, payload), late]);
  } catch (error) {
    throw error instanceof EngineLost ? error : new EngineLost(String(error));
  } finally {
    clearTimeout(timer);
  }
}

/** Starts the thread and loads the guide. */
export function startEngine(): Promise<{ loaded: Loaded; guide: Json }> {
  worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const mine = worker;
  const broken = (event: Event) => {
    if (worker !== mine) return;
    const error = new EngineLost((event as ErrorEvent).message || 'the thread broke');
    for (const asked of waiting.values()) asked.reject(error);
    waiting.clear();
  };
  worker.onerror = broken;
  worker.onmessageerror = broken;
  worker.onmessage = (message: MessageEvent<{ id: number; result?: unknown; failure?: string }>) => {
    const { id, result, failure } = message.data;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (failure === undefined) asked?.resolve(result);
    else asked?.reject(new Error(failure));
  };
  const base = new URL(import.meta.env.BASE_URL, document.baseURI).href;
  return post('start', base);
}

/** A new thread in place of one that is lost. Whatever was asked of that one fails. */
export async function restartEngine(): Promise<void> {
  worker?.terminate();
  for (const asked of waiting.values()) asked.reject(new EngineLost('the thread was ended'));
  waiting.clear();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EngineLost('the thread does not start')), 3 * turn_ms);
  });
  await Promise.race([startEngine(), late]).finally(() => clearTimeout(timer));
}

export const engine = {
  questions: (known: Json) => post<Answer<Questions>>('questions', known),
  screen: (intake: Json) => post<Answer<Screened>>('screen', intake),
  lubricant: (wishes: Json) => post<Answer<Lubricant>>('lubricant', wishes),
  ask: (question: string) => post<Answer<Asked>>('ask', { question }),
  plan: (request: Json, intake: Json) => post<Answer<Planned>>('plan', { request, intake }),
  /** What the session gave until now, as a request to be asked again. */
  before: () => post<Answer<{ request: Request }>>('before', {}),
  draw: (what: Json) => post<Answer<Drawing>>('draw', what),
  /** A number that somebody typed, in the unit of its kind. */
  read: (typed: { text: string; kind: string; least?: number; most?: number }) =>
    post<Answer<{ value: number; unit: string }>>('read', { ...typed, text: wellFormed(typed.text) }),
  share: (had_s: number, other_s: number, left_s?: number) =>
    post<Answer<Share>>('share', left_s === undefined ? { had_s, other_s } : { had_s, other_s, left_s }),
  history: (log: string) => post<Answer<History>>('history', { log }),
  learn: (technique: string) => post<Answer<{ plan: Plan }>>('learn', { technique }),
  routineWords: () => post<Answer<RoutineWords>>('routine_words', {}),
  routineTidy: (text: string) => post<Answer<RoutineTidied>>('routine_fmt', { text: wellFormed(text) }),
  routineCheck: (text: string) => post<Answer<RoutineChecked>>('routine_check', { text: wellFormed(text) }),
  /** For two people whose answers are there, or for nobody in particular. */
  routineLower: (text: string, people: { request: Json; intake: Json } | null) =>
    post<Answer<RoutineLowered>>('routine_lower', { text: wellFormed(text), ...people }),
  /** `now` tells whether the answers behind the plan still count. */
  sessionStart: (plan: Plan, now: string, quiet: string, language: string, stop_word = '') =>
    turn<Answer<Turn>>('session_start', { plan, now, quiet, language, stop_word }),
  /** What was said in one's own words, as events to send; the session's stop word is known. */
  understand: (text: string, who?: 'giver' | 'receiver') =>
    post<Answer<Understood>>('understand', who === undefined ? { text } : { text, who }),
  sessionEvent: (event: SessionEvent) => turn<Answer<Turn>>('session_event', event),
  sessionResume: (log: string, now: string) => turn<Answer<Turn>>('session_resume', { log, now }),
};
