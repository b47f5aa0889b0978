import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { addUser } from '../server/accounts/operator.ts';
import { signIn } from '../server/accounts/sign-in.ts';
import { makeBackup } from '../server/backup/make-backup.ts';
import type { BackupManifest } from '../server/backup/manifest.ts';
import { restore } from '../server/backup/restore.ts';
import { removeDataFolder } from '../server/db/embedded/data-folder.ts';
import { reveal } from '../server/households/reveal.ts';
import { type OpenProgram, openProgram } from '../server/program.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { perform } from '../server/rights/work.ts';
import type { Bench, Figure, Stage } from './bench.ts';
import { benchDay } from './bench-county.ts';
import { contest } from './contest.ts';

const PASSWORD = 'Beifen-mima-7731';

/**
 * One sealed file of the whole county beside the rows alone, plain, by COPY; then the file on an empty machine: each
 * table counted and summed against the backup's own figures, a sign-in and a reveal. Throws where any of it differs.
 */
export const bench: Bench = { title: '备份和恢复，与明文 COPY 全部表相比', run };

async function run({ county, given, newFolder, say }: Stage): Promise<readonly Figure[]> {
  const { program, county: code } = await county();
  const file = join(await newFolder(), 'backup');
  await addUser(program, { name: 'beifen', role: 'county', area: code, password: PASSWORD }).catch(() => undefined);
  const memory = watchMemory();
  const figures = await contest(
    [
      {
        name: '备份（读全部表、核对和、加密、写盘）',
        run: () => makeBackup({ ...sourceOf(program), madeAt: program.clock.now() }, file),
      },
    ],
    { name: '明文 COPY 全部表', run: () => copyAllOut(program.adminUrl) },
    given.rounds,
  );
  const grown = memory.stop();
  const manifest = await makeBackup({ ...sourceOf(program), madeAt: program.clock.now() }, file);
  say(`${(await stat(file)).size >> 20} MB，${Object.keys(manifest.tables).length} 张表`);
  const back = await restoreElsewhere(program, code, file, manifest);
  return [
    ...figures,
    { name: '备份时本进程多用的内存', unit: 'MB', ours: [grown], aim: { atMost: 200 } },
    { name: '在空机器上恢复、逐表核对、登录、揭示', unit: '毫秒', ours: [back.milliseconds], note: '一次' },
    { name: '恢复时本进程多用的内存', unit: 'MB', ours: [back.grown], aim: { atMost: 300 } },
  ];
}

function sourceOf({ adminUrl, dataDir, kek }: OpenProgram) {
  return { adminUrl, dataDir, kek };
}

/** What anybody would write to have the rows somewhere else: every table, one after the other, to nowhere. */
async function copyAllOut(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only; set local row_security = off');
    const { rows } = await client.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name
      from pg_tables where schemaname in ('public', 'audit')`);
    for (const { name } of rows) {
      const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
      await pipeline(client.query(to(`copy ${name} to stdout`)), nowhere);
    }
  } finally {
    await client.end();
  }
}

/** The key is handed over by itself, as it is kept elsewhere; the folder is new. */
async function restoreElsewhere(program: OpenProgram, county: string, file: string, manifest: BackupManifest) {
  const folder = await mkdtemp(join(tmpdir(), 'shouwang-elsewhere-'));
  const env = {
    ...{ SHOUWANG_DATA: join(folder, 'data'), SHOUWANG_KEY: program.kek.secret.export().toString('base64') },
    SHOUWANG_NOW: `${benchDay}T09:00:00+08:00`,
  };
  const memory = watchMemory();
  const begun = performance.now();
  try {
    const restored = await restore(env, file);
    if (JSON.stringify(restored.manifest) !== JSON.stringify(manifest)) throw new Error('恢复的目录与备份的不同');
    const again = await openProgram(env);
    await signIn(again, 'beifen', PASSWORD, 'bench');
    await revealSomebody(again, county);
    const milliseconds = performance.now() - begun;
    await again.close();
    if ((await readdir(join(env.SHOUWANG_DATA, 'keys'))).length > 0) throw new Error('密钥不该在数据目录里');
    return { milliseconds, grown: memory.stop() };
  } finally {
    removeDataFolder(env.SHOUWANG_DATA);
    await rm(folder, { recursive: true, force: true });
  }
}

async function revealSomebody(program: OpenProgram, county: string): Promise<void> {
  await perform(program, operatorActor(), async (work) => {
    const { person } = await work.tx
      .selectFrom('person_version')
      .select('person')
      .where('county', '=', county)
      .limit(1)
      .executeTakeFirstOrThrow();
    const { values } = await reveal(work, county, 'person_version', person, '备份演练');
    if (!/^[0-9]{17}[0-9X]$/.test(values.idNumber ?? '')) throw new Error('证件号码没有揭开');
  });
}

/** The most by which this process grew, in MB, looked at ten times a second. */
function watchMemory(): { stop(): number } {
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
