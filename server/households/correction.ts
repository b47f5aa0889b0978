import { type RawBuilder, sql } from 'kysely';
import type { Corrected } from '../../contract/corrections.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { canonicalJson } from '../../policy/procedures/canonical-json.ts';
import { type NewFinding, refreshQuality } from '../data-quality/refresh.ts';
import { insertRows } from '../db/insert-rows.ts';
import { statement } from '../db/statement.ts';
import { problem } from '../http/problem.ts';
import { keyedDigest } from '../keys/keyed-digest.ts';
import { refreshAndJudge } from '../leads/screening.ts';
import { writeAudit } from '../rights/audit.ts';
import type { Work } from '../rights/work.ts';
import { type LockedHousehold, lockHousehold, raiseVersion } from './household-lock.ts';

/** What every correction says beside the changed fields. */
export interface Correction {
  readonly from: PlainDate;
  readonly reason: string;
  /** The version the person saw. */
  readonly version: number;
  readonly changes: object;
  /** Where the change would make new findings: refuse with their words instead of saving. */
  readonly askFirst?: boolean;
}

/**
 * One correction, whatever is corrected: lock and compare the version, write (`write` answers whether anything
 * differed), then version, event, audit with its reason, facts and rules, all in one transaction.
 * What the change makes impossible is refused; what it makes doubtful only where the person wants to be asked first.
 * The audit keeps a keyed digest of the new values, the event only the names of the fields.
 * @throws notFound, stale, inputInvalid, entryBlocked, entryDoubtful
 */
export async function correct(
  work: Work,
  asked: { readonly county: string; readonly household: string; readonly what: string; readonly person?: string },
  correction: Correction,
  write: (household: LockedHousehold) => Promise<boolean>,
): Promise<Corrected> {
  const { county } = asked;
  if (correction.from > work.today) throw inputInvalid('起始日期', `不能晚于今天（${work.today}）`);
  const household = await lockHousehold(work, county, asked.household, correction.version);
  const ofIt = { county, households: [household.id] };
  await refreshQuality(work, ofIt);
  const changed = await write(household);
  if (!changed) return { household: household.id, version: household.version, changed };
  await raiseVersion(work, county, household.id);
  await record(work, household, asked, correction);
  await refreshAndJudge(work, county, [household.id]);
  refuseDoubtful(await refreshQuality(work, ofIt), correction.askFirst ?? false);
  return { household: household.id, version: household.version + 1, changed };
}

/** The transaction goes back with the refusal, and with it everything that was written. @throws entryBlocked, entryDoubtful */
function refuseDoubtful(found: readonly NewFinding[], askFirst: boolean): void {
  const words = (some: readonly NewFinding[]) =>
    some.map(({ title, sentence }) => `${title}（${sentence}）`).join('；');
  const blocked = found.filter(({ severity }) => severity === 'block');
  if (blocked.length > 0) throw problem('entryBlocked', { what: words(blocked) });
  if (askFirst && found.length > 0) throw problem('entryDoubtful', { what: words(found) });
}

async function record(
  work: Work,
  { county, id, area }: LockedHousehold,
  { what, person }: { readonly what: string; readonly person?: string },
  { from, reason, changes }: Correction,
): Promise<void> {
  const data = { what, person, from, fields: Object.keys(changes).sort() };
  const ring = await work.keys.ringOf(county);
  await insertRows(work.tx, 'event', [
    {
      ...{ county, id: work.newId(), household: id, area, seq: 0, kind: 'corrected', data, at: work.at },
      ...{
        on_day: work.today,
        by_account: work.actor.id,
        role: work.actor.role,
        means: 'desk',
        command: work.commandId,
      },
    },
  ]);
  await writeAudit(work, {
    ...{ act: 'household.correct', county, objectKind: 'household', objectIds: [id], why: reason, details: data },
    digestAfter: keyedDigest(ring, county, canonicalJson(changes as Parameters<typeof canonicalJson>[0])),
  });
}

/**
 * A correction changes what was held on a day; before the first record there is nothing to correct. Of a member
 * also the place in the household must have been held. @throws notFound, inputInvalid
 */
export async function requireHeldOn(
  work: Work,
  county: string,
  subject: { readonly household: string; readonly person?: string },
  on: PlainDate,
): Promise<void> {
  const { household, person } = subject;
  const asked = person === undefined ? OF_HOUSEHOLD : OF_MEMBER;
  for (const { first, held } of await asked.rows(work.tx, { county, household, person, on })) {
    if (first === null) throw problem('notFound');
    if (!held) throw inputInvalid('起始日期', `这一天没有可以更正的记录，最早的记录从 ${first} 起`);
  }
}

type HeldPlace = 'county' | 'household' | 'person' | 'on';

const HELD_PLACES = ['county', 'household', 'person', 'on'] as const;

const OF_HOUSEHOLD = statement(HELD_PLACES, (of) => heldSql(of, 'household_version', sql`household = ${of.household}`));

const OF_MEMBER = statement(
  HELD_PLACES,
  (of) => sql<Holding>`
    ${heldSql(of, 'membership', sql`household = ${of.household} and person = ${of.person}`)} union all
    ${heldSql(of, 'person_version', sql`person = ${of.person}`)}`,
);

interface Holding {
  /** From when anything was held; null when nothing ever was. */
  readonly first: PlainDate | null;
  readonly held: boolean;
}

function heldSql({ county, on }: Readonly<Record<HeldPlace, string>>, table: string, subject: RawBuilder<unknown>) {
  return sql<Holding>`
    select min(valid_from) as first,
      coalesce(bool_or(valid_from <= ${on}::date and (valid_to is null or valid_to > ${on}::date)), false) as held
    from ${sql.table(table)} where county = ${county} and ${subject} and known_to is null and standing = 'accepted'`;
}

/** What is wrong with a correction, in words: `where` the field, `what` the fault. */
export function inputInvalid(where: string, what: string) {
  return problem('inputInvalid', { where: `${where}：`, what });
}
