// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What the engine says about a text, as one list: what cannot be read, and what the checker finds.
import type { RoutineChecked, RoutineFinding, RoutineIssue } from '../engine/routine-types.ts';
import { w } from '../words/en.ts';

export type Severity = 'error' | 'unsafe' | 'poor' | 'cannot tell' | 'warning' | 'note';

/** Worst first. */
export const severities: Severity[] = ['error', 'unsafe', 'poor', 'cannot tell', 'warning', 'note'];

/** Seen without colour: in the margin of the text and before each line of the list. */
export const signs: Record<Severity, string> = {
  error: '×', unsafe: '!!', poor: '!', 'cannot tell': '?', warning: '~', note: 'i',
};

export function signClass(severity: Severity): string {
  return `sign is-${severity.replace(' ', '-')}`;
}

export interface Problem {
  severity: Severity;
  /** From 1; 0: about the whole. Columns and lengths count characters (code points). */
  line: number;
  column: number;
  /** 0: to the end of what the line says. */
  length: number;
  text: string;
  hint: string;
}

export function problemOf(issue: RoutineIssue): Problem {
  const { severity, line, column, length, message, hint } = issue;
  return { severity, line, column, length, text: sentence(message), hint: sentence(hint) };
}

export function problemOfFinding(finding: RoutineFinding): Problem {
  const { severity, line = 0, column = 0, measured = '', limit = '' } = finding;
  const told = [measured && w.routines.itIs(measured), limit && w.routines.rightIs(limit)].filter(Boolean).join('; ');
  return { severity: severity as Severity, line, column, length: 0, text: finding.text, hint: sentence(told) };
}

function sentence(text: string): string {
  if (text === '') return '';
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!…:]$/.test(begun) ? begun : `${begun}.`;
}

/** By severity and place; the same thing said of many lines stays in each of them. */
export function problemsOf(checked: RoutineChecked): Problem[] {
  const all = [...checked.issues.map(problemOf), ...(checked.judged?.findings ?? []).map(problemOfFinding)];
  const rank = (problem: Problem) => severities.indexOf(problem.severity);
  return all.sort((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
}

/** The same sentence about the same line is said once: a step may break a rule in many places. */
export function once(problems: Problem[]): Problem[] {
  const key = (one: Problem) => `${one.severity} ${one.line} ${one.text}`;
  return [...new Map([...problems].reverse().map((one) => [key(one), one])).values()].reverse();
}

/** How many code units the first `characters` characters of a line take. */
function unitsOf(line: string, characters: number): number {
  let at = 0;
  for (let n = 0; n < characters && at < line.length; n++) at += line.codePointAt(at)! > 0xffff ? 2 : 1;
  return at;
}

/** Where in the line it stands: from and to, in code units, never empty where the line is not. */
export function spanIn(line: string, problem: Pick<Problem, 'column' | 'length'>): [number, number] {
  const from = Math.min(unitsOf(line, Math.max(0, problem.column - 1)), Math.max(0, line.length - 1));
  if (problem.length > 0) return [from, Math.max(from, unitsOf(line, problem.column - 1 + problem.length))];
  const said = line.replace(/\s+#.*$/, '').trimEnd().length;
  return [from, Math.max(from, said)];
}

export function tally(problems: Problem[]): Record<Severity, number> {
  const out = Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const problem of problems) out[problem.severity]++;
  return out;
}
