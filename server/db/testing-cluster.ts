import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { attachOrStart } from './embedded/attach.ts';
import { endCluster } from './embedded/cluster.ts';
import { clusterHome, removeDataFolder } from './embedded/data-folder.ts';
import { isAlive } from './embedded/process-mark.ts';
import { migrate } from './migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    clusterUrls: { superuserUrl: string; adminUrl: string; appUrl: string };
  }
}

const prefix = 'shouwang-test-';

/** One cluster for the whole vitest run, without fsync: nothing in it outlives the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  clearKilledRuns();
  const dataDir = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const { stop, ...urls } = await attachOrStart({ dataDir, settings });
  await migrate(urls.adminUrl);
  project.provide('clusterUrls', urls);
  return async () => {
    await stop();
    removeDataFolder(dataDir);
  };
}

/** A run killed with −9 leaves its cluster behind, and it would run for ever. Its workers may still speak with it. */
function clearKilledRuns(): void {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(prefix))) {
    if (isAlive(Number(name.slice(prefix.length).split('-')[0]))) continue;
    const dataDir = join(tmpdir(), name);
    endCluster(clusterHome(dataDir));
    removeDataFolder(dataDir);
  }
}
