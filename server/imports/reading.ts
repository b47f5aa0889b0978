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
import { type CopyValue, copyLines, lineOf } from './staging/copy-rows.ts';
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

/** Some hundred rows, so that what is on its way to the database stays small. */
const charactersAtOnce = 256 * 1024;

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
  let lines = '';
  for await (const batch of parseRows(source.recognised, reading.work.today)) {
    await prepare(reading, batch, () => underWay);
    for (const parsed of batch) {
      const row = judge(parsed);
      if (row !== undefined) lines += lineOf(columns, row);
      if (parsed.warnings.length > 0) reading.findings.warnings.push(...parsed.warnings);
    }
    reading.told(batch.length);
    if (lines.length < charactersAtOnce) continue;
    // The database takes the last lines in while the next are read: nothing is sent before it has answered.
    await underWay;
    underWay = copyLines(reading.work.tx, table, columns, lines);
    underWay.catch(() => undefined);
    lines = '';
  }
  await underWay;
  await copyLines(reading.work.tx, table, columns, lines);
}

/** A row that is at fault, or of an import that takes nothing any more, is not staged. */
export function isTaken({ mode, findings }: Reading, parsed: ParsedRow): boolean {
  return parsed.faults.length === 0 && (mode === 'faultless' || findings.faultCount === 0);
}

/** The household a row belongs to, of the files or of the database. */
export function householdOf({ ofFile, ofDatabase }: Reading, no: string | null): KnownHousehold | undefined {
  return no === null ? undefined : (ofFile.get(no) ?? ofDatabase.get(no));
}

/**
 * Before a batch is judged: which of its households the database knows, and the keys of the counties. The rows of 农户
 * name households of their own. `idle`: when the connection is free.
 */
async function prepare(reading: Reading, batch: readonly ParsedRow[], idle: () => Promise<void>): Promise<void> {
  const { work, ofDatabase, keys } = reading;
  const unknown = new Set<string>();
  for (const { values } of batch) {
    const no = 'householdNo' in values && !('villageCode' in values) ? values.householdNo : null;
    if (no !== null && householdOf(reading, no) === undefined) unknown.add(no);
  }
  if (unknown.size > 0) {
    await idle();
    const { rows } = await sql<{ no: string; county: string }>`
      select value as no, min(county) as county from external_id
      where scheme = 'householdNo' and known_to is null and household is not null and value = any(${[...unknown]})
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
