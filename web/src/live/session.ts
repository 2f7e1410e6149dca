// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The live session's heart on the page: one event after the other is written, then told to the
// engine, then shown. What must be instant (silence on stop) does not wait for any of that.
import { signal, type Signal } from '@preact/signals';
import { engine } from '../engine/client.ts';
import type { Effect, Plan, SessionEvent, Turn, View } from '../engine/types.ts';
import { cuesOf, db, eventsOf, writeEvent } from '../store/db.ts';
import type { SessionRecord } from '../store/types.ts';
import { SessionClock } from './clock.ts';
import { trackOf, type Track } from './pose.ts';
import type { Rhythm } from './rhythm.ts';
import type { SkinTone } from './skin.ts';
import { SpeechQueue, type Said, type Speaker } from './speech.ts';

export type Say = Omit<SessionEvent, 't_ms'>;

function why(no: { reasons?: { text: string }[]; problems?: { message: string }[] }): string {
  return [...(no.reasons ?? []).map(({ text }) => text), ...(no.problems ?? []).map(({ message }) => message)].join(' ');
}

export class LiveSession {
  readonly view = signal<View | null>(null);
  readonly cue = signal('');
  readonly note = signal('');
  readonly hands = signal<'rest' | 'lift' | 'return' | ''>('');
  readonly track = signal<Track | null>(null);
  readonly tones: Signal<{ back: SkinTone; hands: SkinTone }>;
  readonly trouble = signal<string | null>(null);
  clock: SessionClock;
  private viewAt = 0;
  private count = 0;
  private cues = 0;
  private line: Promise<void> = Promise.resolve();
  private ticking: ReturnType<typeof setTimeout> | undefined;
  private pendingTick = false;
  private savedAt = 0;
  private ended = false;
  readonly speech: SpeechQueue;

  constructor(
    readonly record: SessionRecord,
    speaker: Speaker,
    readonly rhythm: Rhythm | null,
  ) {
    this.clock = new SessionClock(record.speed, record.t_ms);
    this.tones = signal({ back: record.tone, hands: record.giverTone });
    this.speech = new SpeechQueue(speaker, (said) => this.heard(said), () => performance.now(), record.speed);
  }

  /** Begins anew, or goes on where the log ends. */
  async begin(quiet: string): Promise<void> {
    const going = this.record.log !== '';
    let answer = going
      ? await engine.sessionResume(this.record.log)
      : await engine.sessionStart(this.record.plan, quiet, 'en');
    if (!answer.ok) {
      this.trouble.value = why(answer);
      return;
    }
    let plan = answer.plan ?? this.record.plan;
    // What was written down but had not come into the log happens now, in its order.
    const written = await eventsOf(this.record.id);
    for (const { event } of written.slice(this.record.logged)) {
      const again = await engine.sessionEvent(event);
      if (!again.ok) continue;
      plan = again.plan ?? plan;
      answer = again;
    }
    this.count = written.length;
    this.cues = (await cuesOf(this.record.id)).length;
    const last = Math.max(written.at(-1)?.event.t_ms ?? 0, answer.view.t_ms);
    // The log was saved at `seen`; what was written after that was not away yet.
    const since = going ? Math.max(0, Date.now() - this.record.seen) : 0;
    const away = Math.max(0, since - Math.max(0, last - this.record.t_ms) / this.record.speed);
    this.clock = new SessionClock(this.record.speed, last + Math.round(away));
    this.take({ ...answer, effects: going ? [] : answer.effects }, plan);
    await this.saveLog();
    // One that ended before its first touch begins now; any other one was interrupted.
    this.send(answer.view.status === 'ready' ? { who: 'giver', kind: 'start' } : { who: 'clock', kind: 'pause' });
    this.tick();
  }

  /** Moment of the plan that the hands are at, in seconds, for the frame being drawn. */
  planSeconds(): number {
    const view = this.view.value;
    if (!view) return 0;
    const more = view.running ? this.clock.ms() - this.viewAt : 0;
    return Math.min(view.total_ms + 60_000, view.plan_ms + Math.max(0, more)) / 1000;
  }

  send(say: Say): void {
    if (this.ended) return;
    if (say.kind === 'stop' || say.kind === 'red-flag') this.hush();
    this.line = this.line.then(() => this.handle({ ...say, t_ms: this.clock.ms() })).catch((error: unknown) => {
      this.trouble.value = String(error);
    });
  }

  /** Resolves when everything sent so far has been answered. */
  settled(): Promise<void> {
    return this.line;
  }

  private async handle(event: SessionEvent): Promise<void> {
    const n = this.count++;
    await writeEvent({ session: this.record.id, n, event });
    const answer = await engine.sessionEvent(event);
    if (!answer.ok) {
      this.note.value = why(answer);
      return;
    }
    this.take(answer, answer.plan ?? null);
    this.record.t_ms = event.t_ms;
    this.record.given_ms = answer.view.plan_ms;
    const wanted = event.kind !== 'tick' || event.t_ms - this.savedAt > 10_000 * this.record.speed;
    if (wanted) await this.saveLog();
  }

  private take(turn: Turn, plan: Plan | null): void {
    this.view.value = turn.view;
    this.viewAt = turn.view.t_ms;
    if (plan) {
      this.record.plan = plan;
      this.track.value = trackOf(plan);
    }
    for (const effect of turn.effects) this.act(effect);
    if (turn.view.status === 'finished' && !this.ended) void this.finish();
  }

  private act(effect: Effect): void {
    switch (effect.kind) {
      case 'say':
        this.cue.value = effect.text;
        this.speech.say(effect);
        break;
      case 'hush':
        this.hush();
        break;
      case 'tone':
        this.rhythm?.tone(effect.name);
        break;
      case 'hands':
        this.hands.value = effect.do;
        break;
      case 'answer':
        this.note.value = effect.text;
        break;
      case 'plan':
        break;
    }
  }

  hush(): void {
    this.speech.hush();
    this.rhythm?.hush();
  }

  /** About four times a second; in a fast rehearsal often enough that no moment is jumped over. */
  private tick(): void {
    const wait = Math.max(16, Math.min(250, 1000 / this.record.speed));
    this.ticking = setTimeout(() => {
      if (this.ended) return;
      if (!this.pendingTick) {
        this.pendingTick = true;
        this.send({ who: 'clock', kind: 'tick' });
        void this.line.then(() => (this.pendingTick = false));
      }
      this.tick();
    }, wait);
  }

  private heard(said: Said): void {
    const n = this.cues++;
    const { id, text, start, end, cut } = said;
    void db().then((base) => base.put('cues', { session: this.record.id, n, id, text, start, end, cut }));
  }

  private async saveLog(): Promise<void> {
    this.savedAt = this.record.t_ms;
    const logged = this.count;
    const answer = await engine.sessionLog();
    if (answer.ok) {
      this.record.log = answer.log;
      this.record.logged = logged;
    }
    this.record.seen = Date.now();
    await (await db()).put('sessions', JSON.parse(JSON.stringify(this.record)) as SessionRecord);
  }

  /** Ends for good: by itself at the end of the plan, or when the two leave after a stop. */
  async finish(): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    clearTimeout(this.ticking);
    this.record.state = 'done';
    this.record.ended = new Date().toISOString();
    await this.saveLog();
  }

  /** Other skin on the picture; it stays so when the session goes on after a break. */
  paint(tones: { back: SkinTone; hands: SkinTone }): void {
    this.tones.value = tones;
    Object.assign(this.record, { tone: tones.back, giverTone: tones.hands });
  }

  close(): void {
    this.ended = true;
    clearTimeout(this.ticking);
    this.hush();
  }
}
