import type { Command } from './command.ts';
import { act } from './commands/act.ts';
import { auditVerify } from './commands/audit-verify.ts';
import { backup } from './commands/backup.ts';
import { caseCommand } from './commands/case.ts';
import { explain } from './commands/explain.ts';
import { https } from './commands/https.ts';
import { importFiles } from './commands/import.ts';
import { restore } from './commands/restore.ts';
import { screen } from './commands/screen.ts';
import { table } from './commands/table.ts';
import { token } from './commands/token.ts';
import { userAdd } from './commands/user-add.ts';

/** Every command of `./shouwang`. */
export const COMMANDS: readonly Command[] = [
  act,
  auditVerify,
  backup,
  caseCommand,
  explain,
  https,
  importFiles,
  restore,
  screen,
  table,
  userAdd,
  token,
];
