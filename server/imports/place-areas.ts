import { sql } from 'kysely';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { Tx } from '../db/transaction.ts';
import type { Work } from '../rights/work.ts';
import type { SheetCell } from '../spreadsheets/spreadsheet.ts';
import { detached } from '../spreadsheets/xml-scanner.ts';
import { type AreaTree, type FileArea, fullCode, type PlacedArea, treeOf } from './areas-of-file.ts';
import type { ImportFindings } from './import-findings.ts';
import { type ParsedRow, parseRows } from './parse-rows.ts';
import { isBlankMark } from './read-cell.ts';
import type { HouseholdRow } from './rows.ts';
import { type Source, sourcesOf } from './sources.ts';

/** The areas that an import can rely on. */
export interface PlacedAreas extends AreaTree {
  /** Areas of the file that differ from those of the database, parents first; of an officer's only those of the county. */
  readonly toWrite: readonly PlacedArea[];
  /** Areas of the file that cannot be used for a fault of their own; their households need no second one. */
  readonly broken: ReadonlySet<string>;
  /** The code that a household row names, by code or by the name of a village; undefined if there is none. */
  villageCode(row: Pick<HouseholdRow, 'villageCode' | 'villageName'>): string | undefined;
}

interface AreaSheetRow extends FileArea {
  readonly source: Source<'areas'>;
  readonly parsed: ParsedRow<'areas'>;
}

/**
 * Reads the area sheets and gives every area its level and county by the tree. An unknown parent is told and counts as
 * none; an area that then lies in no county is a fault.
 */
export async function placeAreas(
  { tx, actor, today: on }: Work,
  sources: readonly Source[],
  findings: ImportFindings,
): Promise<PlacedAreas> {
  const known = await listKnownAreas(tx);
  const broken = new Set<string>();
  const rows = await readAreaSheets(sourcesOf(sources, 'areas'), findings, broken, on);
  const ofFile = withParents(rows, known, broken, findings);
  const names = namesOf([...known.values(), ...ofFile.map(({ code, row }) => ({ code, name: row.name ?? '' }))]);
  const villageCode = (row: Pick<HouseholdRow, 'villageCode' | 'villageName'>) =>
    row.villageCode !== null ? fullCode(row.villageCode) : names.get(row.villageName ?? '');
  const isNew = ofFile.some(({ code }) => !known.has(code));
  const inhabited = isNew ? await inhabitedCodes(sourcesOf(sources, 'households'), villageCode) : new Set<string>();
  const tree = treeOf(known, ofFile, inhabited);
  for (const { code, source, parsed } of ofFile.filter((area) => tree.unplaced.has(area.code))) {
    findings.fault(source, parsed, 'parentCode', '按上级代码找不到它所属的县（区），请核对上级代码', null);
    broken.add(code);
  }
  const isOwn = ({ code }: FileArea) => !actor.county || tree.placed.get(code)?.county === actor.county;
  for (const { code, source, parsed } of ofFile.filter((area) => !isOwn(area) && !known.has(area.code)))
    if (!broken.has(code)) findings.warn(source, parsed, 'areaOutside', 'code', '不在本县（区），没有写入');
  const toWrite = parentsFirst(ofFile.filter(isOwn), tree).filter((area) => !isSame(area, known.get(area.code)));
  return { ...tree, toWrite, broken, villageCode };
}

async function listKnownAreas(tx: Tx): Promise<Map<string, PlacedArea>> {
  const { rows } = await sql<PlacedArea>`
    select code, parent, county, level, name, rural_population as "ruralPopulation", marks
    from area where valid_to is null`.execute(tx);
  return new Map(rows.map((area) => [area.code, area]));
}

async function readAreaSheets(
  sources: readonly Source<'areas'>[],
  findings: ImportFindings,
  broken: Set<string>,
  on: PlainDate,
): Promise<Map<string, AreaSheetRow>> {
  const rows = new Map<string, AreaSheetRow>();
  const take = (source: Source<'areas'>, parsed: ParsedRow<'areas'>) => {
    const { values } = parsed;
    findings.add(source.index, parsed.faults, null);
    findings.warnings.push(...parsed.warnings);
    const code = values.code === null ? null : fullCode(values.code);
    if (code === null) return;
    const area = { code, parent: values.parentCode && fullCode(values.parentCode), row: values, source, parsed };
    if (!/^\d{12}$/.test(code)) findings.fault(source, parsed, 'code', '区划代码应为 12 位数字，请核对', null);
    if (!/^\d{12}$/.test(code) || values.name === null) broken.add(code);
    else if (rows.has(code))
      findings.warn(source, parsed, 'repeatedArea', 'code', '前面已有这个区划代码，这一行没有用');
    else rows.set(code, area);
  };
  for (const source of sources) {
    for await (const some of parseRows(source.recognised, on)) for (const parsed of some) take(source, parsed);
  }
  return rows;
}

