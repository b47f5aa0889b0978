import { type AreaLevel, type AreaNode, areaLevels } from '../../domain/areas.ts';
import type { AreaRow } from './rows.ts';

/** An area as it will stand when the import is done. */
export interface PlacedArea {
  readonly code: string;
  readonly parent: string | null;
  readonly county: string | null;
  readonly level: AreaLevel;
  readonly name: string;
  readonly ruralPopulation: number | null;
  readonly marks: readonly string[];
}

/** A row of the area sheet with a code and a name. */
export interface FileArea {
  readonly code: string;
  readonly parent: string | null;
  readonly row: AreaRow;
}

export interface AreaTree {
  /** Every area, of the database and of the file, that has its place. */
  readonly placed: ReadonlyMap<string, PlacedArea>;
  /** Areas of the file that have none: in a circle, too deep, or a township or village without a county above it. */
  readonly unplaced: ReadonlySet<string>;
}

/** Codes are written with 6, 9 or 12 digits; 12 are what they mean. Anything else stays as it is. */
export function fullCode(code: string): string {
  return /^\d{2,11}$/.test(code) ? code.padEnd(12, '0') : code;
}

/**
 * The tree that the database and the file make together: the file says name, parent, population and marks of its
 * areas, known levels stay, new ones follow from the tree. `inhabited`: codes that households of the file name.
 */
export function treeOf(
  known: ReadonlyMap<string, PlacedArea>,
  ofFile: readonly FileArea[],
  inhabited: ReadonlySet<string>,
): AreaTree {
  const drafts = new Map<string, Omit<PlacedArea, 'county' | 'level'>>(known);
  for (const area of ofFile) drafts.set(area.code, draftOf(area, known.get(area.code)));
  const nodes: AreaNode[] = [...drafts.values()].map(({ code, parent }) => {
    const level = known.get(code)?.level;
    return { code, parent, hasHouseholds: inhabited.has(code), ...(level && { level }) };
  });
  const { levels } = areaLevels(nodes);
  const placed = new Map<string, PlacedArea>();
  const unplaced = new Set<string>();
  for (const draft of drafts.values()) {
    const level = levels.get(draft.code);
    const county = level && countyAbove(draft.code, drafts, levels);
    const before = known.get(draft.code);
    // A county is the key of its households: an area does not change it by way of an import.
    if (before?.county && before.county !== county) placed.set(draft.code, before);
    else if (level === undefined || county === undefined) unplaced.add(draft.code);
    else placed.set(draft.code, { ...draft, level, county });
  }
  return { placed, unplaced };
}

function draftOf({ code, parent, row }: FileArea, known: PlacedArea | undefined) {
  return {
    code,
    parent: parent ?? known?.parent ?? null,
    name: row.name ?? known?.name ?? code,
    ruralPopulation: row.ruralPopulation ?? known?.ruralPopulation ?? null,
    marks: row.marks ?? known?.marks ?? [],
  };
}

/** The county that an area lies in; null above counties, undefined where there should be one and is none. */
function countyAbove(
  code: string,
  areas: ReadonlyMap<string, { readonly parent: string | null }>,
  levels: ReadonlyMap<string, AreaLevel>,
): string | null | undefined {
  const level = levels.get(code);
  if (level === 'province' || level === 'city') return null;
  const seen = new Set<string>();
  for (let at: string | null = code; at !== null && !seen.has(at); at = areas.get(at)?.parent ?? null) {
    if (levels.get(at) === 'county') return at;
    seen.add(at);
  }
  return undefined;
}
