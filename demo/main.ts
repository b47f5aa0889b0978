import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { allowTestClock } from '../server/clock/test-clock.ts';
import { attachOrStart } from '../server/db/embedded/attach.ts';
import { removeDataFolder } from '../server/db/embedded/data-folder.ts';
import { isMarkAlive, markOf } from '../server/db/embedded/process-mark.ts';
import { openProgram } from '../server/program.ts';
import { makeDemo } from './make.ts';

/** Lies in a data folder while its demo is being made; a start that finds it from a dead process begins again. */
const unfinished = 'demo-unfinished';

/** Makes the demo where the data folder is empty, and nowhere else: not in a database that others may use. */
async function makeDemoOnFirstStart(): Promise<void> {
  if (process.env.DATABASE_URL || process.env.DATABASE_ADMIN_URL) return;
  const dataDir = resolve(process.env.SHOUWANG_DATA ?? './data');
  await clearHalfMade(dataDir);
  const content = await readdir(dataDir).catch(() => []);
  if (content.length > 0) return;
  console.log('第一次启动：正在编一个演示县，约需一分钟（不要演示数据，请用 npm start -- --no-demo）……');
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  await writeFile(join(dataDir, unfinished), markOf(process.pid));
  await allowTestClock(dataDir);
  const program = await openProgram(process.env);
  for (const sentence of program.warnings) console.log(sentence);
  try {
    await makeDemo(program);
  } finally {
    await program.close();
  }
  await rm(join(dataDir, unfinished));
}

async function clearHalfMade(dataDir: string): Promise<void> {
  const mark = await readFile(join(dataDir, unfinished), 'utf8').catch(() => undefined);
  if (mark === undefined) return;
  if (isMarkAlive(mark)) throw new Error('另一个进程正在这个数据目录里编演示县，请等它完成。');
  console.log('上次的演示县没有编完，重新编。');
  await (await attachOrStart({ dataDir })).stop();
  removeDataFolder(dataDir);
}

makeDemoOnFirstStart().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
