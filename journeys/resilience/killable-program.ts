import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { clusterHome, removeDataFolder, secretsOf } from '../../server/db/embedded/data-folder.ts';
import { freePort } from '../../server/db/embedded/port.ts';
import { addressOf, databaseName } from '../../server/db/embedded/roles.ts';
import { greeted } from '../../server/testing/started-program.ts';

const dist = (name: string) => resolve('dist', name);

/** The built program with a data folder of its own, to be killed and started again on the same port. */
export class KillableProgram {
  readonly dataDir: string;
  readonly address: string;
  private readonly port: number;
  private now: string;
  /** The day on which the program that serves was started. */
  day = '';
  /** What it printed since its last start. */
  told = '';
  private child: ChildProcess | undefined;

  private constructor(dataDir: string, port: number, now: string) {
    this.dataDir = dataDir;
    this.port = port;
    this.now = now;
    this.address = `http://127.0.0.1:${port}`;
  }

  static async make(now: string, disk = tmpdir()): Promise<KillableProgram> {
    return new KillableProgram(await mkdtemp(join(disk, 'shouwang-kills-')), await freePort(), now);
  }

  /** The ordinary start: what `npm start` runs once everything is built. Resolves when it serves. */
  async start(now = this.now, env: Readonly<Record<string, string>> = {}): Promise<void> {
    this.now = now;
    const child = spawn(process.execPath, [dist('server.js'), '--no-demo', '--test-clock'], {
      env: { ...this.env(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.told = '';
    for (const output of [child.stdout, child.stderr]) {
      output.on('data', (chunk: Buffer) => {
        this.told += chunk.toString();
      });
    }
    await greeted(child);
    this.day = now.slice(0, 10);
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Kills the program and waits until the system has let go of its port. */
  async killProgram(): Promise<void> {
    const { child } = this;
    if (!child || !this.isRunning()) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  killPostmaster(): void {
    signal(this.postmaster(), 'SIGKILL');
  }

  /** Kills one of the processes that serve the program's connections, as the system does when memory runs out. */
  async killBackend(): Promise<void> {
    const client = new pg.Client({ connectionString: this.databaseUrl('postgres') });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ pid: number }>(
        `select pid from pg_stat_activity where usename = 'shouwang_app' order by state = 'active' desc, random() limit 1`,
      );
      signal(rows[0]?.pid ?? 0, 'SIGKILL');
    } catch {
      this.killPostmaster();
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  postmaster(): number {
    const file = join(clusterHome(this.dataDir), 'pg', 'postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  }

  /** For looking, past every policy (`shouwang_owner`), or as the superuser (`postgres`). */
  databaseUrl(role: 'shouwang_owner' | 'postgres' = 'shouwang_owner'): string {
    const secrets = secretsOf(this.dataDir);
    const port = Number(readFileSync(join(this.dataDir, 'run', 'port'), 'utf8'));
    return addressOf(role, role === 'postgres' ? secrets.superuser : secrets.owner, port, databaseName);
  }

  /** Runs `./shouwang` on the same data folder and answers its JSON. */
  command(args: readonly string[], input = ''): Record<string, unknown> {
    const { stdout, stderr } = spawnSync(process.execPath, [dist('cli.js'), ...args, '--json'], {
      ...{ env: this.env(), input, encoding: 'utf8' },
    });
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout);
  }

  /** Ends it as an operator does, and takes everything away. */
  async remove(): Promise<void> {
    const { child } = this;
    if (child && this.isRunning()) {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    } else signal(this.postmaster(), 'SIGQUIT');
    removeDataFolder(this.dataDir);
  }

  private env(): NodeJS.ProcessEnv {
    const { dataDir, now, port } = this;
    return { ...process.env, SHOUWANG_DATA: dataDir, SHOUWANG_NOW: now, PORT: String(port), HOST: '127.0.0.1' };
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  if (pid === 0) return;
  try {
    process.kill(pid, name);
  } catch {
    // Gone already: killed by what went before.
  }
}
