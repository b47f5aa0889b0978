import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { clusterAccount } from '../server/db/embedded/account.ts';
import { programsFor } from '../server/db/embedded/programs.ts';
import type { BenchArguments } from './bench-county.ts';
import type { Results, Row } from './row.ts';

const FOLDER = join('bench', 'results');

/** Cores, Node and PostgreSQL, as they stand above the table. */
export async function machineLine(): Promise<string> {
  const server = join(programsFor(clusterAccount(process.cwd())), 'bin', 'postgres');
  const postgres = execFileSync(server, ['--version'], { encoding: 'utf8' }).trim();
  return `${availableParallelism()} 核 · Node ${process.versions.node} · ${postgres}`;
}

export async function readResults(file: string): Promise<Results | undefined> {
  const content = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Partial<Results>,
    () => undefined,
  );
  return content?.rows === undefined ? undefined : (content as Results);
}

/** The results of the last version before this one; undefined for the first. */
export async function findEarlierResults(): Promise<Results | undefined> {
  const own = await ownVersion();
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
  const before = names.filter((name) => compareVersions(name, own) < 0).sort(compareVersions);
  const last = before.at(-1);
  return last === undefined ? undefined : readResults(join(FOLDER, `${last}.json`));
}

/** Keeps what was measured under this version: benches of this run anew, the others as they were. */
export async function keepResults(
  rows: readonly Row[],
  { machine, given }: { machine: string; given: BenchArguments },
): Promise<void> {
  const version = await ownVersion();
  const file = join(FOLDER, `${version}.json`);
  const isNew = ({ bench, households }: Row) =>
    rows.some((row) => row.bench === bench && row.households === households && row.broken === null);
  const others = ((await readResults(file))?.rows ?? []).filter((row) => !isNew(row));
  const kept = [...others, ...rows.filter(({ broken }) => broken === null)];
  const content: Results = { version, machine, seed: given.seed, rows: kept };
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
  console.log(`已存入 ${file}`);
}

async function ownVersion(): Promise<string> {
  return (JSON.parse(await readFile('package.json', 'utf8')) as { version: string }).version;
}

function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  const place = [0, 1, 2].find((nth) => a?.[nth] !== b?.[nth]);
  return place === undefined ? 0 : (a?.[place] ?? 0) - (b?.[place] ?? 0);
}
