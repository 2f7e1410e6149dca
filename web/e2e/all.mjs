// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Every walk, one after the other, to the last one: a failure does not hide those behind it.
//   node e2e/all.mjs [walk …]
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const walks = [
  'road', 'body', 'routines', 'offline', 'pages', 'update', 'yesterday', 'ladder', 'stop', 'boxes', 'devices', 'evening', 'again',
  'faults', 'tabs', 'monkey', 'kill', 'pictures',
];
const asked = process.argv.slice(2);
const failed = [];
for (const walk of asked.length > 0 ? asked : walks) {
  const began = Date.now();
  console.log(`\n==== ${walk}`);
  const { status } = spawnSync(process.execPath, [join(here, `${walk}.mjs`)], { stdio: 'inherit' });
  console.log(`==== ${walk}: ${Math.round((Date.now() - began) / 1000)} s`);
  if (status !== 0) failed.push(walk);
}
if (failed.length > 0) console.log(`\nfailed: ${failed.join(', ')}`);
process.exit(failed.length > 0 ? 1 : 0);
