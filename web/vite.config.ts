// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { packed } from './scripts/packed.ts';

const root = import.meta.dirname;

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

/** Puts the list of everything that was built into the service worker, and a name that changes
 *  with any of it, so that a new build is fetched whole and an old one is dropped whole. */
function offline(): Plugin {
  return {
    name: 'unknot-offline',
    apply: 'build',
    generateBundle(_options, bundle) {
      const hash = createHash('sha256');
      const files = ['./'];
      for (const [name, item] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1))) {
        hash.update(name).update(item.type === 'chunk' ? item.code : item.source);
        if (name !== 'index.html') files.push(`./${name}`);
      }
      for (const path of filesBelow(join(root, 'public')).sort()) {
        hash.update(readFileSync(path));
        files.push(`./${relative(join(root, 'public'), path)}`);
      }
      const source = readFileSync(join(root, 'src/sw.js'), 'utf8')
        .replace('__VERSION__', hash.digest('hex').slice(0, 16))
        .replace('/*__FILES__*/', files.map((file) => JSON.stringify(file)).join(', '));
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  };
}

/** The page's policy forbids what Vite's development server needs; the build keeps it. */
function policyOnlyInBuild(): Plugin {
  return {
    name: 'unknot-policy',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
  };
}

export default defineConfig({
  base: './',
  plugins: [offline(), policyOnlyInBuild(), packed(join(root, 'dist'))],
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  worker: { format: 'es' },
});
