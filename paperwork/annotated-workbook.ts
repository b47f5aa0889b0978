import { annotateSheet, type CellNote, sentencesHeading } from './annotated-sheet.ts';
import { annotationStyles } from './annotated-styles.ts';
import { type WorkbookFault, writeFaultList } from './fault-list.ts';
import { hasActiveParts, inertTexts, withoutCalculationChain } from './inert-parts.ts';
import { attributeOf, elementsOf, textOfRuns } from './xlsx-markup.ts';
import { partText, readXlsxParts, writeXlsxParts, type XlsxParts } from './xlsx-parts.ts';

/** `annotated`: the workbook itself with a column more; `list`: a workbook of its own that lists the faults. */
export type AnnotatedWorkbook = { readonly kind: 'annotated' | 'list'; readonly bytes: Uint8Array };

const largestFile = 30 * 1024 * 1024;
// A JavaScript string holds half a gigabyte; a larger sheet is not for editing by hand either.
const largestPart = 400 * 1024 * 1024;

/** What is wrong with a cell, in one sentence. */
function faultSentence(fault: WorkbookFault): string {
  const found = fault.value.trim() === '' ? '空缺' : `为“${fault.value.slice(0, 200)}”`;
  const expected = fault.expected.startsWith('应') ? fault.expected : `应为${fault.expected}`;
  return `「${fault.column}」${found}，${expected}`;
}

function sheetParts(parts: XlsxParts): Map<string, string> {
  const workbook = partText(parts, 'xl/workbook.xml', largestPart) ?? '';
  const relations = partText(parts, 'xl/_rels/workbook.xml.rels', largestPart) ?? '';
  const targets = new Map<string, string>();
  for (const [, attributes = ''] of relations.matchAll(/<Relationship\b([^>]*?)\/?>/g)) {
    const target = attributeOf(attributes, 'Target') ?? '';
    targets.set(attributeOf(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  return new Map(
    [...workbook.matchAll(/<sheet\b([^>]*?)\/?>/g)].map(([, attributes = '']) => [
      attributeOf(attributes, 'name') ?? '',
      targets.get(attributeOf(attributes, 'r:id') ?? '') ?? '',
    ]),
  );
}

function sharedStrings(parts: XlsxParts): (index: number) => string {
  let items: string[] | undefined;
  return (index) => {
    items ??= elementsOf(partText(parts, 'xl/sharedStrings.xml', largestPart) ?? '', 'si').map(({ inside }) => inside);
    return textOfRuns(items[index] ?? '');
  };
}

function notesBySheet(faults: readonly WorkbookFault[]): Map<string, CellNote[]> {
  const bySheet = new Map<string, CellNote[]>();
  for (const fault of faults) {
    const notes = bySheet.get(fault.sheet) ?? [];
    notes.push({ row: fault.row, column: fault.column, sentence: faultSentence(fault) });
    bySheet.set(fault.sheet, notes);
  }
  return bySheet;
}

function annotate(
  original: Uint8Array,
  headerRows: Readonly<Record<string, number>>,
  faults: readonly WorkbookFault[],
  exportLine: string | undefined,
): Uint8Array | undefined {
  const parts = readXlsxParts(original);
  if (parts && hasActiveParts(parts)) return undefined;
  const styles = annotationStyles((parts && partText(parts, 'xl/styles.xml', largestPart)) ?? '');
  if (parts === undefined || styles === undefined) return undefined;
  const names = sheetParts(parts);
  const sharedString = sharedStrings(parts);
  const texts = new Map<string, string>();
  for (const [sheet, notes] of notesBySheet(faults)) {
    const name = names.get(sheet) ?? '';
    const markup = partText(parts, name, largestPart);
    const headerRow = headerRows[sheet];
    if (markup === undefined || headerRow === undefined) return undefined;
    const line = exportLine === undefined ? [] : [{ row: headerRow, column: '', sentence: exportLine }];
    const annotated = annotateSheet({ markup, headerRow, sharedString }, [...line, ...notes], styles);
    if (annotated === undefined) return undefined;
    texts.set(name, annotated);
  }
  const inert = inertTexts(parts, texts.set('xl/styles.xml', styles.markup()), largestPart);
  return inert && writeXlsxParts(withoutCalculationChain(parts), inert);
}

/**
 * The imported workbook with a column 「错误说明」 on every sheet that has faults, and the faulty cells on a coloured
 * ground; `headerRows` gives each sheet's header row as Excel numbers it. Formulas become what they last showed, so that
 * nothing somebody planted calculates at the next desk; everything else stays byte for byte: the sheets are edited as markup, because reading and writing all of it with the spreadsheet library took 2 GB for a file
 * of 24 MB (0.9 GB so) and lost sheet settings. A list of the faults instead when the file is larger
 * than 30 MB, is no .xlsx, carries links, objects or programs, or a fault belongs to a sheet that it does not have.
 */
export async function annotateWorkbook(
  original: Uint8Array,
  headerRows: Readonly<Record<string, number>>,
  faults: readonly WorkbookFault[],
  exportLine?: string,
): Promise<AnnotatedWorkbook> {
  const bytes = original.length > largestFile ? undefined : annotate(original, headerRows, faults, exportLine);
  if (bytes !== undefined) return { kind: 'annotated', bytes };
  return { kind: 'list', bytes: await writeFaultList(sentencesHeading, faults, exportLine) };
}
