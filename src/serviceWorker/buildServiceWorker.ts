import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'vite';
import { SOFTWARE } from '#core/version.ts';
import type { Precache } from './precache.ts';

/** Pictures for the README: no part of the app. */
const LEFT_OUT = /^\/(screenshots\/|sw\.js$)/;

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** Every file of a build with its digest, and the version they make together. */
export function precacheOf(folder: string): Precache {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, url: `/${relative(folder, path).split(sep).join('/')}` }))
    .filter(({ url }) => !LEFT_OUT.test(url))
    .map(({ path, url }) => ({ url, digest: sha256(readFileSync(path)) }))
    .sort((a, b) => (a.url < b.url ? -1 : 1));
  const content = sha256(files.map(({ url, digest }) => `${digest} ${url}\n`).join(''));
  return { version: `${SOFTWARE.version}+${content.slice(0, 8)}`, files };
}

/** Writes `/sw.js` when everything else of the build is there. */
export function serviceWorker(): Plugin {
  let folder = '';
  let root = '';
  return {
    name: 'readout-service-worker',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
      folder = resolve(root, config.build.outDir);
    },
    closeBundle: async () => {
      // Also called when the build has failed before writing.
      if (!existsSync(join(folder, 'index.html'))) return;
      await build({
        entryPoints: [join(root, 'src/serviceWorker/serviceWorker.ts')],
        outfile: join(folder, 'sw.js'),
        bundle: true,
        minify: true,
        format: 'iife',
        target: 'es2022',
        define: { PRECACHE: JSON.stringify(precacheOf(folder)) },
        logLevel: 'warning',
      });
    },
  };
}
