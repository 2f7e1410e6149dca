// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Two ways to say a cue: the device's own voice, or silently, as text on the screen for as long as
// it takes to read. Voices that would send the text to a server are never used.
import type { Speaker } from './speech.ts';

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

export class VoiceSpeaker implements Speaker {
  private turn = 0;
  private guard: ReturnType<typeof setTimeout> | undefined;
  constructor(private readonly voice: SpeechSynthesisVoice) {}

  speak(text: string, slot_ms: number, ended: () => void): void {
    const turn = ++this.turn;
    const words = new SpeechSynthesisUtterance(text);
    words.voice = this.voice;
    words.lang = this.voice.lang;
    // Slightly slow is calm; a cue that would outlast its slot is spoken a little faster instead.
    words.rate = Math.min(1.15, Math.max(0.9, slot_ms > 0 ? readingTime(text) / slot_ms : 0.9));
    words.volume = 0.9;
    const done = () => {
      if (turn !== this.turn) return;
      this.turn++;
      clearTimeout(this.guard);
      ended();
    };
    words.onend = done;
    words.onerror = done;
    // Some engines never report the end; the queue must not hang on them.
    this.guard = setTimeout(() => {
      if (turn === this.turn) speechSynthesis.cancel();
      done();
    }, readingTime(text) * 2.5 + 2000);
    speechSynthesis.speak(words);
  }
  stop(): void {
    this.turn++;
    clearTimeout(this.guard);
    speechSynthesis.cancel();
  }
}
