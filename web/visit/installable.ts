import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import type { Plugin } from 'vite';
import { colour } from '../ui/tokens.ts';

const here = import.meta.dirname;
const ICONS = ['icon-192.png', 'icon-512.png'] as const;

/** What a bundle holds, as far as it is asked here. */
type Bundle = Record<string, { type: string; imports?: string[]; dynamicImports?: string[]; isEntry?: boolean }> &
  object;

/** Makes the phone's page installable: its manifest, its icons, and the worker with the list of this build's files. */
export function installable(): Plugin {
  return {
    name: 'visit-installable',
    apply: 'build',
    generateBundle(_options, bundle) {
      const icons = ICONS.map((name) => ({ name, source: readFileSync(join(here, name)) }));
      const manifest = JSON.stringify(manifestOf());
      for (const { name, source } of icons) this.emitFile({ type: 'asset', fileName: `visit/${name}`, source });
      this.emitFile({ type: 'asset', fileName: 'visit/manifest.webmanifest', source: manifest });
      const files = [...filesOf(bundle as unknown as Bundle), ...ICONS.map((name) => `visit/${name}`)];
      const source = workerOf([...files, 'visit/manifest.webmanifest'].map((file) => `/${file}`));
      this.emitFile({ type: 'asset', fileName: 'visit/service-worker.js', source });
    },
  };
}

/** The script of the phone's entry, all it imports, and its style sheets. Names bear a digest of the content. */
function filesOf(bundle: Bundle): string[] {
  const entry = Object.keys(bundle).find((file) => bundle[file]?.isEntry && /(^|\/)visit-/.test(file));
  const found = new Set<string>();
  const follow = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    const chunk = bundle[file] as (Bundle[string] & { viteMetadata?: { importedCss: Set<string> } }) | undefined;
    for (const next of [...(chunk?.imports ?? []), ...(chunk?.dynamicImports ?? [])]) follow(next);
    for (const sheet of chunk?.viteMetadata?.importedCss ?? []) found.add(sheet);
  };
  if (entry === undefined) throw new Error('the build has no entry of the phone');
  follow(entry);
  return [...found];
}

function workerOf(files: readonly string[]): string {
  const written = readFileSync(join(here, 'service-worker.ts'), 'utf8');
  const build = createHash('sha256').update(files.join()).update(written).digest('hex').slice(0, 12);
  const define = { FILES: JSON.stringify(files), BUILD: JSON.stringify(build) };
  return transformSync(written, { loader: 'ts', target: 'chrome80', minify: true, define }).code;
}

function manifestOf() {
  return {
    name: '守望 · 入户',
    short_name: '守望',
    lang: 'zh-CN',
    start_url: '/visit/',
    scope: '/visit/',
    display: 'standalone',
    orientation: 'portrait',
    background_color: colour.ground,
    theme_color: colour.accent,
    icons: ICONS.map((name) => ({
      src: `/visit/${name}`,
      sizes: name === 'icon-192.png' ? '192x192' : '512x512',
      type: 'image/png',
      purpose: 'any',
    })),
  };
}
