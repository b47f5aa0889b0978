import { type Archive, openArchive, wholeText } from './archive.ts';
import { dateStylesOf } from './date-styles.ts';
import { SpreadsheetRefused } from './refusal.ts';
import { readSharedStrings } from './shared-strings.ts';
import { rowsOfSheet, type SheetContext } from './sheet-rows.ts';
import type { Sheet, Spreadsheet } from './spreadsheet.ts';
import { attributeOf, elementsIn, prefixOf, unescapeXml } from './xml-scanner.ts';

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

function withoutDeclaration(xml: string): string {
  return xml.replace(/^\s*<\?[\s\S]*?\?>/, '');
}

/** The part that a relation of a part in `folder` points to; targets are relative to the folder or begin at the root. */
function resolveTarget(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = folder.split('/').filter((step) => step !== '');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

async function readRelations(archive: Archive, part: string): Promise<Relation[]> {
  const cut = part.lastIndexOf('/') + 1;
  const [folder, name] = [part.slice(0, cut), part.slice(cut)];
  const relationsPart = `${folder}_rels/${name}.rels`;
  if (!archive.has(relationsPart)) throw new SpreadsheetRefused(part === '' ? 'notSpreadsheet' : 'damaged');
  const xml = withoutDeclaration(await wholeText(archive, relationsPart));
  return elementsIn(xml, `${prefixOf(xml) ?? ''}Relationship`).map(({ attributes }) => ({
    id: attributeOf(attributes, 'Id') ?? '',
    type: (attributeOf(attributes, 'Type') ?? '').replace(/^.*\//, ''),
    target: resolveTarget(folder, unescapeXml(attributeOf(attributes, 'Target') ?? '')),
  }));
}

async function findWorkbookPart(archive: Archive): Promise<string> {
  const relation = (await readRelations(archive, '')).find(({ type }) => type === 'officeDocument');
  if (relation === undefined || !relation.target.toLowerCase().endsWith('.xml')) {
    throw new SpreadsheetRefused('notSpreadsheet');
  }
  return relation.target;
}

function targetOf(relations: readonly Relation[], type: string): string | undefined {
  return relations.find((relation) => relation.type === type)?.target;
}

async function readDateStyles(archive: Archive, part: string | undefined): Promise<boolean[]> {
  return part === undefined || !archive.has(part) ? [] : dateStylesOf(await wholeText(archive, part));
}

/** The sheets with cells, in the workbook's order; chart sheets and macro sheets have other relation types. */
function listSheets(workbookXml: string, relations: readonly Relation[]): { name: string; part: string }[] {
  const prefix = prefixOf(workbookXml) ?? '';
  return elementsIn(workbookXml, `${prefix}sheet`).flatMap(({ attributes }) => {
    const id = /\s(?:\w+:)?id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1];
    const relation = relations.find((each) => each.id === id && each.type === 'worksheet');
    const name = unescapeXml(attributeOf(attributes, 'name') ?? '');
    return relation === undefined ? [] : [{ name, part: relation.target }];
  });
}

function countsFrom1904(workbookXml: string): boolean {
  const [properties] = elementsIn(workbookXml, `${prefixOf(workbookXml) ?? ''}workbookPr`);
  return ['1', 'true'].includes(attributeOf(properties?.attributes ?? '', 'date1904') ?? '');
}

async function readWorkbook(archive: Archive): Promise<Sheet[]> {
  const part = await findWorkbookPart(archive);
  const workbookXml = withoutDeclaration(await wholeText(archive, part));
  if (!/<(?:\w+:)?workbook[\s>]/.test(workbookXml)) throw new SpreadsheetRefused('notSpreadsheet');
  const relations = await readRelations(archive, part);
  const parts = listSheets(workbookXml, relations);
  if (parts.length === 0) throw new SpreadsheetRefused('noSheets');
  // Thousands of names for one sheet would be thousands of readings of it.
  if (new Set(parts.map(({ part }) => part.toLowerCase())).size < parts.length) throw new SpreadsheetRefused('damaged');
  const context: Omit<SheetContext, 'sheet'> = {
    sharedStrings: await readSharedStrings(archive, targetOf(relations, 'sharedStrings')),
    dateStyles: await readDateStyles(archive, targetOf(relations, 'styles')),
    from1904: countsFrom1904(workbookXml),
  };
  return parts.map((sheet) => ({
    name: sheet.name,
    rows: (columns) => rowsOfSheet(archive.text(sheet.part), { ...context, sheet: sheet.name }, columns),
  }));
}

/** Opens an `.xlsx` on disk. Throws SpreadsheetRefused when it is no workbook or an unsafe one. */
export async function openWorkbook(path: string): Promise<Spreadsheet> {
  const archive = await openArchive(path);
  try {
    return { sheets: await readWorkbook(archive), close: () => archive.close() };
  } catch (error) {
    archive.close();
    throw error;
  }
}
