import {
  AlignmentType,
  Document,
  Footer,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { PlainDate } from '../domain/plain-date.ts';
import { chineseDay } from './chinese-day.ts';
import { bodyFont, figureFont, fontTableXml, headingFont, titleFont } from './word-fonts.ts';

/** One column of a table on paper; `width` is its share of the whole. Sentences stand at the left, all else in the middle. */
export type WordColumn = { readonly label: string; readonly width: number; readonly sentences?: true };

/** A piece of an official paper, from top to bottom. */
export type WordBlock =
  | { readonly kind: 'paragraph' | 'line' | 'note'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly columns: readonly WordColumn[];
      readonly rows: readonly (readonly string[])[];
      /** Least height of a row in millimetres, where somebody has to sign. */
      readonly rowHeight?: number;
    }
  | { readonly kind: 'signature'; readonly unit: string; readonly on: PlainDate };

export type WordPaper = {
  readonly title: string;
  readonly unit: string;
  readonly blocks: readonly WordBlock[];
  /** Half-points: 32 is 三号, the size GB/T 9704 asks for; forms that are signed on one sheet take 28, 四号. */
  readonly bodySize?: 32 | 28;
};

type Layout = { readonly size: 32 | 28; readonly line: number };

const twipsOfMillimetre = (mm: number) => Math.round((mm * 1440) / 25.4);

// GB/T 9704 §5.1: top 37 mm, left 28 mm around a text of 156 × 225 mm on A4.
const margin = {
  top: twipsOfMillimetre(37),
  bottom: twipsOfMillimetre(35),
  left: twipsOfMillimetre(28),
  right: twipsOfMillimetre(26),
  header: twipsOfMillimetre(15),
  footer: twipsOfMillimetre(25),
};
const textWidth = twipsOfMillimetre(156);
// §5.2.3: 22 lines on 225 mm.
const linePitch = Math.round(twipsOfMillimetre(225) / 22);

function fontsOf(chinese: string) {
  return { ascii: figureFont, hAnsi: figureFont, cs: figureFont, eastAsia: chinese, hint: 'eastAsia' as const };
}

function exactly(line: number) {
  return { line, lineRule: LineRuleType.EXACT };
}

function titleParagraph(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...exactly(640), after: linePitch },
    children: [new TextRun({ text, font: fontsOf(titleFont), size: 44 })],
  });
}

function textParagraph(
  block: { kind: string; text: string },
  { size, line }: Layout,
  next: WordBlock | undefined,
): Paragraph {
  const isIndented = block.kind === 'paragraph';
  const noteSize = block.kind === 'note' ? 24 : size;
  return new Paragraph({
    alignment: isIndented ? AlignmentType.BOTH : AlignmentType.LEFT,
    spacing: {
      ...exactly(block.kind === 'note' ? Math.min(line, 440) : line),
      before: block.kind === 'note' ? 80 : 0,
      after: next?.kind === 'table' ? 120 : 0,
    },
    // A page must not begin with the signature alone (§7.3.5.3).
    keepNext: next?.kind === 'signature',
    keepLines: next?.kind === 'signature',
    indent: isIndented ? { firstLineChars: 200, firstLine: size * 20 } : {},
    children: [new TextRun({ text: block.text, font: fontsOf(bodyFont), size: noteSize })],
  });
}

function tableCell(text: string, width: number, isHead: boolean, isSentence: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    children: [
      new Paragraph({
        alignment: isSentence ? AlignmentType.LEFT : AlignmentType.CENTER,
        spacing: { line: 400, lineRule: LineRuleType.AT_LEAST },
        children: [new TextRun({ text, font: fontsOf(isHead ? headingFont : bodyFont), size: 28 })],
      }),
    ],
  });
}

function tableOf({ columns, rows, rowHeight = 0 }: Extract<WordBlock, { kind: 'table' }>): Table {
  const share = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => Math.floor((column.width / share) * textWidth));
  const rowOf = (texts: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      height: { value: isHead ? 0 : twipsOfMillimetre(rowHeight), rule: HeightRule.ATLEAST },
      children: texts.map((text, i) =>
        tableCell(text, widths[i] ?? 0, isHead, !isHead && columns[i]?.sentences === true),
      ),
    });
  const head = columns.map((column) => column.label);
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    rows: [rowOf(head, true), ...rows.map((row) => rowOf(row, false))],
  });
}

function widthInTwips(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + (character < '\u0100' ? size * 5 : size * 10), 0);
}

// §7.3.5.1: the day stands four characters from the right, the unit centred above it; a long unit two from the right.
function signatureParagraphs(unit: string, on: PlainDate, { size, line }: Layout): Paragraph[] {
  const day = chineseDay(on);
  const overhang = Math.round((widthInTwips(unit, size) - widthInTwips(day, size)) / 2);
  const character = size * 10;
  const unitRight = Math.max(2 * character, 4 * character - overhang);
  const right = (text: string, indent: number, before: number) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      keepNext: before > 0,
      keepLines: true,
      spacing: { ...exactly(line), before },
      indent: { right: indent },
      children: [new TextRun({ text, font: fontsOf(bodyFont), size })],
    });
  return [right(unit, unitRight, line), right(day, unitRight + overhang, 0)];
}

function childrenOf(block: WordBlock, layout: Layout, next: WordBlock | undefined): (Paragraph | Table)[] {
  if (block.kind === 'table') return [tableOf(block)];
  if (block.kind === 'signature') return signatureParagraphs(block.unit, block.on, layout);
  return [textParagraph(block, layout, next)];
}

// §7.5: 四号 figures between dashes, right on odd pages and left on even ones, one character from the edge.
function pageNumber(side: 'left' | 'right'): Footer {
  const run = { font: fontsOf('宋体'), size: 28 };
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'right' ? { right: 280 } : { left: 280 },
        children: [new TextRun({ ...run, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

/** The bytes of a .docx file: an official paper on A4 as GB/T 9704-2012 sets it. */
export async function writeWordPaper(paper: WordPaper): Promise<Uint8Array> {
  const size = paper.bodySize ?? 32;
  const layout: Layout = { size, line: size === 32 ? linePitch : 480 };
  const document = new Document({
    title: paper.title,
    creator: paper.unit,
    lastModifiedBy: paper.unit,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: { width: twipsOfMillimetre(210), height: twipsOfMillimetre(297) },
            margin,
          },
        },
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children: [
          titleParagraph(paper.title),
          ...paper.blocks.flatMap((block, i) => childrenOf(block, layout, paper.blocks[i + 1])),
        ],
      },
    ],
  });
  return Packer.toBuffer(document, false, [{ path: 'word/fontTable.xml', data: fontTableXml() }]);
}
