import { OPENINGS } from './openings.ts';
import type { SourceCode } from './sources.ts';

/** A clause in the document's own words, without those of the clauses below it. */
export interface Clause {
  /** Without blanks: `一(一)4(3)`, `附件3A26`, `附件3注2`, `五·五`. */
  readonly path: string;
  /** Paragraphs by line breaks; cells of a table are a wide blank apart. */
  readonly text: string;
  /** How deep it is numbered: `一` 0, `一(一)` 1, `附件3A26` 1. */
  readonly depth: number;
}

interface Mark {
  readonly at: number;
  readonly path: string;
}

/** How a clause of each level begins; deeper ones later. Offices mix full-width and half-width brackets. */
const LEVELS = [
  /^([一二三四五六七八九十]+)、/,
  /^[（(]([一二三四五六七八九十]+)[）)]/,
  /^(\d+)\.(?!\d)/,
  /^[（(](\d+)[）)]/,
];
/** A number alone on its line, without the tab of a table's cell. */
const PAGE_NUMBER = /^(\d+|—\d+—\d*)$/;
const NUMERALS = [...'一二三四五六七八九十'];
const PARTS = /附件\d*(?:-\d)?|\([^)]*\)|·[^·(]+|A\d+[a-z]?|[一二三四五六七八九十]+(?!\p{sc=Han})|\p{sc=Han}+\d*|\d+/gu;

/** Splits a document into its clauses, in its order and without remainder: together they are the document. */
export function clausesOf(code: SourceCode, text: string): Clause[] {
  const body = withoutPageNumbers(text);
  const named = openingsOf(code, body);
  const outline = [...numberedOf(body, named[0]?.at ?? body.length), ...named];
  const marks = [{ at: 0, path: '文首' }, ...outline, ...itemsOf(body, outline), ...fieldsOf(body, outline)];
  marks.sort((one, other) => one.at - other.at);
  return marks.map(({ at, path }, i) => ({
    path,
    text: readable(body.slice(at, marks[i + 1]?.at), path),
    depth: partsOf(path).length - 1,
  }));
}

/** The clause a path such as `一(一)4(3)` or `附件3 注2` names; undefined when the document has no such clause. */
export function findClause(clauses: readonly Clause[], path: string): Clause | undefined {
  const bare = path.normalize('NFKC').replace(/\s/g, '');
  return clauses.find((clause) => clause.path === bare);
}

/** `一(一)4(3)` is numbered 一, (一), 4, (3). */
export function partsOf(path: string): string[] {
  return path.match(PARTS) ?? [path];
}

/** The document as it is, but for the numbers of its pages. */
export function withoutPageNumbers(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/[\f\r]/g, '').replace(/^ +| +$/g, ''));
  return lines.filter((line) => !PAGE_NUMBER.test(line)).join('\n');
}

function openingsOf(code: SourceCode, body: string): Mark[] {
  let from = 0;
  return OPENINGS[code].map(([path, words]) => {
    const at = body.indexOf(words, from);
    if (at < 0) throw new RangeError(`${code} does not have "${words}" after ${from}`);
    from = at + 1;
    return { at, path };
  });
}

/** Numbered clauses of the text, up to where its tables begin. */
function numberedOf(body: string, end: number): Mark[] {
  const marks: Mark[] = [];
  let above: string[] = [];
  for (const { index, 0: line } of body.slice(0, end).matchAll(/^.+$/gm)) {
    const parts = numberOf(line, above);
    if (parts) {
      above = parts;
      marks.push({ at: index, path: parts.join('') });
    }
  }
  return marks;
}

function numberOf(line: string, above: readonly string[]): string[] | undefined {
  for (const [level, pattern] of LEVELS.entries()) {
    const number = pattern.exec(line)?.[1];
    if (number === undefined) continue;
    return [...Array.from({ length: level }, (_, i) => above[i] ?? ''), level % 2 === 1 ? `(${number})` : number];
  }
  return undefined;
}

/** 一是…二是… inside a clause, and what GS names by words: 主要问题, 整改措施, 整改时限, 六必访, 六必查. */
function itemsOf(body: string, outline: readonly Mark[]): Mark[] {
  return outline.flatMap(({ at, path }, i) => {
    if (path.startsWith('附件')) return [];
    const own = body.slice(at, outline[i + 1]?.at);
    const named = [...own.matchAll(/^(?:主要|整改)(问题|措施|时限)[:：]|“(六必[访查])”：/gm)];
    return [
      ...named.map((found) => ({ at: at + found.index, path: `${path}·${found[1] ?? found[2]}` })),
      ...countedIn(own).map((index, n) => ({ at: at + index, path: `${path}·${NUMERALS[n]}` })),
    ];
  });
}

/** Where 一是, 二是, 三是 … stand, as far as they count on. */
function countedIn(own: string): number[] {
  const places: number[] = [];
  for (const numeral of NUMERALS) {
    const after = (places.at(-1) ?? 0) + 1;
    const at = own.slice(after).search(new RegExp(`(?<=[：；。])${numeral}是`));
    if (at < 0) return places;
    places.push(after + at);
  }
  return places;
}

/** A field of the collection form runs from where its code stands first; later mentions belong to the text. */
function fieldsOf(body: string, outline: readonly Mark[]): Mark[] {
  const form = outline.find(({ path }) => path === '附件3');
  if (!form) return [];
  const seen = new Set<string>();
  const codes = [...body.slice(form.at).matchAll(/A\d+[a-z]?/g)].filter(([code]) => !seen.has(code) && seen.add(code));
  return codes.map(({ index, 0: code }) => ({ at: form.at + index, path: `${form.path}${code}` }));
}

function readable(own: string, path: string): string {
  const seamBetween = seamOf(path);
  let text = '';
  let last = '';
  let before = '';
  for (const line of own.split('\n')) {
    const words = line.trim().replace(/\t+/g, '　');
    if (words !== '') {
      text += text === '' ? words : seamBetween({ last, before, line, first: text === last }) + words;
      last = line;
    }
    before = line;
  }
  return text;
}

/** `last` is the line that held words, the `first` of the clause or not; `before` the line right above. */
interface Seam {
  readonly last: string;
  readonly before: string;
  readonly line: string;
  readonly first: boolean;
}

/** What stands between two lines of a clause: nothing, a wide blank, a line break. */
function seamOf(path: string): (seam: Seam) => string {
  if (path.startsWith('附件')) return betweenCells;
  if (['文首', '文末', '印发'].includes(path)) return betweenLines;
  return path.includes('·') ? betweenSentences : betweenParagraphs;
}

/** Letterheads stand line by line; a long line that does not end a sentence goes on. */
function betweenLines({ last }: Seam): string {
  return last.length > 60 && !/[。：:]$/.test(last) ? '' : '\n';
}

/** A page may end within a sentence: only a full stop ends a paragraph. */
function betweenSentences({ last }: Seam): string {
  return /[。：:]$/.test(last) ? '\n' : '';
}

/** So does a heading, alone on the first line. */
function betweenParagraphs(seam: Seam): string {
  const isHeading = seam.first && seam.last.length < 30 && !seam.last.includes('。');
  return isHeading ? '\n' : betweenSentences(seam);
}

/** A cell may be broken over lines; a tab, or a line of nothing but tabs, ends it. */
function betweenCells({ last, before, line }: Seam): string {
  if (/\S\t|^附件/.test(last) || before === '' || /^\d\. ?\S/.test(line)) return '\n';
  return line.startsWith('\t') || before.trim() === '' ? '　' : '';
}
