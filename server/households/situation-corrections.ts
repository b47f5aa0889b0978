import { sql } from 'kysely';
import type { CorrectEssentialsInput, Corrected, CorrectIncomeInput } from '../../contract/corrections.ts';
import { type Fen, fenFromYuanText } from '../../domain/money.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { canonicalJson } from '../../policy/procedures/canonical-json.ts';
import type { Work } from '../rights/work.ts';
import { correct } from './correction.ts';
import type { LockedHousehold } from './household-lock.ts';
import { inForceOn } from './on-day.ts';
import {
  type EssentialsValues,
  type IncomeLines,
  type IncomeValues,
  type SnapshotPurpose,
  setSnapshots,
} from './snapshots.ts';
import type { Provenance } from './versions.ts';

type AmountName = Exclude<keyof IncomeValues, 'periodFrom' | 'periodTo' | 'lines'>;

const byDesk = { means: 'desk' } as const;

interface Where {
  readonly county: string;
  readonly household: string;
}

/**
 * Corrects amounts of the income in force on the day: from its own first day it is replaced, from a later day a new one
 * begins. An amount that is corrected loses its lines, for they no longer add up to it. @throws notFound, stale
 */
export function correctIncome(work: Work, where: Where, input: CorrectIncomeInput): Promise<Corrected> {
  return correct(work, { ...where, what: 'income' }, input, (household) => writeIncome(work, household, input, byDesk));
}

/** Sets amounts of a locked household from a day on, under its old purpose or a new one; answers whether any differed. */
export async function writeIncome(
  work: Work,
  { county, id, area }: LockedHousehold,
  { from, changes }: Pick<CorrectIncomeInput, 'from' | 'changes'>,
  { purpose, ...provenance }: Provenance & { readonly purpose?: SnapshotPurpose },
): Promise<boolean> {
  const { purpose: held, ...base } = (await findIncome(work, county, id, from)) ?? NO_INCOME;
  const amounts = Object.entries(changes).map(([field, yuan]) => [amountName(field), fenOf(yuan)] as const);
  if (amounts.every(([name, fen]) => base[name] === fen)) return false;
  const lines = linesLeft(base.lines, Object.keys(changes));
  const values = { ...base, ...Object.fromEntries(amounts), lines };
  const setting = { household: id, area, purpose: purpose ?? held, validFrom: from, values };
  return (await setSnapshots(work, 'income_snapshot', county, [setting], provenance)).includes(true);
}

/** Corrects 三保障和饮水安全 in force on the day, likewise. @throws notFound, stale */
export function correctEssentials(work: Work, where: Where, input: CorrectEssentialsInput): Promise<Corrected> {
  return correct(work, { ...where, what: 'essentials' }, input, (household) =>
    writeEssentials(work, household, input, byDesk),
  );
}

/** Likewise for 三保障和饮水安全. */
export async function writeEssentials(
  work: Work,
  { county, id, area }: LockedHousehold,
  { from, changes }: Pick<CorrectEssentialsInput, 'from' | 'changes'>,
  { purpose, ...provenance }: Provenance & { readonly purpose?: SnapshotPurpose },
): Promise<boolean> {
  const { purpose: held, ...base } = (await findEssentials(work, county, id, from)) ?? NO_ESSENTIALS;
  const values = { ...base, ...changes };
  if (canonicalJson(values) === canonicalJson(base)) return false;
  const setting = { household: id, area, purpose: purpose ?? held, validFrom: from, values };
  return (await setSnapshots(work, 'essentials_snapshot', county, [setting], provenance)).includes(true);
}

const NO_ESSENTIALS = { purpose: '年度' as SnapshotPurpose, housing: null, education: null, water: null };

const NO_INCOME: IncomeValues & { purpose: SnapshotPurpose } = {
  purpose: '年度',
  ...{ periodFrom: null, periodTo: null, lines: null, priorPerHead: null },
  ...{ a28: null, a29: null, a30: null, a31: null, a32: null, a35: null, a36: null },
};

async function findIncome(work: Work, county: string, household: string, on: PlainDate) {
  const { rows } = await sql<IncomeValues & { purpose: SnapshotPurpose }>`
    select i.purpose, i.period_from as "periodFrom", i.period_to as "periodTo", i.a28, i.a29, i.a30, i.a31, i.a32, i.a35,
      i.a36, i.prior_per_head as "priorPerHead", i.lines
    from income_snapshot i
    where i.county = ${county} and i.household = ${household} and ${inForceOn('i', on)}
    order by i.valid_from desc, i.known_from desc, i.id desc limit 1`.execute(work.tx);
  return rows[0];
}

async function findEssentials(work: Work, county: string, household: string, on: PlainDate) {
  const { rows } = await sql<EssentialsValues & { purpose: SnapshotPurpose }>`
    select e.purpose, e.housing, e.education, e.water
    from essentials_snapshot e
    where e.county = ${county} and e.household = ${household} and ${inForceOn('e', on)}
    order by e.valid_from desc, e.known_from desc, e.id desc limit 1`.execute(work.tx);
  return rows[0];
}

function linesLeft(lines: IncomeLines | null, corrected: readonly string[]): IncomeLines | null {
  if (lines === null) return null;
  const left = Object.entries(lines).filter(([field]) => !corrected.includes(field));
  return left.length === 0 ? null : Object.fromEntries(left);
}

/** `A28` → `a28`; `priorPerHead` stays. */
function amountName(field: string): AmountName {
  return field.replace(/^A(?=\d)/, 'a') as AmountName;
}

function fenOf(yuan: number | null | undefined): Fen | null {
  return yuan === null || yuan === undefined ? null : (fenFromYuanText(String(yuan)) ?? null);
}
