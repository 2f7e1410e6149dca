// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The live session's heart on the page: one event after the other is told to the engine, then shown,
// then written behind (store/lines.ts). What must be instant waits for none of that: stop silences
// and shows itself in the very call, whatever engine and storage do.
import { signal, type Signal } from '@preact/signals';
import { engine, restartEngine } from '../engine/client.ts';
import type { Answer, Effect, Plan, SessionEvent, Turn, View } from '../engine/types.ts';
import { behind, flushed } from '../store/behind.ts';
import { cuesOf } from '../store/db.ts';
import { momentOf } from '../store/evening.ts';
import { holdRows, putRow, replaceRows, rowsOf, saveRecord, textOf } from '../store/lines.ts';
import { attend, begun, leadName } from '../store/tabs.ts';
import type { Line, Massage, SessionRecord } from '../store/types.ts';
import { w } from '../words/en.ts';
import { SessionClock } from './clock.ts';
import { trackOf, type Track } from './pose.ts';
import type { Rhythm } from './rhythm.ts';
import type { SkinTone } from './skin.ts';
import { SpeechQueue, type Said, type Speaker } from './speech.ts';

export type Say = Omit<SessionEvent, 't_ms'>;

function why(no: { reasons?: { text: string }[]; problems?: { message: string }[] }): string {
  return [...(no.reasons ?? []).map(({ text }) => text), ...(no.problems ?? []).map(({ message }) => message)].join(' ');
}

/** Words after which nothing may be heard or move; "stop" as an answer is one of them. */
const ends = (say: Say) => say.kind === 'stop' || say.kind === 'red-flag' || (say.kind === 'answer' && say.text === 'stop');
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

export class LiveSession {
  readonly view = signal<View | null>(null);
  readonly cue = signal('');
  readonly note = signal('');
  readonly hands = signal<'rest' | 'lift' | 'return' | ''>('');
  readonly track = signal<Track | null>(null);
  readonly tones: Signal<{ back: SkinTone; hands: SkinTone }>;
  readonly trouble = signal<string | null>(null);
  /** Stop was said and shown; the engine has not answered it yet. */
  readonly stopping = signal(false);
  /** The engine's thread is being started again; until then everything rests. */
  readonly engineLost = signal(false);
  clock: SessionClock;
  private viewAt = 0;
  /** Number of the next line. */
  private next = 0;
  private cues = 0;
  /** Said, and not answered yet, in order. */
  private readonly pending: SessionEvent[] = [];
  private stopEvent: SessionEvent | null = null;
  private pumping: Promise<void> | null = null;
  private ticking: ReturnType<typeof setTimeout> | undefined;
  private status = '';
  private ended = false;
  private quiet = 'full';
  readonly speech: SpeechQueue;
  /** Asked before any word goes to the engine: a page that slept pauses first (away.ts). */
  awake: () => void = () => undefined;

  readonly record: Massage;
  /** This tab's name as the one that writes into the session (store/behind.ts). */
  private readonly lead = leadName();

  constructor(
    record: SessionRecord,
    speaker: Speaker,
    readonly rhythm: Rhythm | null,
  ) {
    // The plan of one that was lost comes with its log.
    this.record = record as Massage;
    this.clock = new SessionClock(record.speed, record.t_ms);
    this.tones = signal({ back: record.tone, hands: record.giverTone });
    this.speech = new SpeechQueue(speaker, (said) => this.heard(said), () => performance.now(), record.speed);
  }

  /** Begins anew, or goes on where the log ends. */
  async begin(quiet: string): Promise<void> {
    this.quiet = quiet;
    attend(this);
    const rows = await rowsOf(this.record.id);
    const going = rows.some(({ line }) => line !== undefined);
    const answer = await this.open(rows);
    if (!answer) return;
    if (going) this.cues = (await cuesOf(this.record.id).catch(() => [])).length;
    const last = Math.max(0, answer.view.t_ms, ...rows.map(({ event }) => event?.t_ms ?? 0));
    const away = going ? Math.max(0, Date.now() - (rows.at(-1)?.at ?? Date.now())) : 0;
    this.clock = new SessionClock(this.record.speed, last + Math.round(away));
    this.listen();
    this.take({ ...answer, effects: going ? [] : answer.effects }, answer.plan ?? null);
    // One that ended before its first touch begins now; any other one was interrupted.
    this.send(answer.view.status === 'ready' ? { who: 'giver', kind: 'start' } : { who: 'clock', kind: 'pause' });
    begun(this);
    this.tick();
  }

