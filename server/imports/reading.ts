import { sql } from 'kysely';
import type { ImportMode } from '../../contract/imports.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { Work } from '../rights/work.ts';
import type { ImportFindings } from './import-findings.ts';
import { type ParsedRow, parseRows } from './parse-rows.ts';
import type { PlacedAreas } from './place-areas.ts';
import type { RowOf, SheetKey } from './rows.ts';
import type { Source } from './sources.ts';
import { type CopyValue, copyRows } from './staging/copy-rows.ts';
import { columnsOfStaged, type StagedTable } from './staging/staged-tables.ts';

/** Where the first row of a household stands, and how many of its members were read. */
interface KnownHousehold {
  readonly row: number;
  /** Null where the household's own row is at fault. */
  readonly county: string | null;
  members: number;
}

/** What the reading of all sheets shares. */
export interface Reading {
  readonly work: Work;
  readonly mode: ImportMode;
  readonly validFrom: PlainDate | undefined;
  readonly findings: ImportFindings;
  readonly areas: PlacedAreas;
  /** Households that the files name in their own sheet, and those of the database that other rows name. */
  readonly ofFile: Map<string, KnownHousehold>;
  readonly ofDatabase: Map<string, KnownHousehold>;
  /** The first 18 characters of every ID number read, with its row. A million of them take some 100 MB. */
  readonly idNumbers: Map<string, number>;
  readonly keys: Map<string, KeyRing>;
  readonly told: (rows: number) => void;
}

export type StagedRow = Readonly<Record<string, CopyValue>>;

/** A batch of two thousand rows outlived the young generation and was copied about: half of the time of its making. */
const rowsAtOnce = 500;

/**
 * Reads one sheet in batches: `judge` notes the faults of a row and answers how it is staged, or undefined. With a
 * fault in mode `whole` nothing will be taken, so nothing more is sealed and loaded.
 */
export async function readSource<K extends SheetKey>(
  reading: Reading,
  source: Source<K>,
  table: StagedTable,
  judge: (parsed: ParsedRow<K>) => StagedRow | undefined,
): Promise<void> {
  const columns = columnsOfStaged(table);
  let underWay: Promise<void> = Promise.resolve();
  for await (const batch of batchesOf(parseRows(source.recognised, reading.work.today))) {
    await prepare(reading, batch);
    const rows = batch.map(judge).filter((row) => row !== undefined);
    for (const { warnings } of batch) if (warnings.length > 0) reading.findings.warnings.push(...warnings);
    // The database takes the last batch in while this one is read: nothing is sent before it has answered.
    await underWay;
    underWay = copyRows(reading.work.tx, table, columns, cellsOf(columns, rows));
    underWay.catch(() => undefined);
    reading.told(batch.length);
  }
  await underWay;
}

/** A row that is at fault, or of an import that takes nothing any more, is not staged. */
export function isTaken({ mode, findings }: Reading, parsed: ParsedRow): boolean {
  return parsed.faults.length === 0 && (mode === 'faultless' || findings.faultCount === 0);
}

/** The household a row belongs to, of the files or of the database. */
export function householdOf({ ofFile, ofDatabase }: Reading, no: string | null): KnownHousehold | undefined {
  return no === null ? undefined : (ofFile.get(no) ?? ofDatabase.get(no));
}

function cellsOf(columns: readonly string[], rows: readonly StagedRow[]): CopyValue[][] {
  return rows.map((row) => columns.map((column) => row[column] ?? null));
}

async function* batchesOf<T>(rows: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < rowsAtOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Before a batch is judged: which of its households the database knows, and the keys of the counties. */
async function prepare(reading: Reading, batch: readonly ParsedRow[]): Promise<void> {
  const { work, ofDatabase, keys } = reading;
  const wanted = new Set(batch.flatMap(({ values }) => ('householdNo' in values && values.householdNo) || []));
  const unknown = [...wanted].filter((no) => householdOf(reading, no) === undefined);
  if (unknown.length > 0) {
    const { rows } = await sql<{ no: string; county: string }>`
      select value as no, min(county) as county from external_id
      where scheme = 'householdNo' and known_to is null and household is not null and value = any(${unknown})
      group by value having count(distinct county) = 1`.execute(work.tx);
    for (const { no, county } of rows) ofDatabase.set(no, { row: 0, county, members: 0 });
  }
  for (const { values } of batch) {
    const county = countyOf(reading, values);
    if (county && !keys.has(county)) keys.set(county, await work.keys.ringOf(county));
  }
}

function countyOf(reading: Reading, values: RowOf[SheetKey]): string | null | undefined {
  if (!('householdNo' in values)) return undefined;
  if (!('villageCode' in values)) return householdOf(reading, values.householdNo)?.county;
  return reading.areas.placed.get(reading.areas.villageCode(values) ?? '')?.county;
}
