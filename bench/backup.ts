import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { makeBackup } from '../server/backup/make-backup.ts';
import type { Bench, Figure, Stage } from './bench.ts';
import { contest } from './contest.ts';

/** Of a large county a round takes minutes: two are enough to see that they agree. */
const LARGE = 100_000;

/** One sealed file of the whole county beside the rows alone, plain and to nowhere, by COPY. */
export const bench: Bench = { title: '备份，与明文 COPY 全部表相比', run };

async function run({ county, given, newFolder, say }: Stage): Promise<readonly Figure[]> {
  const { program } = await county();
  const file = join(await newFolder(), 'backup');
  const { adminUrl, dataDir, kek, clock } = program;
  const memory = watchMemory();
  const ours = {
    name: '备份（读全部表、求和、加密、写盘）',
    run: () => makeBackup({ adminUrl, dataDir, kek, madeAt: clock.now() }, file),
  };
  const opponent = { name: '明文 COPY 全部表', run: () => copyAllOut(adminUrl) };
  const figures = await contest([ours], opponent, given.households >= LARGE ? 2 : given.rounds);
  say(`${(await stat(file)).size >> 20} MB`);
  return [...figures, { name: '备份时本进程多用的内存', unit: 'MB', ours: [memory.stop()], aim: { atMost: 300 } }];
}

/** What anybody would write to have the rows somewhere else: every table, one after the other. */
async function copyAllOut(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only; set local row_security = off');
    const { rows } = await client.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name
      from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'migration')`);
    for (const { name } of rows) {
      const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
      await pipeline(client.query(to(`copy ${name} to stdout`)), nowhere);
    }
  } finally {
    await client.end();
  }
}

/** The most by which this process grew, in MB, looked at ten times a second. */
export function watchMemory(): { stop(): number } {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 100);
  return {
    stop: () => {
      clearInterval(timer);
      return (most - before) / 2 ** 20;
    },
  };
}
