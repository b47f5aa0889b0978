import { resolve } from 'node:path';
import { isBehindRoots, rootsFolder } from '../../server/audit/exported-roots.ts';
import { RESTORE_ACT } from '../../server/audit/verify-book.ts';
import { restore as restoreFolder } from '../../server/backup/restore.ts';
import { openProgram } from '../../server/program.ts';
import { operatorActor } from '../../server/rights/actor.ts';
import { writeAudit } from '../../server/rights/audit.ts';
import { perform } from '../../server/rights/work.ts';
import type { Arguments, Command } from '../command.ts';
import { type BackedUp, countsOf } from './backup.ts';

interface Restored extends BackedUp {
  dataDir: string;
  /** Roots of the audit were exported after this backup was made. */
  isBehindRoots: boolean;
}

/** The program is opened once on what was restored: it is seen to start with this key, and the restore is on record. */
async function restoreHere({ words: [path = ''] }: Arguments): Promise<Restored> {
  const file = resolve(path);
  const { dataDir, manifest } = await restoreFolder(process.env, file);
  const counts = countsOf(manifest);
  const program = await openProgram(process.env);
  try {
    await perform(program, operatorActor(), (work) => writeAudit(work, { act: RESTORE_ACT, details: counts }));
    const isBehind = await isBehindRoots(program, rootsFolder(dataDir, process.env));
    return { file, dataDir, key: program.kek.id, ...counts, isBehindRoots: isBehind };
  } finally {
    await program.close();
  }
}

const OLD_ROOTS =
  'SHOUWANG_AUDIT_ROOTS 里的根比这份备份新，备份以后的记录没有了。启动以前请让它指向一个新的空文件夹，旧的留着备查。';

export const restore: Command = {
  name: 'restore',
  usage: '文件（数据目录要空，密钥由 SHOUWANG_KEY_FILE 指明）',
  words: [1, 1],
  offline: restoreHere,
  run: (_program, args) => restoreHere(args),
  say: ({ dataDir, key, tables, rows, files, isBehindRoots }: Restored) =>
    `已恢复到 ${dataDir}：${tables} 张表 ${rows} 行，${files} 个文件，逐表核对无误。` +
    `密钥（编号 ${key}）没有存进数据目录，今后每次启动都要设 SHOUWANG_KEY_FILE。${isBehindRoots ? OLD_ROOTS : ''}`,
};