  /** The engine's session from rows: the log, then what was said and came into no line. */
  private async open(rows: Line[]): Promise<Turn | null> {
    const log = textOf(rows);
    const planned = rows[0]?.plan ?? (this.record.plan as Plan | undefined);
    if (log === '' && !planned) {
      this.trouble.value = w.tabs.noLog;
      return null;
    }
    const now = momentOf(new Date());
    const started = log === '' ? await engine.sessionStart(planned!, now, this.quiet, 'en', this.record.stopWord) : await engine.sessionResume(log, now);
    if (!started.ok) {
      this.trouble.value = why(started);
      return null;
    }
    const { keep = 0, lines } = started;
    const { id } = this.record;
    const at = rows.at(-1)?.at ?? Date.now();
    const unanswered = rows.flatMap(({ event }) => (event ? [event] : []));
    holdRows(id, rows);
    // What was said stays written until its line takes its place.
    if (lines.length > 0 || keep + unanswered.length < rows.length) {
      const fresh: Omit<Line, 'session' | 'n'>[] = [...lines.map((line) => ({ line, at })), ...unanswered.map((event) => ({ event, at }))];
      replaceRows(id, keep, fresh.map((row, i) => ({ session: id, n: keep + i, ...row })), this.lead);
    }
    this.next = keep + lines.length;
    let turn: Turn = started;
    for (const event of unanswered) {
      const again = await engine.sessionEvent(event);
      if (!again.ok) continue;
      this.add(again.lines, true, at);
      turn = { ...again, plan: again.plan ?? turn.plan };
    }
    return turn;
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
    if (say.who !== 'clock' || say.kind !== 'pause') this.awake();
    const event = { ...say, t_ms: this.clock.ms() };
    if (ends(say)) this.halt(event);
    this.pending.push(event);
    this.pumping ??= this.pump().finally(() => (this.pumping = null));
  }

  /** Resolves when everything sent so far has been answered. */
  async settled(): Promise<void> {
    while (this.pumping) await this.pumping;
  }

  /** Silence, still hands and the word on the screen, before anybody else is asked. */
  private halt(event: SessionEvent): void {
    this.hush();
    this.stopEvent = event;
    this.stopping.value = true;
    this.hands.value = 'rest';
    const view = this.view.value;
    if (view && view.status !== 'finished') this.show(this.halted(view));
  }

  /** A view as it is while everything rests: at this moment of the plan, nothing asked. */
  private resting(view: View, status: View['status'], warning: string | null): View {
    const plan_ms = view === this.view.value ? Math.round(this.planSeconds() * 1000) : view.plan_ms;
    return { ...view, status, plan_ms, running: false, question: null, asks: null, warning };
  }

  private halted(view: View): View {
    const emergency = view.emergency || this.stopEvent?.kind === 'red-flag';
    return { ...this.resting(view, 'stopped', view.status === 'stopped' ? view.warning : null), emergency };
  }

  private show(view: View): void {
    this.viewAt = view.t_ms;
    this.view.value = view;
  }

  private async pump(): Promise<void> {
    let again = 0;
    while (this.pending.length > 0) {
      const event = this.pending[0]!;
      let answer: Answer<Turn>;
      try {
        answer = await engine.sessionEvent(event);
      } catch (error) {
        // It broke twice at the same word: that one is said to be lost, and the others go on.
        if (++again > 2 && this.pending[0] === event) {
          this.pending.shift();
          this.note.value = w.tabs.notHeard(event.kind);
          console.error('the engine breaks at', event, error);
        }
        if (!(await this.recover())) return;
        continue;
      }
      again = 0;
      this.pending.shift();
      this.handle(event, answer);
    }
  }

  private handle(event: SessionEvent, answer: Answer<Turn>): void {
    if (!answer.ok) {
      this.note.value = why(answer);
      return;
    }
    this.add(answer.lines, event.kind !== 'tick');
    if (event === this.stopEvent) {
      this.stopEvent = null;
      this.stopping.value = false;
    }
    this.record.t_ms = event.t_ms;
    this.record.given_ms = answer.view.plan_ms;
    this.take(answer, answer.plan ?? null);
    if (answer.view.status === this.status) return;
    this.status = answer.view.status;
    this.save();
  }

