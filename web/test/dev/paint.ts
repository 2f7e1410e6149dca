// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Open /test/dev/paint.html in the development server to look at backs in all tones, and hands.
import { handPicture } from '../../src/live/hands.ts';
import { paintBack, type Frame } from '../../src/live/relief.ts';
import { skinTones } from '../../src/live/skin.ts';
import { drawing } from './fixture.ts';

const tools = ['palm', 'heel', 'thumb', 'knuckles', 'forearm', 'fingertips', 'elbow'];
for (const light of ['night', 'day'] as const) {
  const row = document.body.appendChild(document.createElement('div'));
  row.style.cssText = `display:flex;background:${light === 'day' ? '#fbf4ea' : '#120d0b'}`;
  skinTones.forEach((tone, i) => {
    const canvas = row.appendChild(document.createElement('canvas'));
    canvas.width = 390;
    canvas.height = 620;
    const frame: Frame = { width: 390, height: 620, s: 0.74, ox: 195, oy: 500 };
    const start = performance.now();
    const picture = paintBack(frame, drawing, { tone, light });
    console.log(tone, light, Math.round(performance.now() - start), 'ms');
    const pen = canvas.getContext('2d')!;
    pen.drawImage(picture, 0, 0);
    if (light === 'day') return;
    for (const hand of ['left', 'right'] as const) {
      const before = performance.now();
      const p = handPicture(tools[i]!, hand, skinTones[(i + 2) % 6]!, 0.74, hand === 'left' ? 1.7 : 1.4);
      console.log(tools[i], Math.round(performance.now() - before), 'ms');
      pen.drawImage(p.canvas, (hand === 'left' ? 110 : 270) - p.canvas.width / 2, 330 - p.canvas.height / 2);
    }
  });
}
document.title = 'painted';
