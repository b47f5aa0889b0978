import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/**
 * Lays a packed copy beside every script and style sheet of the build, which the server sends as it lies. Gzip only:
 * browsers ask for Brotli over HTTPS alone, and many offices begin without a certificate.
 */
export function packed(): Plugin {
  return {
    name: 'packed-copies',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const file of Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name))) {
        writeFileSync(join(dir, `${file}.gz`), gzipSync(readFileSync(join(dir, file)), { level: 9 }));
      }
    },
  };
}
