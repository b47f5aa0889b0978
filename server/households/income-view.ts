import { type RawBuilder, sql } from 'kysely';
import type { IncomeView } from '../../contract/households.ts';
import { yuanNumber } from '../../domain/money.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { CompiledPack } from '../../policy/packs/compile.ts';
import { shownIncomeSql } from '../../policy/packs/screening.ts';
import { factsOn } from '../leads/facts-on.ts';
import { getPackByHash } from '../policy/queries.ts';
import type { Work } from '../rights/work.ts';
import { inForceOn } from './on-day.ts';
import type { IncomeLines } from './snapshots.ts';

const COLLECTED = ['a28', 'a29', 'a30', 'a31', 'a32', 'a35', 'a36'] as const;
const SHOWN = ['a33', 'a34', 'a37', 'a38'] as const;

/** One period with its figures as they stand in JSON: whole fen. */
export type Period = Pick<IncomeView, 'id' | 'purpose' | 'periodFrom' | 'periodTo' | 'validFrom'> & {
  readonly [amount in (typeof COLLECTED)[number] | (typeof SHOWN)[number] | 'priorPerHead']: number | null;
} & {
  readonly lines: IncomeLines | null;
  /** The day of its figures. */
  readonly day: PlainDate;
  /** The pack in force on that day. */
  readonly pack: string | null;
};

/**
 * Income by period up to a day, oldest first. Of each period the latest snapshot counts. The figures made of the amounts
 * come from the facts and from nowhere else: those of the last on the day itself, the others on the day they began.
 */
export function periodsUpTo(county: string, household: string, on: PlainDate): RawBuilder<Period> {
  const facts = factsOn({ county, households: [household] }, sql.raw('s.day'));
  return sql`
    select s.*, g.*,
      (select t.hash from policy_text t where t.county = ${county} and t.kind = 'pack' and t.from_date <= s.day
          and not exists (select from policy_end e
            where e.county = t.county and e.hash = t.hash and e.from_date <= s.day)
        order by t.from_date desc, t.adopted_at desc limit 1) as pack
    from (
      select l.*, case when lead(l.id) over (order by l."validFrom", l.id) is null then ${on}::date
        else l."validFrom" end as day
      from (
        select distinct on (i.period_from, i.period_to) i.id, i.purpose, i.period_from as "periodFrom",
          i.period_to as "periodTo", i.valid_from as "validFrom", i.a28, i.a29, i.a30, i.a31, i.a32, i.a35, i.a36,
          i.prior_per_head as "priorPerHead", i.lines
        from income_snapshot i
        where i.county = ${county} and i.household = ${household} and ${inForceOn('i', on)}
        order by i.period_from, i.period_to, i.valid_from desc, i.known_from desc, i.id desc) l) s
    left join lateral (select ${sql.raw(shownIncomeSql('f'))} from (${facts}) f) g on true
    order by s."validFrom", s.id`;
}

/** A period as it is shown; its line is that of the pack of its day. */
export async function shownPeriod(work: Work, county: string, period: Period): Promise<IncomeView> {
  const { id, purpose, periodFrom, periodTo, validFrom, lines, pack, priorPerHead } = period;
  const { a28, a29, a30, a31, a32, a33, a34, a35, a36, a37, a38 } = period;
  return {
    ...{ id, purpose, periodFrom, periodTo, validFrom },
    ...{ A28: yuan(a28), A29: yuan(a29), A30: yuan(a30), A31: yuan(a31), A32: yuan(a32), A35: yuan(a35) },
    ...{ A36: yuan(a36), priorPerHead: yuan(priorPerHead), lines: lines && linesInYuan(lines) },
    ...{ A33: yuan(a33), A34: yuan(a34), A37: yuan(a37), A38: yuan(a38) },
    line: pack === null ? null : lineOf(await getPackByHash(work.tx, county, pack, period.day)),
  };
}

function linesInYuan(lines: IncomeLines): NonNullable<IncomeView['lines']> {
  const inYuan = (parts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(parts).map(([name, fen]) => [name, yuanNumber(BigInt(fen))]));
  return Object.fromEntries(Object.entries(lines).map(([field, parts]) => [field, inYuan(parts)]));
}

function lineOf({ pack }: CompiledPack): number | null {
  const line = pack.parameters.find(({ name }) => name === 'line');
  return line?.value === undefined ? null : Number(line.value);
}

function yuan(fen: number | null): number | null {
  return fen === null ? null : yuanNumber(BigInt(fen));
}
