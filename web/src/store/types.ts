// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What is kept on this device, and nowhere else.
import type { AreaMark, Json, Mark, Plan, Receiver, Request, SessionEvent } from '../engine/types.ts';
import type { SkinTone } from '../live/skin.ts';
import type { Action } from '../live/keys.ts';
import type { Place } from '../live/turn.ts';
import type { PatchClock } from './patch-clock.ts';

/** Answers of one person in the form of docs/formats/intake.md. */
export interface PersonIntake {
  name?: string;
  age?: number;
  asked?: string;
  answers: Record<string, string>;
  details: Json;
  allergies?: string[];
  skin?: string;
  /** When each question was answered or confirmed, by its id. */
  given?: Record<string, string>;
  [key: string]: unknown;
}

export interface Person {
  id: string;
  name: string;
  tone: SkinTone;
  /** Body and hands as the request wants them. */
  receiver: Receiver;
  giver: {
    experience?: string; stamina?: string; hand_breadth_mm?: number; stature_cm?: number;
    surface?: string; hurting_tools?: string[];
  };
  /** Answers from last time, as receiver and as giver, each with its day. */
  asReceiver?: { date: string; intake: PersonIntake };
  asGiver?: { date: string; intake: PersonIntake };
  barred: string[];
  usedBefore: string[];
  /** Like, more or never, by technique. */
  techniques?: Record<string, string>;
  /** Massages to have again, by name. */
  favourites?: Favourite[];
  /** What worked last time. */
  last?: { date: string; giverId?: string; request: Request; product?: string; after?: After; suggestion?: string };
  doneLists: string[];
  /** When each of these fields was last changed: tells which of two tabs is right. */
  times?: Record<string, number>;
}

export interface Favourite {
  id: string;
  name: string;
  date: string;
  request: Request;
}

export interface Draft {
  step: number;
  /** When it was last changed; missing in drafts of an older app, whose age nobody knows. */
  at?: number;
  /** When the questions about health were gone through. */
  asked?: number;
  receiverId: string;
  giverId: string;
  intake: {
    receiver: PersonIntake & { marks: (Mark | AreaMark)[]; opted_in: string[] };
    giver: PersonIntake;
    /** When these were taken on. */
    given?: Record<string, string>;
    accepted?: string[];
    guardian_present?: boolean;
    adult_present?: boolean;
  };
  request: Request;
  /** Whose wishes about techniques the request has. */
  wishesOf?: string;
  /** What request.before is called: a favourite's name, or the day. */
  asBefore?: string;
  oil: Json & { cupboard: string[]; stain_worry: boolean; budget: string; product?: string };
  ticked: string[];
  tensionBefore: number | null;
  /** Tonight follows this text; no plan is searched for. */
  routine?: RoutineKey & { title: string };
  /** Set where the two changed places. */
  evening?: Evening;
}

/** An evening of two massages: what each has had, and what is left of the time they set aside. */
export interface Evening {
  id: string;
  had_s: Record<string, number>;
  left_s?: number;
  /** What the next turn was given by the rule; it can still be changed. */
  next_s: number;
  back_s: number;
}

export interface After {
  tension: number | null;
  best: string;
  amount: string;
  tender: string;
  /** Tender spots shown on the picture; next time begins gently there. */
  spots?: Mark[];
  hands: string;
}

export interface SessionRecord {
  id: string;
  started: string;
  ended?: string;
  state: 'live' | 'done';
  receiverId: string;
  giverId: string;
  receiverName: string;
  giverName: string;
  tone: SkinTone;
  giverTone: SkinTone;
  speed: number;
  /** How long the plan was that it began with. */
  planned_s: number;
  /** How the receiver lies, where it is not on the front. */
  position?: Receiver['position'];
  t_ms: number;
  /** When it was last written, by the wall clock; of a session that was lost, the moment of its last line. */
  seen: number;
  tensionBefore: number | null;
  /** Its title, where a routine was followed. */
  routine?: string;
  /** The word agreed on, for agreeing again after a long pause. */
  stopWord?: string;
  /** How much of the plan was given. */
  given_ms?: number;
  /** The evening it is part of, where the two changed places. */
  evening?: Evening;
  after?: After;
}

/** A session as a page leads it, or has just ended it, with its plan as it stands. */
export type Massage = SessionRecord & { plan: Plan };

/** A row of a session's log. Number 0 is the header, or the plan that shall be given where it has
 *  not begun. Of the others those without a line are events that the engine has not answered yet. */
export interface Line {
  session: string;
  n: number;
  line?: string;
  event?: SessionEvent;
  plan?: Plan;
  /** The wall clock's moment at which it was written. */
  at: number;
}

/** A routine as text that somebody wrote, took in or changed on this device. */
export interface OwnRoutine {
  id: string;
  title: string;
  text: string;
  /** When it was last changed, ISO. */
  changed: string;
}

/** Which routine is meant: one of the guide's, or one of this device. */
export interface RoutineKey {
  kind: 'guide' | 'own';
  id: string;
}

export interface PatchTest {
  id: string;
  product: string;
  name: string;
  started: number;
  minutes: number;
  who: string[];
  receiverId: string;
  giverId: string;
  /** What is left of it; older records have only the moment of the start. */
  clock?: PatchClock;
}

export interface Cue {
  session: string;
  n: number;
  id: string;
  text: string;
  start: number;
  end: number;
  cut: boolean;
}

export interface Settings {
  voice: boolean;
  rhythm: boolean;
  /** Where the giver is: decides which way up the live picture is. */
  place: Place;
  /** Skin last chosen on this device, for people who are new. */
  tones: { back: SkinTone; hands: SkinTone };
  quiet: 'full' | 'short' | 'tones' | 'silent';
  wakeLock: boolean;
  /** Keys that this device was taught, by the name the browser gives them. */
  keys?: Record<string, Action>;
}
