// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The plan as a score: stages as bands, pressure as the height of a line, breaks as rests.
import { useEffect, useState } from 'preact/hooks';
import type { Plan, Summary } from '../engine/types.ts';
import { levelNumber } from '../live/pose.ts';
import { w } from '../words/en.ts';
import { minSec } from './parts.tsx';

const top = 26;
const tall = 96;

export function Score({ plan, summary }: { plan: Plan; summary: Summary }) {
  // As many units as there are points on the screen, so that its words keep their size.
  const [screen, setScreen] = useState(innerWidth);
  useEffect(() => {
    const measure = () => setScreen(innerWidth);
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  const wide = Math.min(720, Math.max(300, screen - 90));
  const last = plan.steps.at(-1);
  const total = Math.max(plan.total_s, last ? last.start_s + last.duration_s : 1);
  const x = (s: number) => (s / total) * wide;
  const y = (level: number) => top + tall - 6 - level * 26;
  const rests = plan.steps.filter((step) => step.kind === 'break');
  const asks = plan.steps.filter((step) => step.kind === 'check-in');
  const marks = Array.from({ length: Math.floor(total / 300) + 1 }, (_, i) => i * 300);
  const text = summary.stages.map((s) => `${w.stages[s.stage] ?? s.stage} ${minSec(s.duration_s)}`).join(', ');
  return (
    <figure class="score" style={{ margin: 0 }}>
      <svg viewBox={`0 0 ${wide} ${top + tall + 20}`} role="img" aria-label={`${w.plan.score}: ${text}`}>
        {summary.stages.map((stage, i) => (
          <rect key={i} class="stage" x={x(stage.start_s)} y={top} width={Math.max(0, x(stage.duration_s) - 1.5)} height={tall} rx="6" />
        ))}
        {[1, 2, 3].map((level) => (
          <line key={level} x1="0" x2={wide} y1={y(level)} y2={y(level)} stroke="#d9c3ad" stroke-width="1" />
        ))}
        {summary.levels.map((part, i) => {
          const level = levelNumber(part.level);
          const height = Math.max(3, level * 26);
          return <rect key={i} class="level" x={x(part.start_s)} y={top + tall - 6 - height} rx="2"
            width={Math.max(1, x(part.duration_s) - 0.6)} height={height} opacity={0.3 + 0.2 * level} />;
        })}
        {rests.map((step) => <circle key={step.id} class="rest" cx={x(step.start_s + step.duration_s / 2)} cy={top + 10} r="4.5" />)}
        {asks.map((step) => <text key={step.id} x={x(step.start_s + step.duration_s / 2)} y={top + 14} text-anchor="middle">?</text>)}
        {summary.stages.map((stage, i) => {
          const room = x(stage.duration_s);
          const word = w.stages[stage.stage] ?? stage.stage;
          return room > word.length * 6 && <text key={i} x={x(stage.start_s) + 4} y={top - 8}>{word}</text>;
        })}
        {marks.map((s) => <text key={s} x={Math.min(wide - 22, x(s))} y={top + tall + 15}>{s / 60}′</text>)}
      </svg>
      <figcaption class="legend">
        <span>{w.plan.levelsSay}</span>
        <span>{w.plan.restsSay}</span>
        <span>?: {w.live.check}</span>
      </figcaption>
    </figure>
  );
}
