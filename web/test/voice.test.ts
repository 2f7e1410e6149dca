// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// A voice that comes late, is left paused, is refused or falls silent.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readingTime, voiceState, VoiceSpeaker } from '../src/live/voice.ts';

interface Words {
  text: string;
  onstart?: () => void;
  onend?: () => void;
  onerror?: (event: { error: string }) => void;
}
const ada = { name: 'Ada', lang: 'en-GB', localService: true, default: true } as SpeechSynthesisVoice;

class Speech {
  paused = false;
  said: Words[] = [];
  cancelled = 0;
  speak(words: Words) { this.said.push(words); }
  cancel() { this.cancelled++; }
  resume() { this.paused = false; }
}
let speech: Speech;
let voice: SpeechSynthesisVoice | null;
let ended: number;
let speaker: VoiceSpeaker;
const speak = (text = 'Long, slow strokes.') => speaker.speak(text, 6000, () => ended++);
const last = () => speech.said.at(-1)!;

beforeEach(() => {
  vi.useFakeTimers();
  speech = new Speech();
  [voice, ended] = [ada, 0];
  vi.stubGlobal('speechSynthesis', speech);
  vi.stubGlobal('SpeechSynthesisUtterance', class { constructor(readonly text: string) {} });
  speaker = new VoiceSpeaker(() => voice);
  voiceState.value = 'on';
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('audio and voice come back', () => {
  it('a voice that comes after three seconds is used from then on', () => {
    voice = null;
    speak();
    vi.advanceTimersByTime(readingTime('Long, slow strokes.') + 10);
    expect([speech.said.length, ended]).toEqual([0, 1]);
    voice = ada;
    speak();
    expect(last().text).toBe('Long, slow strokes.');
  });

  it('speech left paused by the system goes on with the next cue, and with a touch', () => {
    speech.paused = true;
    speak();
    expect(speech.paused).toBe(false);
    speech.paused = true;
    speaker.mend(false);
    expect(speech.paused).toBe(false);
  });

  it('a cue that is refused is read, said to be, and spoken at the next touch', () => {
    speak();
    last().onerror!({ error: 'not-allowed' });
    expect([voiceState.value, ended]).toEqual(['waits', 0]);
    speaker.mend(true);
    expect(speech.said.length).toBe(2);
    last().onstart!();
    last().onend!();
    expect([voiceState.value, ended]).toEqual(['on', 1]);
    vi.advanceTimersByTime(60_000);
    expect(ended).toBe(1);
  });

  it('without a touch it ends when it has been read', () => {
    speak();
    last().onerror!({ error: 'not-allowed' });
    vi.advanceTimersByTime(6100);
    expect(ended).toBe(1);
    speaker.mend(true);
    expect(speech.said.length).toBe(1);
  });

  it('one that never begins ends, and after two it is said', () => {
    speak();
    vi.advanceTimersByTime(60_000);
    expect([ended, voiceState.value]).toEqual([1, 'on']);
    speak();
    vi.advanceTimersByTime(60_000);
    expect([ended, voiceState.value]).toEqual([2, 'lost']);
    speak();
    last().onstart!();
    expect(voiceState.value).toBe('on');
  });

  it('LIVE-7: a stop ends it at once, without a word about it', () => {
    speak();
    speaker.stop();
    last().onerror!({ error: 'interrupted' });
    vi.advanceTimersByTime(60_000);
    expect([speech.cancelled, ended, voiceState.value]).toEqual([1, 0, 'on']);
  });
});
