// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The stroke as sound: a soft breath of noise and a low hum that rise as the hands move up the
// back, stand where the hands are, and swell with their pace and pressure. And the quiet signals.
import type { Hands, Pose } from './pose.ts';

interface Voice {
  gain: GainNode;
  filter: BiquadFilterNode;
  hum: OscillatorNode;
  humGain: GainNode;
  pan: StereoPannerNode;
}

const tones: Record<string, [number, number][]> = {
  next: [[523, 0], [659, 0.16]],
  side: [[587, 0], [440, 0.18]],
  break: [[440, 0], [349, 0.22]],
  slower: [[392, 0], [392, 0.4]],
  end: [[523, 0], [440, 0.25], [349, 0.5]],
  stop: [[262, 0]],
};

function softNoise(context: AudioContext): AudioBuffer {
  const buffer = context.createBuffer(1, context.sampleRate * 4, context.sampleRate);
  const data = buffer.getChannelData(0);
  let seed = 12345;
  let low = 0;
  for (let i = 0; i < data.length; i++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
    low += 0.06 * (seed / 2 ** 31 - low);
    data[i] = low * 3;
  }
  return buffer;
}

export class Rhythm {
  private readonly context: AudioContext;
  private readonly out: GainNode;
  private readonly voices: Voice[];
  private last: { t: number; hands: Hands } | null = null;
  private silentUntil = 0;
  private readonly notes = new Set<GainNode>();
  muted = false;

  constructor() {
    this.context = new AudioContext({ latencyHint: 'interactive' });
    this.out = this.context.createGain();
    this.out.connect(this.context.destination);
    const noise = this.context.createBufferSource();
    noise.buffer = softNoise(this.context);
    noise.loop = true;
    noise.start();
    this.voices = [0, 1].map(() => {
      const filter = this.context.createBiquadFilter();
      filter.type = 'bandpass';
      filter.Q.value = 0.7;
      const gain = this.context.createGain();
      gain.gain.value = 0;
      const hum = this.context.createOscillator();
      const humGain = this.context.createGain();
      humGain.gain.value = 0;
      const pan = this.context.createStereoPanner();
      noise.connect(filter).connect(gain).connect(pan);
      hum.connect(humGain).connect(pan);
      pan.connect(this.out);
      hum.start();
      return { gain, filter, hum, humGain, pan };
    });
  }

  get runs(): boolean {
    return this.context.state === 'running';
  }

  /** Asks for sound; without a touch some browsers do not even answer, so this does not wait for long. */
  async wake(patience_ms = 1500): Promise<boolean> {
    if (!this.runs) {
      const asked = this.context.resume().catch(() => undefined);
      await Promise.race([asked, new Promise((done) => setTimeout(done, patience_ms))]);
    }
    return this.runs;
  }

  /** A call, a lock or the browser itself took the sound away, or gave it back. */
  onState(told: () => void): () => void {
    this.context.addEventListener('statechange', told);
    return () => this.context.removeEventListener('statechange', told);
  }

  /** All of it goes or comes back within `seconds`, signals included: who cannot see the page is not
   *  led by it. By the sound card's own clock, so that it ends though the page sleeps. */
  fade(seen: boolean, seconds: number): void {
    const now = this.context.currentTime;
    const level = this.out.gain;
    level.cancelScheduledValues(0);
    level.setValueAtTime(level.value, now);
    level.linearRampToValueAtTime(seen ? 1 : 0, now + seconds);
  }

  /** Silent within a few milliseconds, until `follow` is called again after a moment. */
  hush(): void {
    const now = this.context.currentTime;
    this.silentUntil = now + 0.4;
    const levels = this.voices.flatMap((voice) => [voice.gain.gain, voice.humGain.gain]);
    for (const level of [...levels, ...[...this.notes].map(({ gain }) => gain)]) {
      // A straight line has an end, which a fade towards nothing has not; long enough not to click.
      level.cancelScheduledValues(0);
      level.setValueAtTime(level.value, now);
      level.linearRampToValueAtTime(0, now + 0.005);
    }
  }

  /** Once a frame: `t` in seconds of the plan, nothing moves while `moving` is false. */
  follow(t: number, hands: Hands, moving: boolean, length_mm: number): void {
    const now = this.context.currentTime;
    // A later, slower fade would take the place of the quick one.
    if (now < this.silentUntil) return;
    const since = this.last ? t - this.last.t : 0;
    [hands.left, hands.right].forEach((pose, i) => {
      const voice = this.voices[i]!;
      const before = this.last?.hands[i === 0 ? 'left' : 'right'] ?? null;
      const loud = this.muted || !moving ? 0 : loudness(pose, before, since);
      voice.gain.gain.setTargetAtTime(0.5 * loud, now, 0.12);
      voice.humGain.gain.setTargetAtTime(0.05 * loud, now, 0.18);
      if (!pose) return;
      const up = Math.min(1.1, Math.max(-0.1, pose.y / length_mm));
      voice.filter.frequency.setTargetAtTime(260 + 520 * up, now, 0.1);
      voice.hum.frequency.setTargetAtTime(110 * 2 ** up, now, 0.1);
      voice.pan.pan.setTargetAtTime(Math.min(0.8, Math.max(-0.8, pose.x / 200)), now, 0.1);
    });
    this.last = { t, hands };
  }

  tone(name: string): void {
    if (this.muted && name !== 'stop' && name !== 'end') return;
    const now = this.context.currentTime;
    for (const [pitch, delay] of tones[name] ?? tones['next']!) {
      const note = this.context.createOscillator();
      const gain = this.context.createGain();
      note.frequency.value = pitch;
      gain.gain.setValueAtTime(0, now + delay);
      gain.gain.linearRampToValueAtTime(0.09, now + delay + 0.03);
      gain.gain.exponentialRampToValueAtTime(0.0004, now + delay + 0.9);
      note.connect(gain).connect(this.out);
      note.start(now + delay);
      note.stop(now + delay + 1);
      this.notes.add(gain);
      note.onended = () => this.notes.delete(gain);
    }
  }

  close(): void {
    void this.context.close().catch(() => undefined);
  }
}

function loudness(pose: Pose | null, before: Pose | null, since: number): number {
  if (!pose?.contact || !before || since <= 0) return 0;
  const pace = Math.hypot(pose.x - before.x, pose.y - before.y) / since;
  return Math.min(1, 0.15 + pace / 110) * (0.35 + 0.2 * pose.level);
}
