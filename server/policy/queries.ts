import { sql } from 'kysely';
import type { PlainDate } from '../../domain/plain-date.ts';
import { type LegalCalendar, legalCalendar } from '../../policy/legal-days/calendar.ts';
import type { LegalYear } from '../../policy/legal-days/legal-year.ts';
import { SHIPPED_YEARS } from '../../policy/legal-days/shipped.ts';
import { type CompiledPack, compilePack } from '../../policy/packs/compile.ts';
import type { CategoryRule, PackContent, PackLayer } from '../../policy/packs/pack.ts';
import { resolveOn, sameSince } from '../../policy/packs/resolve.ts';
import { statement } from '../db/statement.ts';
import type { Tx } from '../db/transaction.ts';
import { problem } from '../http/problem.ts';

/** What a county adopted is immutable under its hash; what it says is compiled once for each stretch of days. */
const contents = new Map<string, PackContent>();
const compiled = new Map<string, CompiledPack>();

/** The pack in force in a county on a day, as of that day. Undefined when there is none. */
export async function findPackInForce(tx: Tx, county: string, on: PlainDate): Promise<CompiledPack | undefined> {
  const hash = await findHashInForce(tx, county, on);
  return hash === undefined ? undefined : getPackByHash(tx, county, hash, on);
}

/** Its hash alone. */
export async function findHashInForce(tx: Tx, county: string, on: PlainDate): Promise<string | undefined> {
  return (await IN_FORCE.rows(tx, { county, on }))[0]?.hash;
}

/** The latest adopted whose from-date has come and that is not ended by then. */
const IN_FORCE = statement<'county' | 'on', { hash: string }>(
  ['county', 'on'],
  (of) => sql`
    select t.hash from policy_text t
    where t.county = ${of.county} and t.kind = 'pack' and t.from_date <= ${of.on}
      and not exists (select from policy_end e
        where e.county = t.county and e.hash = t.hash and e.from_date <= ${of.on})
    order by t.from_date desc, t.adopted_at desc limit 1`,
);

/** @throws packNotInForce */
export async function getPackInForce(tx: Tx, county: string, on: PlainDate): Promise<CompiledPack> {
  const pack = await findPackInForce(tx, county, on);
  if (!pack) throw problem('packNotInForce', { on });
  return pack;
}

/** The pack that a county adopted under this hash, as it stands on a day. */
export async function getPackByHash(tx: Tx, county: string, hash: string, on: PlainDate): Promise<CompiledPack> {
  const content = await getContent(tx, county, hash);
  const stretch = `${hash} ${sameSince(content, on)}`;
  const kept = compiled.get(stretch);
  if (kept) return kept;
  const made = compilePack(resolveOn(content, on), hash);
  compiled.set(stretch, made);
  return made;
}

/** The layers that a county adopted under this hash. The hash comes from its own books. */
export async function getContent(tx: Tx, county: string, hash: string): Promise<PackContent> {
  return contents.get(hash) ?? ((await findContent(tx, county, hash)) as PackContent);
}

/** The same of a hash that somebody names. */
export async function findContent(tx: Tx, county: string, hash: string): Promise<PackContent | undefined> {
  const { rows } = await sql<{ content: PackContent | FlatPack }>`
    select content from policy_text where county = ${county} and kind = 'pack' and hash = ${hash}`.execute(tx);
  if (!rows[0]) return undefined;
  const { content } = rows[0];
  const read = 'layers' in content ? content : layered(content);
  contents.set(hash, read);
  return read;
}

/** As packs were adopted before there were layers: what holds is the same, all of one layer. */
type FlatPack = Omit<PackLayer, 'categories'> & { readonly categories: readonly Omit<CategoryRule, 'from'>[] };

function layered(flat: FlatPack): PackContent {
  const { id, title, area, from } = flat;
  const categories = flat.categories.map((category) => ({ ...category, from }));
  return { id, title, area, from, layers: [{ ...flat, categories }] };
}

/** 放假安排 as a county entered it. `revision` counts the entries of the year: an earlier content can count again. */
export interface EnteredYear {
  readonly content: LegalYear & { readonly revision: number };
  readonly at: string;
  readonly by: string;
}

/** The newest entry of each year that a county entered itself. */
export async function listEnteredYears(tx: Tx, county: string): Promise<EnteredYear[]> {
  const { rows } = await sql<EnteredYear>`
    select distinct on (name) content, by_account as by,
      to_char(adopted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
    from policy_text
    where county = ${county} and kind = 'legalDays'
    order by name, (content->>'revision')::integer desc, adopted_at desc`.execute(tx);
  return rows;
}

/** The working days of a county: what came with the program, year by year replaced by what the county entered. */
export async function calendarOf(tx: Tx, county: string): Promise<LegalCalendar> {
  const entered = await listEnteredYears(tx, county);
  return legalCalendar([...SHIPPED_YEARS, ...entered.map(({ content }) => content)]);
}
