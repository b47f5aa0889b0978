import { access, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Instant } from '../clock/clock.ts';
import { inRounds, type Rounds } from '../jobs/rounds.ts';
import { operatorActor } from '../rights/actor.ts';
import { writeAudit } from '../rights/audit.ts';
import { type Program, perform, type Work } from '../rights/work.ts';

/** What a sweep found and did. */
export interface Swept {
  /** Files without a row that are gone now. */
  readonly removed: number;
  /** Files without a row that stay: so many that the database is rather not the one they belong to. */
  readonly leftAlone: number;
  /** Documents whose row stands and whose file is not there, by id. */
  readonly missing: readonly string[];
}

/** An upload under way has its file before its row; nothing takes an hour. */
const YOUNGEST = 3_600_000;
const ONE_DAY = 24 * 3_600_000;
/** So many strays are let go without a question; beyond, only one in ten. */
const FEW = 20;
const AT_ONCE = 1000;
const UNFINISHED = '.part';
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Removes sealed files that no row points at: what acts that were rolled back, or a program that was killed, left in
 * `documents` and `uploads`. Rows without a file are told, never touched.
 */
export async function sweepFiles(program: Program): Promise<Swept> {
  return perform(program, operatorActor(), async (work) => {
    const strays: string[] = [];
    let files = 0;
    for (const { paths, known } of [await documentFolders(work), await uploadFolders(work)]) {
      for (const folder of paths) {
        const found = await strayFiles(work, folder, known);
        files += found.files;
        strays.push(...found.strays);
      }
    }
    const mayGo = strays.length <= FEW || strays.length * 10 <= files;
    if (mayGo) for (const path of strays) await rm(path, { force: true });
    const missing = await listMissing(work);
    const swept = { removed: mayGo ? strays.length : 0, leftAlone: mayGo ? 0 : strays.length, missing };
    if (strays.length > 0 || missing.length > 0) await recordSweep(work, swept);
    return swept;
  });
}

/** Sweeps now and once a day, beside other work; tells what the operator should know. */
export function startSweeping(program: Program, tell: (sentence: string) => void): Rounds {
  return inRounds('sweeping', ONE_DAY, async () => {
    const { missing, leftAlone } = await sweepFiles(program);
    if (missing.length > 0)
      tell(`有 ${missing.length} 份材料只有登记、没有文件，编号在审计记录里。请从备份里找回数据目录的 documents。`);
    if (leftAlone > 0)
      tell(
        `documents、uploads 里有 ${leftAlone} 个文件在数据库里没有登记，多得不正常，没有清理。请核对数据库是不是这个数据目录的。`,
      );
  });
}

type Known = (work: Work, county: string, ids: readonly string[]) => Promise<ReadonlySet<string>>;
interface Folder {
  readonly county: string;
  readonly path: string;
}

/** `documents/<county>/<two digits>/<id>`, see `store.ts`. */
async function documentFolders({ dataDir }: Work) {
  const paths: Folder[] = [];
  for (const { county, path } of await countyFolders(join(dataDir, 'documents'))) {
    for (const name of await namesIn(path)) paths.push({ county, path: join(path, name) });
  }
  const known: Known = async ({ tx }, county, ids) => {
    const { rows } = await sql<{ id: string }>`
      select id from document where county = ${county} and id = any(${[...ids]}::uuid[])`.execute(tx);
    return new Set(rows.map(({ id }) => id));
  };
  return { paths, known };
}

/** `uploads/<county>/<id>`: workbooks that wait for their import or for a second look. */
async function uploadFolders({ dataDir }: Work) {
  const known: Known = async ({ tx }, county, ids) => {
    const { rows } = await sql<{ id: string }>`
      select distinct upload as id from import_batch
      where county = ${county} and upload = any(${[...ids]}::uuid[])`.execute(tx);
    return new Set(rows.map(({ id }) => id));
  };
  return { paths: await countyFolders(join(dataDir, 'uploads')), known };
}

async function countyFolders(folder: string): Promise<Folder[]> {
  const counties = (await namesIn(folder)).filter((name) => /^[0-9]{12}$/.test(name));
  return counties.map((county) => ({ county, path: join(folder, county) }));
}

async function strayFiles(work: Work, { county, path }: Folder, known: Known) {
  const names = await namesIn(path);
  const old = names.filter((name) => isOld(idOf(name), work.clock.now()));
  const strays: string[] = [];
  for (let from = 0; from < old.length; from += AT_ONCE) {
    const some = old.slice(from, from + AT_ONCE);
    const rows = await known(work, county, [...new Set(some.map(idOf))]);
    strays.push(...some.filter((name) => name.endsWith(UNFINISHED) || !rows.has(name)));
  }
  return { files: names.length, strays: strays.map((name) => join(path, name)) };
}

function idOf(name: string): string {
  return name.endsWith(UNFINISHED) ? name.slice(0, -UNFINISHED.length) : name;
}

/** By the time in the id, which is the program's own; what has no such name is not ours to remove. */
function isOld(id: string, now: Instant): boolean {
  return ID.test(id) && Number.parseInt(`${id.slice(0, 8)}${id.slice(9, 13)}`, 16) < now - YOUNGEST;
}

async function listMissing(work: Work): Promise<string[]> {
  const missing: string[] = [];
  let last = { county: '', id: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const { rows } = await sql<{ county: string; id: string }>`
      select county, id from document where (county, id) > (${last.county}, ${last.id}::uuid)
      order by county, id limit ${AT_ONCE}`.execute(work.tx);
    for (const { county, id } of rows) {
      if (!(await isThere(join(work.dataDir, 'documents', county, id.slice(-2), id)))) missing.push(id);
    }
    const next = rows.at(-1);
    if (!next) return missing;
    last = next;
  }
}

async function recordSweep(work: Work, { removed, leftAlone, missing }: Swept): Promise<void> {
  await writeAudit(work, {
    ...{ act: 'operator.sweep', objectKind: 'document', objectIds: missing.slice(0, AT_ONCE) },
    details: { removed, leftAlone, missing: missing.length },
  });
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
