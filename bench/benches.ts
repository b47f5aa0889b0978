import type { Bench } from './bench.ts';

/** Every bench by its name, read when it is run. A new one is one line here. */
export const BENCHES: Readonly<Record<string, () => Promise<{ readonly bench: Bench }>>> = {
  screening: () => import('./screening.ts'),
  rules: () => import('./rules.ts'),
  preview: () => import('./preview.ts'),
  quality: () => import('./quality.ts'),
  'own-warnings': () => import('./own-warnings.ts'),
  'attachment-2': () => import('./attachment-2.ts'),
  pages: () => import('./pages.ts'),
  'name-search': () => import('./name-search.ts'),
  'form-post': () => import('./form-post.ts'),
  import: () => import('./import.ts'),
  staging: () => import('./staging.ts'),
  'visit-bundle': () => import('./visit-bundle.ts'),
  audit: () => import('./audit.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
};

/** Those measured on a tenth of the county as well. */
export const SCALING: readonly string[] = ['screening', 'preview', 'attachment-2', 'pages', 'import'];
