import { measureLists } from '../../domain/code-lists/measures.ts';
import { sealedColumns } from '../households/private-value.ts';
import { expectedKnownHousehold } from './findings.ts';
import type { ParsedRow } from './parse-rows.ts';
import { householdOf, isTaken, type Reading, readSource, type StagedRow } from './reading.ts';
import type { MeasureRow, MonitoredRow, RowOf, SweepFormRow } from './rows.ts';
import type { Source } from './sources.ts';
import type { StagedTable } from './staging/staged-tables.ts';

type DependentSheet = 'monitored' | 'measures' | 'sweepForms';

interface Place {
  readonly no: string;
  readonly county: string;
}

/** Reads a sheet whose rows belong to a household and need nothing of each other. */
function readDependent<K extends DependentSheet>(
  reading: Reading,
  source: Source<K>,
  table: StagedTable,
  stage: (values: RowOf[K], place: Place) => StagedRow | undefined,
): Promise<void> {
  return readSource(reading, source, table, (parsed: ParsedRow<K>) => {
    const no = parsed.values.householdNo;
    const household = householdOf(reading, no);
    if (no !== null && !household) reading.findings.fault(source, parsed, 'householdNo', expectedKnownHousehold, null);
    reading.findings.add(source.index, parsed.faults, household ? no : null);
    if (no === null || !household?.county || !isTaken(reading, parsed)) return undefined;
    const staged = stage(parsed.values, { no, county: household.county });
    return staged && { ...staged, source: source.index, row: parsed.row, no, county: household.county };
  });
}

/** Reads 监测对象. */
export function readMonitored(reading: Reading, source: Source<'monitored'>): Promise<void> {
  return readDependent(reading, source, 'staged_monitored', (values, { county }) => {
    const ring = reading.keys.get(county);
    if (!ring) return undefined;
    const contactId = reading.work.newId();
    const { contactPhone: phone } = values;
    return {
      ...{ enrolment_id: reading.work.newId(), contact_id: contactId, ...monitoredColumns(values) },
      ...sealedColumns(ring, { county, table: 'contact_officer', rowId: contactId }, { ...(phone && { phone }) }),
    };
  });
}

/** One risk type alone is the main one. */
function monitoredColumns(values: MonitoredRow): StagedRow {
  const risks = values.riskTypes ?? [];
  return {
    ...{ category: values.category, since: values.identifiedOn, recognised_members: values.identifiedMembers },
    ...{ risk_types: risks, main_risk: values.mainRisk ?? (risks.length === 1 ? (risks[0] ?? null) : null) },
    ...{ removed: values.removed ?? (values.removedOn !== null ? true : null), removed_on: values.removedOn },
    ...{ removal_way: values.removalWay, contact_name: values.contactOfficer },
  };
}

/** Reads 帮扶措施. */
export function readMeasures(reading: Reading, source: Source<'measures'>): Promise<void> {
  return readDependent(reading, source, 'staged_measure', (values) => ({
    ...{ id: reading.work.newId(), kind: kindOf(values), option: values.measure, started_on: values.startOn },
    ...{ ended_on: values.endOn, amount: values.amount, fund_source: values.fundSource },
    ...{ department: values.department, state: values.state },
  }));
}

/** A measure without a kind is of the only kind that knows it, else 其他. */
function kindOf({ kind, measure }: MeasureRow): string {
  if (kind !== null) return kind;
  const knowing = measureLists.filter(({ values }) => values.some(({ label }) => label === measure));
  return knowing.length === 1 ? (knowing[0]?.title ?? '其他') : '其他';
}

/** Reads 入户排查登记. */
export function readSweepForms(reading: Reading, source: Source<'sweepForms'>): Promise<void> {
  return readDependent(reading, source, 'staged_sweep', (values) => sweepColumns(reading.work.newId(), values));
}

function sweepColumns(id: string, values: SweepFormRow): StagedRow {
  // One literal without a spread, as in read-members.ts.
  return {
    id,
    visited_on: values.visitedOn,
    household_type: values.householdType,
    members: values.memberCount,
    per_head: values.perHead,
    reaches_line: values.incomeReached,
    education: values.educationSecured,
    medical: values.medicalSecured,
    housing: values.housingSecured,
    water: values.waterSecured,
    meets_criteria: values.meetsIdentification,
    risk_types: values.riskTypes ?? [],
    meets_removal: values.meetsRemoval,
    meets_monitoring: values.meetsMonitoring,
    opinion: values.opinion,
    home_state: values.homeSituation,
    visitors: values.visitors,
  };
}
