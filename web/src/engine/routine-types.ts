// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What the engine says about routines as text (docs/formats/engine.md).
import type { Finding, Plan, Reason, Summary } from './types.ts';

export interface RoutineIssue {
  severity: 'error' | 'warning';
  line: number;
  column: number;
  length: number;
  message: string;
  hint: string;
}
/** Line and column are there where a line is what it is about. */
export interface RoutineFinding extends Finding {
  line?: number;
  column?: number;
  measured?: string;
  limit?: string;
}
export interface RoutineJudged {
  verdict: 'clean' | 'notes' | 'poor' | 'unsafe';
  findings: RoutineFinding[];
}
export interface RoutineTidied {
  issues: RoutineIssue[];
  /** Without errors: the text written the canonical way. */
  text?: string;
}
export interface RoutineChecked {
  issues: RoutineIssue[];
  judged?: RoutineJudged;
}
export interface Assumption {
  line: number;
  column: number;
  length: number;
  about: string;
  text: string;
}
export interface RoutineLowered {
  issues: RoutineIssue[];
  /** All of these without errors only. */
  plan?: Plan;
  assumptions?: Assumption[];
  left_out?: RoutineIssue[];
  judged?: RoutineJudged;
  advice?: Reason[];
  summary?: Summary;
}
export type RoutineWords = Record<
  'techniques' | 'places' | 'tools' | 'stages' | 'settings' | 'positions' | 'skins' | 'sides' | 'ways' | 'hands' |
  'pressures' | 'tempos' | 'units', string[]>;
