import { type RawBuilder, sql } from 'kysely';
import type { Warning, WarningKind } from '../../contract/imports.ts';
import type { Tx } from '../db/transaction.ts';
import type { SheetKey } from './rows.ts';
import { type Source, sourcesOf } from './sources.ts';

/** A doubt that needs several rows: `rows` selects source and row of those that it is told at. */
interface Doubt {
  readonly kind: WarningKind;
  readonly message: string;
  /** Told only when the files have these sheets; without them nothing is known. */
  readonly needs: readonly SheetKey[];
  readonly rows: RawBuilder<unknown>;
}

function membersWith(relation: string, count: string): RawBuilder<unknown> {
  return sql`
    select min(m.source) as source, min(m.row) as row from staged_member m
    group by m.county, m.no having count(*) filter (where m.relation = ${relation}) ${sql.raw(count)}`;
}

const noAmount = ['a28', 'a29', 'a30', 'a31', 'a32', 'a35', 'a36'].map((name) => `coalesce(s.${name}, 0) = 0`);

const DOUBTS: readonly Doubt[] = [
  {
    kind: 'noMembers',
    message: '家庭成员表里没有这一户的人',
    needs: ['households', 'members'],
    rows: sql`select source, row from staged_household s
      where not exists (select 1 from staged_member m where m.county = s.county and m.no = s.no)`,
  },
  { kind: 'noHead', message: '这一户没有户主', needs: ['members'], rows: membersWith('户主', '= 0') },
  { kind: 'severalHeads', message: '这一户有几个户主', needs: ['members'], rows: membersWith('户主', '> 1') },
  { kind: 'severalSpouses', message: '这一户有几个配偶', needs: ['members'], rows: membersWith('配偶', '> 1') },
  {
    kind: 'noIncome',
    message: '各项收入和支出都是空的或 0，请核对',
    needs: ['households'],
    rows: sql`select source, row from staged_household s where ${sql.raw(noAmount.join(' and '))}`,
  },
  {
    kind: 'typeAgainstMonitored',
    message: '户类型是监测对象，监测对象表里没有这一户',
    needs: ['households', 'monitored'],
    rows: sql`select source, row from staged_household s where s.household_type = '监测对象'
      and not exists (select 1 from staged_monitored m where m.county = s.county and m.no = s.no)`,
  },
  {
    kind: 'monitoredIncomplete',
    message: '没有填写风险类型',
    needs: ['monitored'],
    rows: sql`select source, row from staged_monitored where cardinality(risk_types) = 0`,
  },
  {
    kind: 'measureBeforeRecognition',
    message: '措施开始早于这一户的识别时间',
    needs: ['monitored', 'measures'],
    rows: sql`select a.source, a.row from staged_measure a
      join staged_monitored m on m.county = a.county and m.no = a.no where a.started_on < m.since`,
  },
  {
    kind: 'allowanceWithoutMember',
    message: '综合保障写的是低保，家庭成员里却没有人享受低保',
    needs: ['members', 'measures'],
    rows: sql`select a.source, a.row from staged_measure a where a.option = '低保'
      and exists (select 1 from staged_member m where m.county = a.county and m.no = a.no)
      and not exists (select 1 from staged_member m where m.county = a.county and m.no = a.no
        and m.subsistence_allowance <> '不享受')`,
  },
];

/** What the rows of the files show to be doubtful together. */
export async function listHouseholdWarnings(tx: Tx, sources: readonly Source[]): Promise<Warning[]> {
  const doubts = DOUBTS.filter(({ needs }) => needs.every((key) => sourcesOf(sources, key).length > 0));
  const told: Warning[] = [];
  for (const { kind, message, rows } of doubts) {
    const found = await sql<{ source: number; row: number }>`${rows} order by 1, 2`.execute(tx);
    told.push(...found.rows.map(({ source, row }) => rowWarning(sources, source, row, kind, message)));
  }
  return told;
}

/** A warning about a whole row of one of the sheets. */
export function rowWarning(
  sources: readonly Source[],
  source: number,
  row: number,
  kind: WarningKind,
  message: string,
): Warning {
  const sheet = sources[source]?.recognised.sheet.name ?? '';
  return { kind, sheet, row, column: null, value: null, message };
}
