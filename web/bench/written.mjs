// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// How many bytes the app hands to storage for one word late in a session of an hour: the word's line
// and the session's record. Beside it what it was when every word rewrote plan and log.
import { ownEngine } from '../e2e/tools.mjs';

const engine = await ownEngine();
const size = (value) => new TextEncoder().encode(JSON.stringify(value)).length;
const { plan } = engine.call('plan', { request: { minutes: 60, seed: 7 }, intake: {} });
const start = engine.call('session_start', { plan, quiet: 'full', language: 'en' });
const lines = [...start.lines];
let now = plan;
let t = 0;
const words = ['softer', 'just-right', 'tired', 'harder', 'more-here', 'repeat', 'skip'];
const record = { id: crypto.randomUUID(), started: new Date().toISOString(), state: 'live', receiverId: crypto.randomUUID(), giverId: crypto.randomUUID(),
  receiverName: 'Ada', giverName: 'Ben', tone: 'medium-light', giverTone: 'light', speed: 1, planned_s: plan.total_s, t_ms: 0, seen: Date.now(), tensionBefore: 7, given_ms: 0 };
const figures = { before: [], after: [] };

function say(event) {
  const answer = engine.call('session_event', event);
  lines.push(...answer.lines);
  if (answer.plan) now = answer.plan;
  return answer.lines;
}
say({ t_ms: 0, who: 'giver', kind: 'start' });
for (let n = 0; t < 50 * 60_000; n++) {
  for (let i = 0; i < 240; i++) say({ t_ms: (t += 250), who: 'clock', kind: 'tick' });
  const event = { t_ms: t, who: words[n % words.length] === 'tired' || words[n % words.length] === 'skip' ? 'giver' : 'receiver', kind: words[n % words.length] };
  const added = say(event);
  if (t < 40 * 60_000) continue;
  figures.after.push(added.reduce((sum, line) => sum + size({ session: record.id, n: lines.length, line, at: Date.now() }), size(record)));
  figures.before.push(size({ session: record.id, n: lines.length, event }) + size({ ...record, plan: now, log: lines.join('\n') }));
}
for (const [name, all] of Object.entries(figures)) {
  all.sort((a, b) => a - b);
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  console.log(`| bytes written for a word after 40 minutes of 60, ${name === 'after' ? 'its line and the record' : 'when plan and log were rewritten'}: median, most | ${kB(all[Math.floor(all.length / 2)])}, ${kB(all.at(-1))} |`);
}
