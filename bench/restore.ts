import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { watchMemory } from './backup.ts';
import type { Bench, Figure, Stage } from './bench.ts';
import { benchDay } from './bench-county.ts';

const PASSWORD = 'Beifen-mima-7731';

/**
 * A backup of the whole county on an empty machine, with the key kept elsewhere: each table counted and summed against
 * the backup's own figures, then a sign-in and a reveal. Throws where any of it differs.
 */
export const bench: Bench = { title: '在空机器上恢复', run };

async function run({ county, newFolder }: Stage): Promise<readonly Figure[]> {
  const { program, county: code } = await county();
  await addUser(program, { name: 'beifen', role: 'county', area: code, password: PASSWORD }).catch(() => undefined);
  const file = join(await newFolder(), 'backup');
  const { adminUrl, dataDir, kek, clock } = program;
  const manifest = await makeBackup({ adminUrl, dataDir, kek, madeAt: clock.now() }, file);
  const back = await restoreElsewhere(program, code, file, manifest);
  return [
    { name: '恢复、逐表核对、登录、揭示', unit: '毫秒', ours: [back.milliseconds], note: '一次，没有对手' },
    { name: '恢复时本进程多用的内存', unit: 'MB', ours: [back.grown], aim: { atMost: 300 } },
  ];
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
