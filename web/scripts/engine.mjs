// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Puts the engine and its guide where the app finds them. Makes the module small first, unless it
// is small already. `--if-there`: no error where the engine has not been built yet.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const web = join(import.meta.dirname, '..');
const from = process.env.UNKNOT_BUILD ?? join(web, '..', 'build');
const to = join(web, 'public', 'engine');
const wasm = join(from, 'wasm', 'unknot.wasm');
const guide = join(from, 'generated', 'guide.json');
const missing = [wasm, guide].filter((file) => !existsSync(file));

if (missing.length > 0) {
  console.error(`Not built yet: ${missing.join(', ')}. Run ./dev build wasm first.`);
  process.exit(process.argv.includes('--if-there') ? 0 : 1);
}

/** wasm-opt leaves no names behind; a module that still has its custom sections is unoptimised. */
function isOptimised(file) {
  return WebAssembly.Module.customSections(new WebAssembly.Module(readFileSync(file)), 'producers').length === 0;
}

mkdirSync(to, { recursive: true });
const target = join(to, 'unknot.wasm');
if (isOptimised(wasm)) {
  copyFileSync(wasm, target);
} else if (!existsSync(target) || statSync(target).mtimeMs < statSync(wasm).mtimeMs) {
  const optimiser = join(web, 'node_modules', 'binaryen', 'bin', 'wasm-opt');
  const features = ['--enable-bulk-memory', '--enable-sign-ext', '--enable-mutable-globals',
    '--enable-nontrapping-float-to-int', '--enable-multivalue', '--enable-reference-types'];
  execFileSync(process.execPath, [optimiser, '-Oz', '--strip-debug', '--strip-producers',
    '--strip-target-features', ...features, wasm, '-o', `${target}.new`], { stdio: 'inherit' });
  renameSync(`${target}.new`, target);
}
copyFileSync(guide, join(to, 'guide.json'));
console.log(`engine: ${Math.round(statSync(target).size / 1024)} kB, guide: ` +
  `${Math.round(statSync(join(to, 'guide.json')).size / 1024)} kB`);
