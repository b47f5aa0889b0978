import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomOf } from '../../demo/county/random.ts';
import { madeUpCounty } from '../../demo/county.ts';
import { writeWorkbook } from '../../demo/write-workbook.ts';
import { LZ_WALK } from '../../server/testing/case-walk.ts';
import { type Sender, sha256 } from './sender.ts';

export const COUNTY = '990101000000';
const HOUSEHOLDS_A_BATCH = 16;
/** Five days, the first not counted; one more, as the day that we know may lag behind the program's by a start. */
const NOTICE_DAYS = 8;

/** The tokens of those at work. */
export interface Tokens {
  readonly village: string;
  readonly township: string;
  readonly county: string;
}

export interface UploadedFile {
  readonly id: string;
  readonly sha: string;
}

/** What is under way while things are killed, and what was acknowledged of it. */
export interface Lanes {
  /** The numbers of the batches that were acknowledged, and how many households each brings. */
  readonly batches: ReadonlyMap<string, { readonly prefix: string; readonly households: number }>;
  readonly uploads: readonly UploadedFile[];
  readonly counts: { acts: number; decided: number };
  /** Resolves once the first workbook is in and there is something to act on. */
  begun(): Promise<void>;
  /** Lets each lane finish what it has begun. @throws what a lane found wrong */
  stop(): Promise<void>;
}

/** The county of every batch is the same: one village, whose households differ by seed and by number. */
export const planOf = (seed: number) =>
  madeUpCounty({
    ...{ seed, county: '990101', name: '清河县', today: '2022-05-30', households: HOUSEHOLDS_A_BATCH },
    ...{ towns: 1, villagesOfTown: [1, 1] },
  });

export function startLanes(sender: Sender, tokens: Tokens, seed: number, today: () => string): Lanes {
  const batches = new Map<string, { prefix: string; households: number }>();
  const uploads: UploadedFile[] = [];
  const counts = { acts: 0, decided: 0 };
  const waiting: string[] = [];
  let stopping = false;
  const isOver = () => stopping;
  const lanes = Promise.all([
    importing(sender, tokens, { seed, batches, waiting, isOver }),
    acting(sender, tokens, { waiting, counts, today, isOver }),
    uploading(sender, tokens, { seed, waiting, uploads, isOver }),
  ]);
  lanes.catch(() => undefined);
  return {
    batches,
    uploads,
    counts,
    begun: async () => {
      while (waiting.length === 0) await Promise.race([sleep(50), lanes]);
    },
    stop: async () => {
      stopping = true;
      await lanes;
    },
  };
}

/** One workbook after the other; each is waited for, and all of it must be in. */
async function importing(
  sender: Sender,
  { county }: Tokens,
  given: {
    seed: number;
    batches: Map<string, { prefix: string; households: number }>;
    waiting: string[];
    isOver: () => boolean;
  },
): Promise<void> {
  for (let nth = 1; !given.isOver(); nth += 1) {
    const prefix = `77${String(nth).padStart(6, '0')}`;
    const { bytes, numbers } = await workbook(given.seed * 1000 + nth, prefix);
    const handed = await sender.send(county, `/api/counties/${COUNTY}/imports?mode=whole`, bytes);
    given.batches.set(String(handed.id), { prefix, households: numbers.length });
    const ended = await endOf(sender, county, String(handed.id));
    const { accepted, changed } = ended as Record<'accepted' | 'changed', { households: number } | null>;
    const report = { state: ended.state, accepted: accepted?.households, changed: changed?.households };
    const expected = { state: 'done', accepted: numbers.length, changed: numbers.length };
    if (JSON.stringify(report) !== JSON.stringify(expected))
      throw new Error(`批次 ${prefix}：${JSON.stringify({ ...report, failure: ended.failure })}`);
    given.waiting.push(...(await householdsOf(sender, county, prefix)));
  }
}

