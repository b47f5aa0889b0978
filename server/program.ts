import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { refuseUnfinishedRestore } from './backup/unfinished.ts';
import { allowTestClock, clockFor, isTestClockAllowed } from './clock/test-clock.ts';
import { useDatabase } from './db/embedded/use-database.ts';
import { migrate } from './db/migrate.ts';
import { openPool } from './db/pool.ts';
import { type KeyEncryptionKey, loadKek } from './keys/key-file.ts';
import { keyStore } from './keys/key-store.ts';
import { selfTest } from './keys/self-test.ts';
import type { Program } from './rights/work.ts';

export interface OpenProgram extends Program {
  /** For migrations, backup and restore only. */
  readonly adminUrl: string;
  /** For the backup only. */
  readonly kek: KeyEncryptionKey;
  /** The data folder was made just now. */
  readonly isNew: boolean;
  /** Sentences for the operator, such as where the new key lies. */
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Opens the program on its data folder: keys checked, database running and migrated, clock chosen.
 * `testClock` marks a folder that is being made now; an existing folder keeps what it was made as.
 */
export async function openProgram(
  env: Environment,
  options: { testClock?: boolean; stayRunning?: boolean } = {},
): Promise<OpenProgram> {
  selfTest();
  const dataDir = resolve(env.SHOUWANG_DATA ?? './data');
  refuseUnfinishedRestore(dataDir);
  const isNew = !existsSync(dataDir) || readdirSync(dataDir).length === 0;
  if (isNew) await mkdir(dataDir, { recursive: true, mode: 0o711 });
  if (isNew && options.testClock) await allowTestClock(dataDir);
  const clock = clockFor({ testClockAllowed: await isTestClockAllowed(dataDir), env });
  const { kek, warning } = await loadKek({ dataFolder: dataDir, env, mayGenerate: !holdsData(dataDir) });
  const database = await useDatabase({ dataDir, env, keepRunning: options.stayRunning ?? false });
  try {
    await migrate(database.adminUrl);
  } catch (error) {
    await database.release();
    throw error;
  }
  const pool = openPool(() => database.appUrl);
  // Keys are asked for in the middle of an act: from the pool of the acts, ten at once would wait for each other.
  const keyPool = openPool(() => database.appUrl, 1);
  return {
    pool,
    clock,
    keys: keyStore(keyPool, kek, clock),
    kek,
    dataDir,
    get adminUrl() {
      return database.adminUrl;
    },
    isNew,
    warnings: [...(warning ? [warning] : []), ...database.warnings],
    close: async () => {
      await Promise.all([pool.end(), keyPool.end()]);
      await database.release();
    },
  };
}

/** Where rows were sealed already, a key that is missing is lost or elsewhere: another one would open nothing. */
function holdsData(dataDir: string): boolean {
  return ['keys', 'pg', 'elsewhere.json'].some((name) => existsSync(resolve(dataDir, name)));
}
