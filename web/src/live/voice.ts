// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Two ways to say a cue: the device's own voice, or silently, as text on the screen for as long as
// it takes to read. Voices that would send the text to a server are never used. A voice that comes
// late, is left paused or is refused is noticed, mended at the next touch, and said if it cannot be.
import { signal } from '@preact/signals';
import type { Speaker } from './speech.ts';

/** waits: for a touch; lost: it does not answer. */
export const voiceState = signal<'on' | 'waits' | 'lost'>('on');

export function localVoice(language: string): SpeechSynthesisVoice | null {
  if (!('speechSynthesis' in globalThis)) return null;
  const fit = speechSynthesis
    .getVoices()
    .filter((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language));
  return fit.find((voice) => voice.default) ?? fit[0] ?? null;
}

/** Voices arrive late in some browsers; waits a little for the first. */
export function voiceSoon(language: string, patience_ms = 1200): Promise<SpeechSynthesisVoice | null> {
  const now = localVoice(language);
  if (now || !('speechSynthesis' in globalThis)) return Promise.resolve(now);
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      speechSynthesis.removeEventListener('voiceschanged', look);
      resolve(localVoice(language));
    };
    const look = () => {
      if (localVoice(language)) done();
    };
    const timer = setTimeout(done, patience_ms);
    speechSynthesis.addEventListener('voiceschanged', look);
  });
}

/** Whenever the device's voices change, however late. */
export function onVoices(told: () => void): () => void {
  if (!('speechSynthesis' in globalThis)) return () => undefined;
  speechSynthesis.addEventListener('voiceschanged', told);
  return () => speechSynthesis.removeEventListener('voiceschanged', told);
}

export function readingTime(text: string): number {
  return 600 + text.split(/\s+/).length * 330;
}

export class TextSpeaker implements Speaker {
  private timer: ReturnType<typeof setTimeout> | undefined;
  constructor(
    private readonly speed = 1,
    private readonly before: () => void = () => undefined,
  ) {}

  speak(text: string, slot_ms: number, ended: () => void): void {
    this.before();
    const time = Math.min(readingTime(text), slot_ms > 0 ? slot_ms : Infinity);
    this.timer = setTimeout(ended, time / this.speed);
  }
  stop(): void {
    clearTimeout(this.timer);
  }
}

/** So many cues without a voice, and it does not answer any more. */
const failures = 2;

export class VoiceSpeaker implements Speaker {
  private turn = 0;
  private failed = 0;
  private guard: ReturnType<typeof setTimeout> | undefined;
  private again: (() => void) | null = null;
  private readonly text = new TextSpeaker();

  /** `voice` is asked anew for every cue: the first may come before any voice has. */
  constructor(private readonly voice: () => SpeechSynthesisVoice | null) {}

  speak(text: string, slot_ms: number, ended: () => void): void {
    const turn = ++this.turn;
    this.again = null;
    const done = () => {
      if (turn !== this.turn) return;
      this.turn++;
      this.text.stop();
      this.again = null;
      clearTimeout(this.guard);
      ended();
    };
    // As text, for as long as it takes to read; a touch meanwhile may still bring the voice.
    const read = () => {
      clearTimeout(this.guard);
      this.text.speak(text, slot_ms, done);
    };
    const say = () => {
      const voice = this.voice();
      if (!voice) return read();
      const words = new SpeechSynthesisUtterance(text);
      words.voice = voice;
      words.lang = voice.lang;
      // Slightly slow is calm; a cue that would outlast its slot is spoken a little faster instead.
      words.rate = Math.min(1.15, Math.max(0.9, slot_ms > 0 ? readingTime(text) / slot_ms : 0.9));
      words.volume = 0.9;
      let started = false;
      words.onstart = () => {
        started = true;
        this.failed = 0;
        voiceState.value = 'on';
      };
      words.onend = done;
      words.onerror = (event) => {
        if (turn !== this.turn) return;
        if (event.error === 'interrupted' || event.error === 'canceled') return done();
        if (event.error === 'not-allowed') voiceState.value = 'waits';
        else this.fails();
        this.again = say;
        read();
      };
      // Some engines never report the end, others never begin; the queue must not hang on them.
      this.guard = setTimeout(() => {
        if (turn !== this.turn) return;
        if (!started) this.fails();
        this.free();
        done();
      }, readingTime(text) * 2.5 + 2000);
      // Left paused by the system, it would take the words and say nothing.
      if (speechSynthesis.paused) speechSynthesis.resume();
      speechSynthesis.speak(words);
    };
    say();
  }

  stop(): void {
    this.turn++;
    this.again = null;
    clearTimeout(this.guard);
    this.text.stop();
    this.free();
  }

  /** Somebody touched the screen, or sees it again: what was refused or left paused goes on. */
  mend(touch: boolean): void {
    if (!('speechSynthesis' in globalThis)) return;
    if (speechSynthesis.paused) speechSynthesis.resume();
    if (!touch) return;
    const again = this.again;
    this.again = null;
    if (!again) return void (voiceState.value === 'waits' && (voiceState.value = 'on'));
    this.text.stop();
    again();
  }

  private fails(): void {
    if (++this.failed >= failures) voiceState.value = 'lost';
  }

  /** A cancelled voice stays paused in some browsers. */
  private free(): void {
    speechSynthesis.cancel();
    if (speechSynthesis.paused) speechSynthesis.resume();
  }
}
