import { resolve } from 'node:path';
import { makeBackup } from '../../server/backup/make-backup.ts';
import type { BackupManifest } from '../../server/backup/manifest.ts';
import { operatorActor } from '../../server/rights/actor.ts';
import { writeAudit } from '../../server/rights/audit.ts';
import { perform } from '../../server/rights/work.ts';
import type { Command } from '../command.ts';

/** What a backup holds, or a restore put back. */
export interface BackedUp {
  file: string;
  /** Names the key without which the file is useless; it is not in it. */
  key: string;
  tables: number;
  rows: number;
  files: number;
}

export const backup: Command = {
  name: 'backup',
  usage: '文件',
  words: [1, 1],
  run: async (program, { words: [path = ''] }): Promise<BackedUp> => {
    const { adminUrl, dataDir, kek } = program;
    const file = resolve(path);
    const manifest = await makeBackup({ adminUrl, dataDir, kek, madeAt: program.clock.now() }, file);
    const counts = countsOf(manifest);
    await perform(program, operatorActor(), (work) => writeAudit(work, { act: 'operator.backup', details: counts }));
    return { file, key: kek.id, ...counts };
  },
  say: ({ file, key, tables, rows, files }: BackedUp) =>
    `已备份到 ${file}：${tables} 张表 ${rows} 行，${files} 个文件。密钥（编号 ${key}）不在里面，请另行保存。`,
};

export function countsOf({ tables, files }: BackupManifest): Pick<BackedUp, 'tables' | 'rows' | 'files'> {
  const sums = Object.values(tables);
  return { tables: sums.length, rows: sums.reduce((total, { rows }) => total + rows, 0), files };
}
