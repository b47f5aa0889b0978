import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listDemoAccounts } from './accounts/demo-accounts.ts';
import { rootsFolder } from './audit/exported-roots.ts';
import { startSealing } from './audit/run-sealing.ts';
import { startSweeping } from './documents/sweep.ts';
import { buildApp } from './http/app.ts';
import { ROUTES } from './http/routes.ts';
import type { ServerCertificate } from './https/certificates.ts';
import { httpsSettings, serveHttps } from './https/serve.ts';
import { startImports } from './imports/run-batches.ts';
import { startJobs } from './jobs/run-jobs.ts';
import { jobWorld } from './long-work/world.ts';
import { type OpenProgram, openProgram } from './program.ts';

/** Starts the program and says where it is; ends cleanly when asked to. */
async function start(): Promise<void> {
  const program = await openProgram(process.env, {
    testClock: process.argv.includes('--test-clock'),
    stayRunning: true,
  });
  const app = await listen(program).catch(async (error: Error) => {
    await program.close();
    throw error;
  });
  await greetDemo(program.dataDir);
  const imports = startImports(program);
  const sweeping = startSweeping(program, (sentence) => console.error(sentence));
  const roots = rootsFolder(program.dataDir, process.env);
  const jobs = startJobs(program, jobWorld(roots));
  const sealing = startSealing(program, roots);
  let stopping = false;
  // A second signal while closing must not cut the closing short: the database would be left running.
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await app.close();
    await Promise.all([imports.stop(), sweeping.stop(), jobs.stop()]);
    // Last, so that what the others still put on record is sealed too.
    await sealing.stop();
    await program.close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

async function listen(program: OpenProgram) {
  const webRoot = join(dirname(fileURLToPath(import.meta.url)), 'web');
  const app = await buildApp(program, ROUTES, existsSync(webRoot) ? webRoot : undefined);
  const host = process.env.HOST ?? '127.0.0.1';
  const port = Number(process.env.PORT ?? 8080);
  const address = await app.listen({ host, port });
  for (const sentence of program.warnings) console.log(sentence);
  console.log(`守望已启动：${address.replace('127.0.0.1', 'localhost')}`);
  const settings = httpsSettings(process.env, program);
  const https = settings && (await serveHttps(settings, app.routing, (sentence) => console.error(sentence)));
  if (https) greetPhones(https.certificate, settings.port);
  return { close: () => Promise.all([https?.close(), app.close()]) };
}

function greetPhones({ names, authority }: ServerCertificate, port: number): void {
  console.log(`手机用：${names.map((name) => `https://${name}:${port}/visit`).join('  ')}`);
  if (!authority) return;
  console.log(`每台手机先装一次证书，步骤在 /visit/certificate；指纹（SHA-256）${authority.fingerprint}`);
}

async function greetDemo(dataDir: string): Promise<void> {
  const accounts = await listDemoAccounts(dataDir);
  if (accounts.length === 0) return;
  console.log('演示账号（只在演示数据中有）：');
  for (const { name, roleLabel, areaName, password } of accounts)
    console.log(`  ${roleLabel}\t${name}\t${password}\t${areaName}`);
}

start().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
