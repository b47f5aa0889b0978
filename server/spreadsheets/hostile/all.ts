import { ARCHIVES } from './archives.ts';
import { DISGUISES } from './disguises.ts';
import type { HostileFile } from './hostile-file.ts';
import { PICTURES } from './pictures.ts';
import { SHEETS } from './sheets.ts';
import { NAMES, TEXTS } from './texts.ts';

export const HOSTILE_FILES: readonly HostileFile[] = [
  ...ARCHIVES,
  ...SHEETS,
  ...DISGUISES,
  ...TEXTS,
  ...NAMES,
  ...PICTURES,
];