/** Numbers of a batch are above those of all before it, so the last page of fifty begins with them. */
async function householdsOf(sender: Sender, token: string, prefix: string): Promise<string[]> {
  const url = `/api/counties/${COUNTY}/households?sort=householdNo&descending=true`;
  const { rows } = (await sender.get(token, url)) as { rows: { id: string; householdNo: string }[] };
  return rows.filter(({ householdNo }) => householdNo.startsWith(prefix)).map(({ id }) => id);
}

async function endOf(sender: Sender, token: string, batch: string): Promise<Record<string, unknown>> {
  for (;;) {
    const page = await sender.get(token, `/api/counties/${COUNTY}/imports/${batch}`);
    if (page.state !== 'waiting' && page.state !== 'running') return page;
    await sleep(100);
  }
}

/** 农户 and 家庭成员 of a few households under numbers of this batch alone. */
async function workbook(seed: number, prefix: string): Promise<{ bytes: Buffer; numbers: string[] }> {
  const numbers = new Set<string>();
  const sheets = planOf(seed)
    .sheets()
    .filter(({ name }) => name === '农户' || name === '家庭成员');
  const renumbered = sheets.map((sheet) => ({
    ...sheet,
    rows: () =>
      [...sheet.rows()].map(([number, ...rest]) => {
        const own = `${prefix}${String(number).slice(-4)}`;
        numbers.add(own);
        return [own, ...rest];
      }),
  }));
  const folder = await mkdtemp(join(tmpdir(), 'shouwang-batch-'));
  const path = join(folder, 'batch.xlsx');
  await writeWorkbook(path, renumbered);
  const bytes = await readFile(path);
  await rm(folder, { recursive: true });
  return { bytes, numbers: [...numbers] };
}

/** Cases by the table of the procedure, each act once; what waits for its five days is looked at again. */
async function acting(
  sender: Sender,
  tokens: Tokens,
  given: {
    waiting: string[];
    counts: { acts: number; decided: number };
    today: () => string;
    isOver: () => boolean;
  },
): Promise<void> {
  const hanging: { household: string; since: string }[] = [];
  const actOn = async (household: string, [desk, act, usual]: (typeof LZ_WALK)[number]) => {
    const url = `/api/counties/${COUNTY}/households/${household}/case/acts`;
    // Every start takes the day along: a case that waits out many of them is past its fifteen days, and its figures may
    // have become other ones, that propose another category.
    const decision = { category: '突发严重困难户', reason: '入户核实的情况如此', lateReason: '程序几次被中断' };
    const input = act === 'decideCounty' ? { ...usual, ...decision } : usual;
    await sender.send(tokens[desk], url, { act, input });
    given.counts.acts += 1;
  };
  const notice = LZ_WALK.findIndex(([, act]) => act === 'endNotice');
  for (let nth = 0; !given.isOver(); nth += 1) {
    const household = given.waiting[nth % Math.max(given.waiting.length, 1)];
    if (household && nth < given.waiting.length) {
      for (const step of LZ_WALK.slice(0, notice)) await actOn(household, step);
      hanging.push({ household, since: given.today() });
    } else {
      nth = given.waiting.length - 1;
      await sleep(100);
    }
    const oldest = hanging[0];
    if (!oldest || daysBetween(oldest.since, given.today()) < NOTICE_DAYS) continue;
    hanging.shift();
    for (const step of LZ_WALK.slice(notice)) await actOn(oldest.household, step);
    given.counts.decided += 1;
  }
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** Scans of 1 kB to 600 kB for households that are there. */
async function uploading(
  sender: Sender,
  { village }: Tokens,
  given: { seed: number; waiting: string[]; uploads: UploadedFile[]; isOver: () => boolean },
): Promise<void> {
  const random = randomOf(given.seed, 2);
  while (!given.isOver()) {
    const household = given.waiting.at(-1);
    if (household) {
      const scan = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(random.between(1_000, 600_000))]);
      const url = `/api/counties/${COUNTY}/documents?household=${household}&kind=homeCheck`;
      const { id } = await sender.send(village, url, scan);
      given.uploads.push({ id: String(id), sha: sha256(scan) });
    }
    await sleep(random.between(20, 120));
  }
}
