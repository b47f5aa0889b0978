import { join } from 'node:path';
import { defineConfig } from 'vite';
import { installable } from './web/visit/installable.ts';

const web = join(import.meta.dirname, 'web');

/** Each entry is a page of its own. County computers run browsers of years ago: Chrome 90 is the oldest we serve. */
export default defineConfig({
  root: web,
  base: '/',
  publicDir: false,
  plugins: [installable()],
  build: {
    outDir: join(import.meta.dirname, 'dist', 'web'),
    emptyOutDir: true,
    target: 'chrome90',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: { desk: join(web, 'desk', 'index.html'), visit: join(web, 'visit', 'index.html') },
      // Ant Design marks its files for server rendering, which we do not do: hundreds of lines without news.
      onLog: (level, log, report) => log.code === 'MODULE_LEVEL_DIRECTIVE' || report(level, log),
    },
  },
});