  private add(lines: string[], strict: boolean, at = Date.now()): void {
    for (const line of lines) putRow({ session: this.record.id, n: this.next++, line, at }, strict, this.lead);
  }

  /** The engine broke: everything rests and says so, a new one goes on from the lines. */
  private async recover(): Promise<boolean> {
    this.engineLost.value = true;
    this.hush();
    this.hands.value = 'rest';
    const ran = this.view.value?.running ?? false;
    if (this.view.value && !this.stopping.value && ran) this.show(this.resting(this.view.value, 'paused', w.tabs.engineLost));
    this.note.value = w.tabs.engineLost;
    for (let pause = 100; !this.ended; pause = Math.min(5000, 2 * pause)) {
      try {
        await restartEngine();
        const turn = await this.open((await rowsOf(this.record.id)).filter(({ line }) => line !== undefined));
        if (!turn) break;
        if (ran || turn.view.running) this.pending.unshift({ who: 'clock', kind: 'pause', t_ms: Math.max(turn.view.t_ms, this.pending[0]?.t_ms ?? 0) });
        if (turn.plan) this.plan(turn.plan);
        this.note.value = '';
        this.engineLost.value = false;
        return true;
      } catch (error) {
        console.error('the engine does not come back', error);
        await wait(pause);
      }
    }
    return false;
  }

  private plan(plan: Plan): void {
    this.record.plan = plan;
    this.track.value = trackOf(plan);
  }

  private take(turn: Turn, plan: Plan | null): void {
    // Answers to earlier words do not undo a stop that is on its way to the engine.
    const halting = this.stopping.value && turn.view.status !== 'finished';
    this.show(halting ? this.halted(turn.view) : turn.view);
    if (plan) this.plan(plan);
    for (const effect of turn.effects) if ((!halting && !this.ended) || effect.kind === 'hush') this.act(effect);
    if (turn.view.status === 'finished' && !this.ended) this.finish();
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
      if (!this.pending.some(({ kind }) => kind === 'tick')) this.send({ who: 'clock', kind: 'tick' });
      this.tick();
    }, wait);
  }

  private heard(said: Said): void {
    const { id, text, start, end, cut } = said;
    const row = { session: this.record.id, n: this.cues++, id, text, start, end, cut };
    behind({ tables: ['cues'], lead: this.lead, write: (step) => step.objectStore('cues').put(row) });
  }

  private save(): void {
    this.record.seen = Date.now();
    saveRecord(this.record, this.lead);
  }

  private readonly going = () => {
    if (document.visibilityState === 'hidden') this.spill();
  };
  private listen(): void {
    if (typeof document === 'undefined') return;
    addEventListener('pagehide', this.spill);
    document.addEventListener('visibilitychange', this.going);
  }

  /** The page may go: what the engine has not answered yet is written as it was said. */
  readonly spill = (): void => {
    this.save();
    const at = Date.now();
    this.pending.forEach((event, i) => {
      putRow({ session: this.record.id, n: this.next + i, event, at }, true, this.lead);
    });
  };

  /** Ends for good: by itself at the end of the plan, or when the two leave after a stop. */
  finish(): void {
    if (this.ended) return;
    this.end();
    this.record.state = 'done';
    this.record.ended = new Date().toISOString();
    this.save();
  }

  private end(): void {
    this.ended = true;
    clearTimeout(this.ticking);
    if (typeof document === 'undefined') return;
    removeEventListener('pagehide', this.spill);
    document.removeEventListener('visibilitychange', this.going);
  }

  /** Paint on the picture: other skin; it stays so when the session goes on after a break. */
  paint(tones: { back: SkinTone; hands: SkinTone }): void {
    this.tones.value = tones;
    Object.assign(this.record, { tone: tones.back, giverTone: tones.hands });
    this.save();
  }

  /** The screen is left. A session that is not over waits, from this moment on, to go on. */
  close(): void {
    this.hush();
    if (this.ended) return;
    if (this.view.value?.running) this.send({ who: 'clock', kind: 'pause' });
    this.save();
    this.end();
  }

  /** As `close`; resolves when everything said is answered and written, or after `ms` with false. */
  async leave(ms: number): Promise<boolean> {
    this.close();
    await Promise.race([this.settled(), wait(ms)]);
    return flushed(ms);
  }

  /** Another tab leads, or everything was erased: nothing more is sent or written. */
  abandon(): void {
    this.hush();
    this.end();
    this.pending.length = 0;
  }
}