/** Below a broken area everything is broken, without a fault of its own; an unknown parent is told and left out. */
function withParents(
  rows: ReadonlyMap<string, AreaSheetRow>,
  known: ReadonlyMap<string, PlacedArea>,
  broken: Set<string>,
  findings: ImportFindings,
): AreaSheetRow[] {
  const left = new Map(rows);
  const exists = (code: string) => left.has(code) || known.has(code);
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const { code, parent } of rows.values()) {
      if (parent === null || exists(parent) || !broken.has(parent)) continue;
      left.delete(code);
      broken.add(code);
    }
  }
  return [...left.values()].map((area) => {
    if (area.parent === null || exists(area.parent)) return area;
    findings.warn(area.source, area.parsed, 'unknownParent', 'parentCode', '行政区划表和已有区划中都没有这个上级代码');
    return { ...area, parent: null };
  });
}

/** Names that only one area has. */
function namesOf(areas: readonly { readonly code: string; readonly name: string }[]): Map<string, string> {
  const codes = new Map<string, Set<string>>();
  for (const { code, name } of areas) codes.set(name, (codes.get(name) ?? new Set()).add(code));
  return new Map([...codes].flatMap(([name, [code, other]]) => (code && !other ? [[name, code] as const] : [])));
}

/** Which codes households name. Read on its own: the county seals, and before the tree stands there is no county. */
async function inhabitedCodes(
  sources: readonly Source<'households'>[],
  villageCode: PlacedAreas['villageCode'],
): Promise<Set<string>> {
  const codes = new Set<string>();
  for (const { recognised } of sources) {
    const columnOf = (key: string) => recognised.header.columns.find(({ layout }) => layout.key === key)?.column;
    const [code, name] = [columnOf('villageCode'), columnOf('villageName')];
    const wanted = new Set([code, name].filter((column) => column !== undefined));
    for await (const rows of recognised.sheet.rows(wanted))
      for (const { row, cells } of rows) {
        if (row <= recognised.header.row) continue;
        const village = villageCode({ villageCode: textAt(cells, code), villageName: textAt(cells, name) });
        if (village !== undefined && !codes.has(village)) codes.add(detached(village));
      }
  }
  return codes;
}

function textAt(cells: readonly SheetCell[], column: number | undefined): string | null {
  const text = cells.find((cell) => cell.column === column)?.text.trim() ?? '';
  return text === '' || isBlankMark(text) ? null : text;
}

function parentsFirst(ofFile: readonly FileArea[], { placed }: AreaTree): PlacedArea[] {
  const depthOf = (area: PlacedArea | undefined): number => (area ? 1 + depthOf(placed.get(area.parent ?? '')) : 0);
  return ofFile.flatMap(({ code }) => placed.get(code) ?? []).sort((a, b) => depthOf(a) - depthOf(b));
}

function isSame(area: PlacedArea, known: PlacedArea | undefined): boolean {
  if (known === undefined) return false;
  const parts = (each: PlacedArea) => [each.name, each.parent, each.level, each.ruralPopulation, each.marks];
  return JSON.stringify(parts(area)) === JSON.stringify(parts(known));
}

/** Writes new and changed areas, valid from a day. */
export async function writeAreas(tx: Tx, areas: readonly PlacedArea[], from: PlainDate): Promise<void> {
  if (areas.length === 0) return;
  await sql`
    insert into area (code, parent, county, level, name, rural_population, marks, valid_from)
    select code, parent, county, level, name, "ruralPopulation", marks, ${from}::date
    from rows from (jsonb_to_recordset(${JSON.stringify(areas)}::jsonb) as (code text, parent text, county text, level text,
      name text, "ruralPopulation" integer, marks text[])) with ordinality as a
    order by ordinality
    on conflict (code) do update set parent = excluded.parent, name = excluded.name,
      rural_population = excluded.rural_population, marks = excluded.marks`.execute(tx);
}
