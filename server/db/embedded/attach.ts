import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeCluster, postmasterOf, type Settings, startCluster, stopCluster } from './cluster.ts';
import { clusterHome, prepareDataFolder, type Secrets, secretsOf } from './data-folder.ts';
import { giveBackLease, takeLease } from './leases.ts';
import { withLock } from './lock.ts';
import { addressOf, databaseName, ensureRoles } from './roles.ts';
import { keepRunning } from './watch.ts';

/**
 * A cluster in use. `stop` gives it back; the last process that uses it stops it. Ask for an address when it is needed:
 * started again while a stranger holds its port, the cluster takes another.
 */
export type Embedded = {
  readonly adminUrl: string;
  readonly appUrl: string;
  readonly superuserUrl: string;
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  dataDir: string;
  /** More settings of PostgreSQL; they count only for the process that starts the cluster. */
  settings?: Settings;
  /** Watch the postmaster and start it again on the same port if it is killed: for the program, not for commands. */
  keepRunning?: boolean;
};

/**
 * The cluster of the data folder: attached to if it runs, otherwise made when missing and started. Any number of
 * processes may do this at once. Throws an Error with a Chinese sentence when it cannot start.
 */
export async function attachOrStart(options: EmbeddedOptions): Promise<Embedded> {
  const folder = prepareDataFolder(options.dataDir);
  const runDir = join(folder, 'run');
  const lockFile = join(runDir, 'lock');
  const start = () => running(folder, options.settings ?? {});
  const { secrets, lease, ...first } = await withLock(lockFile, async () => ({
    ...(await start()),
    lease: takeLease(runDir),
  }));
  let { port } = first;
  const restart = async () => {
    ({ port } = await withLock(lockFile, start));
  };
  const unwatch = options.keepRunning
    ? keepRunning(() => postmasterOf(clusterHome(folder))?.port === port, restart)
    : undefined;
  return {
    get adminUrl() {
      return addressOf('shouwang_owner', secrets.owner, port, databaseName);
    },
    get appUrl() {
      return addressOf('shouwang_app', secrets.app, port, databaseName);
    },
    get superuserUrl() {
      return addressOf('postgres', secrets.superuser, port, 'postgres');
    },
    stop: async () => {
      await unwatch?.();
      await withLock(lockFile, async () => {
        if (giveBackLease(runDir, lease) === 0) await stopCluster(clusterHome(folder));
      });
    },
  };
}

/** Called under the lock. */
async function running(folder: string, settings: Settings): Promise<{ secrets: Secrets; port: number }> {
  const secrets = secretsOf(folder);
  const home = clusterHome(folder);
  await makeCluster(home, secrets.superuser, settings);
  const portFile = join(folder, 'run', 'port');
  for (let attempt = 1; ; attempt += 1) {
    const port = await startCluster(home, settings, lastPort(portFile));
    writeFileSync(portFile, String(port));
    try {
      await ensureRoles(port, secrets);
      return { secrets, port };
    } catch (error) {
      // A postmaster killed this moment still looks alive and refuses connections.
      if (attempt === 5) throw error;
      await sleep(500);
    }
  }
}

function lastPort(portFile: string): number | undefined {
  try {
    return Number(readFileSync(portFile, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}
