import { join } from 'node:path';
import { defineConfig } from 'vite';
import { packed } from './web/packed.ts';
import { installable } from './web/visit/installable.ts';

const web = join(import.meta.dirname, 'web');

/** Each entry is a page of its own. County computers run browsers of years ago: Chrome 90 is the oldest we serve. */
export default defineConfig({
  root: web,
  base: '/',
  publicDir: false,
  plugins: [installable(), packed()],
  build: {
    outDir: join(import.meta.dirname, 'dist', 'web'),
    emptyOutDir: true,
    target: 'chrome90',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: { desk: join(web, 'desk', 'index.html'), visit: join(web, 'visit', 'index.html') },
      // A schema that only the server checks against is not sent with the labels beside it.
      treeshake: {
        manualPureFunctions: ['Type', 'labelsOf'],
        moduleSideEffects: [{ test: /[\\/]typebox[\\/]/, sideEffects: false }],
        propertyReadSideEffects: false,
      },
      // Ant Design marks its files for server rendering, which we do not do: hundreds of lines without news.
      onLog: (level, log, report) => log.code === 'MODULE_LEVEL_DIRECTIVE' || report(level, log),
    },
  },
});
