import { partText, type XlsxParts } from './xlsx-parts.ts';

/** What does something when a workbook is opened: links and DDE, embedded objects, controls, queries, programs. */
const ACTIVE =
  /(?:^|\/)(?:externalLinks|embeddings|activeX|ctrlProps|macrosheets|queryTables)\/|(?:vbaProject\.bin|connections\.xml)$/i;
const CALCULATION_CHAIN = 'xl/calcChain.xml';
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i;
const formula = /<f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/f>)/g;

export function hasActiveParts({ byName }: XlsxParts): boolean {
  return [...byName.keys()].some((name) => ACTIVE.test(name));
}

/** The parts without the list of cells to calculate: with cells that are no formulas any more Excel would complain. */
export function withoutCalculationChain(parts: XlsxParts): XlsxParts {
  const entries = parts.entries.filter(({ name }) => name !== CALCULATION_CHAIN);
  return { entries, byName: new Map(entries.map((entry) => [entry.name, entry])) };
}

/**
 * The texts that change so that no cell calculates: formulas go, their saved results stay. `written` are parts already
 * changed; undefined when a sheet cannot be looked at.
 */
export function inertTexts(
  parts: XlsxParts,
  written: ReadonlyMap<string, string>,
  limit: number,
): Map<string, string> | undefined {
  const texts = new Map(written);
  for (const name of [...parts.byName.keys()].filter((each) => SHEET.test(each))) {
    const markup = written.get(name) ?? partText(parts, name, limit);
    if (markup === undefined) return undefined;
    if (markup.includes('<f')) texts.set(name, markup.replace(formula, ''));
  }
  for (const name of ['xl/_rels/workbook.xml.rels', '[Content_Types].xml']) {
    const markup = written.get(name) ?? partText(parts, name, limit);
    if (markup?.includes('calcChain'))
      texts.set(name, markup.replace(/<(?:Relationship|Override)\s[^<>]*calcChain[^<>]*>/g, ''));
  }
  return texts;
}
