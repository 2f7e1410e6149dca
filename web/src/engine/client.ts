// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The page's side of the engine's thread.
import { wellFormed } from '../routine/files.ts';
import type {
  Answer, Asked, Drawing, History, Json, Lubricant, Plan, Planned, Questions, Request, RoutineChecked, RoutineLowered,
  RoutineTidied, RoutineWords, Screened, SessionEvent, Share, Turn,
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

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let count = 0;

function post<T>(op: string, payload: unknown): Promise<T> {
  const id = ++count;
  worker!.postMessage({ id, op, payload });
  return new Promise<T>((resolve, reject) => {
    waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
  });
}

/** Starts the thread and loads the guide. */
export function startEngine(): Promise<{ loaded: Loaded; guide: Json }> {
  worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
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

export const engine = {
  questions: (known: Json) => post<Answer<Questions>>('questions', known),
  screen: (intake: Json) => post<Answer<Screened>>('screen', intake),
  lubricant: (wishes: Json) => post<Answer<Lubricant>>('lubricant', wishes),
  ask: (question: string) => post<Answer<Asked>>('ask', { question }),
  plan: (request: Json, intake: Json) => post<Answer<Planned>>('plan', { request, intake }),
  /** What the session gave until now, as a request to be asked again. */
  before: () => post<Answer<{ request: Request }>>('before', {}),
  draw: (what: Json) => post<Answer<Drawing>>('draw', what),
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
  sessionStart: (plan: Plan, quiet: string, language: string) =>
    post<Answer<Turn>>('session_start', { plan, quiet, language }),
  sessionEvent: (event: SessionEvent) => post<Answer<Turn>>('session_event', event),
  sessionLog: () => post<Answer<{ log: string }>>('session_log', {}),
  sessionResume: (log: string) => post<Answer<Turn>>('session_resume', { log }),
};
