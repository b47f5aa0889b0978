import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockReading } from '../clock/clock.ts';
import { instantFromText } from '../clock/test-clock.ts';
import { openPool } from '../db/pool.ts';
import { testDatabase } from '../db/testing.ts';
import { kekFromText } from '../keys/key-file.ts';
import { keyStore } from '../keys/key-store.ts';
import type { Program } from '../rights/work.ts';

/** A program on a database of its own whose clock stands still until it is moved. */
export interface TestProgram extends Program {
  /** The owner's login: past every policy, for planting and for looking. */
  readonly adminUrl: string;
  /** Moves the clock: an instant with its zone, or a day (then 09:00 in Shanghai). */
  setNow(text: string): void;
  /** Call in `afterAll`. */
  close(): Promise<void>;
}

/** Call in `beforeAll`. The clock stands at 2022-05-30 09:00 in Shanghai, the day of the sample keys. */
export async function testProgram(now = '2022-05-30'): Promise<TestProgram> {
  const database = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'shouwang-program-'));
  const pool = openPool(database.appUrl, 5);
  let instant = instantOf(now);
  const clock = clockReading(() => instant);
  return {
    pool,
    clock,
    keys: keyStore(pool, kekFromText(randomBytes(32).toString('base64'), 'test'), clock),
    dataDir,
    adminUrl: database.adminUrl,
    setNow: (text) => {
      instant = instantOf(text);
    },
    close: async () => {
      await pool.end();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function instantOf(text: string): number {
  const instant = instantFromText(text.length === 10 ? `${text}T09:00:00+08:00` : text);
  if (instant === undefined) throw new Error(`no instant: ${text}`);
  return instant;
}
