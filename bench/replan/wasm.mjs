// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// What a word costs in mid-session in Wasm, the judge left out:
//   node bench/replan/wasm.mjs build/wasm/bench_replan.wasm build/generated/guide.json
// The first rounds are for the compiler: they are run and not counted.
import { readFileSync } from 'node:fs';

const [module, guide] = process.argv.slice(2);
let times = [];
let memory;
const compiled = new WebAssembly.Module(readFileSync(module));
// The C library mentions a few system calls; none is needed.
const wasi = {};
for (const { module: from, name } of WebAssembly.Module.imports(compiled))
  if (from === 'wasi_snapshot_preview1') wasi[name] = () => 8;
const instance = new WebAssembly.Instance(compiled, {
  wasi_snapshot_preview1: wasi,
  bench: {
    // Of the whole process: node's own compiler and collector count, other programs do not.
    now_us: () => {
      const { user, system: kernel } = process.cpuUsage();
      return user + kernel;
    },
    took: (at, length, us) =>
      times.push([Buffer.from(new Uint8Array(memory.buffer, at, length)).toString(), us]),
  },
});
memory = instance.exports.memory;
instance.exports._initialize?.();
const text = readFileSync(guide);
const at = instance.exports.alloc(text.length);
new Uint8Array(memory.buffer, at, text.length).set(text);

const quantile = (of, share) => of.sort((a, b) => a - b)[Math.floor(share * (of.length - 1))];
const ms = (us) => `${(us / 1000).toFixed(1)} ms`;
for (const minutes of [25, 60]) {
  for (let warm = 0; warm < 3; warm++) instance.exports.run(at, text.length, minutes);
  times = [];
  for (let round = 0; round < 5; round++)
    if (!instance.exports.run(at, text.length, minutes)) throw new Error('there is no plan');
  const all = times.map(([, us]) => us);
  console.log(`replan in Wasm, ${minutes} minutes: median ${ms(quantile(all, 0.5))}, ` +
    `99 of 100 within ${ms(quantile(all, 0.99))}, ${all.length} of them`);
  for (const word of [...new Set(times.map(([w]) => w))].sort())
    console.log(`  ${word}: ${ms(quantile(times.filter(([w]) => w === word).map(([, us]) => us), 0.5))}`);
}
