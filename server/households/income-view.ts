import { sql } from 'kysely';
import type { IncomeView } from '../../contract/households.ts';
import { yuanNumber } from '../../domain/money.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { shownIncomeSql } from '../../policy/packs/screening.ts';
import { factsOn } from '../leads/facts-on.ts';
import { findPackInForce } from '../policy/queries.ts';
import type { Work } from '../rights/work.ts';
import { inForceOn } from './on-day.ts';
import type { IncomeLines } from './snapshots.ts';

const COLLECTED = ['a28', 'a29', 'a30', 'a31', 'a32', 'a35', 'a36'] as const;
const SHOWN = ['a33', 'a34', 'a37', 'a38'] as const;

type Snapshot = Pick<IncomeView, 'id' | 'purpose' | 'periodFrom' | 'periodTo' | 'validFrom'> & {
  [amount in (typeof COLLECTED)[number] | 'priorPerHead']: bigint | null;
} & { lines: IncomeLines | null };

type Figures = { [figure in (typeof SHOWN)[number]]: bigint | null };

/**
 * Income by period up to a day, oldest first. Of each period the latest snapshot counts. The figures made of the amounts
 * come from the facts and from nowhere else: those of the last on the day itself, the others on the day they began.
 */
export async function listIncome(work: Work, county: string, household: string, on: PlainDate): Promise<IncomeView[]> {
  const snapshots = await latestOfPeriods(work, county, household, on);
  const views: IncomeView[] = [];
  for (const [index, snapshot] of snapshots.entries()) {
    const day = index === snapshots.length - 1 ? on : snapshot.validFrom;
    const figures = await figuresOn(work, county, household, day);
    views.push({ ...viewOf(snapshot, figures), line: await lineOn(work, county, day) });
  }
  return views;
}

/** A33, A34, A37, A38 of one household on a day, in fen; all null when they cannot be told. */
async function figuresOn(work: Work, county: string, household: string, on: PlainDate): Promise<Figures> {
  const facts = factsOn({ county, households: [household] }, on);
  const { rows } = await sql<Figures>`select ${sql.raw(shownIncomeSql('f'))} from (${facts}) f`.execute(work.tx);
  return rows[0] ?? { a33: null, a34: null, a37: null, a38: null };
}

async function latestOfPeriods(work: Work, county: string, household: string, on: PlainDate): Promise<Snapshot[]> {
  const { rows } = await sql<Snapshot>`
    select * from (
      select distinct on (i.period_from, i.period_to) i.id, i.purpose, i.period_from as "periodFrom",
        i.period_to as "periodTo", i.valid_from as "validFrom", i.a28, i.a29, i.a30, i.a31, i.a32, i.a35, i.a36,
        i.prior_per_head as "priorPerHead", i.lines
      from income_snapshot i
      where i.county = ${county} and i.household = ${household} and ${inForceOn('i', on)}
      order by i.period_from, i.period_to, i.valid_from desc, i.known_from desc, i.id desc) latest
    order by "validFrom", id`.execute(work.tx);
  return rows;
}

function viewOf(snapshot: Snapshot, figures: Figures): Omit<IncomeView, 'line'> {
  const { id, purpose, periodFrom, periodTo, validFrom, lines } = snapshot;
  const { a28, a29, a30, a31, a32, a35, a36, priorPerHead } = snapshot;
  return {
    ...{ id, purpose, periodFrom, periodTo, validFrom },
    ...{ A28: yuan(a28), A29: yuan(a29), A30: yuan(a30), A31: yuan(a31), A32: yuan(a32), A35: yuan(a35) },
    ...{ A36: yuan(a36), priorPerHead: yuan(priorPerHead), lines: lines && linesInYuan(lines) },
    ...{ A33: yuan(figures.a33), A34: yuan(figures.a34), A37: yuan(figures.a37), A38: yuan(figures.a38) },
  };
}

function linesInYuan(lines: IncomeLines): NonNullable<IncomeView['lines']> {
  const inYuan = (parts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(parts).map(([name, fen]) => [name, yuanNumber(BigInt(fen))]));
  return Object.fromEntries(Object.entries(lines).map(([field, parts]) => [field, inYuan(parts)]));
}

async function lineOn(work: Work, county: string, on: PlainDate): Promise<number | null> {
  const pack = await findPackInForce(work.tx, county, on);
  const line = pack?.pack.parameters.find(({ name }) => name === 'line');
  return line === undefined ? null : Number(line.value);
}

function yuan(fen: bigint | null): number | null {
  return fen === null ? null : yuanNumber(fen);
}
