import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { lz2022Identification } from '../../policy/identification/lz-2022.ts';
import { systemClock } from '../../server/clock/clock.ts';
import { openPool } from '../../server/db/pool.ts';
import { foldStanding } from '../../server/identification/case-fold.ts';
import { findCase, listEvents } from '../../server/identification/queries.ts';
import { operatorActor } from '../../server/rights/actor.ts';
import { perform } from '../../server/rights/work.ts';
import type { KillableProgram } from './killable-program.ts';
import { COUNTY, type Lanes, type Tokens } from './lanes.ts';
import type { Sender } from './sender.ts';

/** Everything that is not as it must be, each as a sentence; nothing when all is well. */
export async function inspect(
  program: KillableProgram,
  sender: Sender,
  lanes: Lanes,
  tokens: Tokens,
): Promise<string[]> {
  const pool = openPool(program.databaseUrl(), 2);
  try {
    return [
      ...(await doneOnce(pool, sender)),
      ...(await importsWholeOrNot(pool, lanes)),
      ...(await casesFold(pool, program.dataDir)),
      ...(await filesAndRows(pool, program.dataDir, sender, lanes, tokens)),
    ];
  } finally {
    await pool.end();
  }
}

/** Every command that was acknowledged stands, once; said again, it is answered alike and not done again. */
async function doneOnce(pool: Pool, sender: Sender): Promise<string[]> {
  const wrong: string[] = [];
  const before = await standing(pool);
  for (const entry of sender.ledger) {
    const again = await sender.insist(entry);
    if (String(again.id) !== String(entry.answer?.id)) wrong.push(`再送一次，答的不是同一件：${entry.url} ${entry.id}`);
  }
  const after = await standing(pool);
  if (JSON.stringify(before) !== JSON.stringify(after))
    wrong.push(`再送一遍以后多办了：${JSON.stringify(before)} → ${JSON.stringify(after)}`);
  const acts = sender.ledger.filter(({ url }) => url.endsWith('/acts')).length;
  const uploads = sender.ledger.filter(({ url }) => url.includes('/documents?')).length;
  const imports = sender.ledger.filter(({ url }) => url.includes('/imports?')).length;
  const expected = {
    commands: sender.ledger.length,
    events: acts,
    audited: acts,
    documents: uploads,
    batches: imports,
  };
  if (JSON.stringify(after) !== JSON.stringify(expected))
    wrong.push(`答应了 ${JSON.stringify(expected)}，库里有 ${JSON.stringify(after)}`);
  return wrong;
}

async function standing(pool: Pool): Promise<Record<string, number>> {
  const { rows } = await pool.query(`select
    (select count(*)::int from command where result is not null) as commands,
    (select count(distinct command)::int from event where command is not null) as events,
    (select count(*)::int from audit.entry where act = 'case.act' and outcome = 'done'
      and details->>'at' like '%/case/acts') as audited,
    (select count(*)::int from document) as documents,
    (select count(*)::int from import_batch where upload is not null) as batches`);
  return rows[0];
}

async function importsWholeOrNot(pool: Pool, { batches }: Lanes): Promise<string[]> {
  const { rows } = await pool.query<{ prefix: string; households: number; facts: number; numbers: number }>(`
    select left(x.value, 8) as prefix, count(*)::int as households, count(distinct x.value)::int as numbers,
      count(f.household)::int as facts
    from external_id x left join household_fact f on f.county = x.county and f.household = x.household
    where x.scheme = 'householdNo' and x.known_to is null and x.value like '77%' group by 1`);
  const found = new Map(rows.map((row) => [row.prefix, row]));
  const wrong = [...batches.values()].flatMap(({ prefix, households }) => {
    const row = found.get(prefix);
    found.delete(prefix);
    const isWhole = row?.households === households && row.numbers === households && row.facts === households;
    return isWhole ? [] : [`批次 ${prefix} 应有 ${households} 户，库里是 ${JSON.stringify(row ?? null)}`];
  });
  return [...wrong, ...[...found.keys()].map((prefix) => `批次 ${prefix} 没有答应过，却有农户在库里`)];
}

/** The current row of each case is what its events make, and their numbers run without a gap. */
async function casesFold(pool: Pool, dataDir: string): Promise<string[]> {
  const { rows } = await pool.query<{ county: string; id: string }>('select county, id from monitoring_case');
  const program = { pool, clock: systemClock, keys: undefined as never, dataDir };
  return perform(program, operatorActor(), async (work) => {
    const wrong: string[] = [];
    for (const { county, id } of rows) {
      const events = await listEvents(work, county, id);
      const { state, step, openedOn, closedOn, version } = (await findCase(work, county, id)) ?? ({} as never);
      const folded = foldStanding(lz2022Identification, events);
      if (!sameContent(folded, { state, step, openedOn, closedOn, version })) wrong.push(`案件 ${id} 与它的事件对不上`);
      if (events.some(({ seq }, at) => seq !== at + 1)) wrong.push(`案件 ${id} 的事件缺号`);
    }
    return wrong;
  });
}

function sameContent(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** jsonb keeps keys in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]));
}

/** Each document that was acknowledged reads back byte for byte; rows and files are the same set once swept. */
async function filesAndRows(
  pool: Pool,
  dataDir: string,
  sender: Sender,
  lanes: Lanes,
  { village }: Tokens,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { id, sha } of lanes.uploads) {
    const found = await sender.digestOf(village, `/api/counties/${COUNTY}/documents/${id}`);
    if (found !== sha) wrong.push(`材料 ${id} 读回来不一样`);
  }
  const { rows } = await pool.query<{ id: string }>('select id from document order by id');
  const wanted = rows.map(({ id }) => id).join();
  for (let waited = 0; waited < 100 && (await filesIn(dataDir)) !== wanted; waited += 1) await sleep(100);
  if ((await filesIn(dataDir)) !== wanted) wrong.push('documents 里的文件和登记的材料不是同一些');
  const { rowCount } = await pool.query(`select from pg_class where relpersistence = 't' and relname like 'staged%'`);
  if (rowCount !== 0) wrong.push('导入的临时表还留着');
  return wrong;
}

async function filesIn(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'documents', COUNTY);
  if (!existsSync(folder)) return '';
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()
    .join();
}
