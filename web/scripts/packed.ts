// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Pictures and fonts are packed already. */
const worthIt = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.wasm', '.webmanifest']);

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

/** Writes NAME.br and NAME.gz beside what was built, for `unknot serve` and other servers to send. */
export function packed(folder: string): Plugin {
  return {
    name: 'unknot-packed',
    apply: 'build',
    closeBundle() {
      for (const path of filesBelow(folder)) {
        if (/\.(br|gz)$/.test(path)) rmSync(path);
        else if (worthIt.has(extname(path))) {
          const bytes = readFileSync(path);
          const forms = {
            br: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
            gz: gzipSync(bytes, { level: 9 }),
          };
          for (const [ending, form] of Object.entries(forms))
            if (form.length < bytes.length) writeFileSync(`${path}.${ending}`, form);
        }
      }
    },
  };
}
