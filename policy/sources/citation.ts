import { SOURCE_CODES, type SourceCode } from './sources.ts';

/** A clause that something rests on. */
export interface Citation {
  readonly source: SourceCode;
  /** As clauses are named, without blanks. */
  readonly path: string;
}

const NUMERAL = '[一二三四五六七八九十]';
const START = `(?:附件\\d*(?:-\\d)?|${NUMERAL}+(?!\\p{sc=Han})|文首|文末|印发|公开方式)`;
const NUMBERED = `\\(${NUMERAL}+\\)|\\(\\d+\\)|\\d+|·(?:六必访|六必查|问题|措施|时限|${NUMERAL})`;
const IN_FORM = ` ?(?:A\\d+[a-z]?|注\\d*|备注|(?:基本|监测)\\d?|识别|入户|签字|签名|收入|保障|措施|结论|${NUMERAL}(?!\\p{sc=Han}))`;
const PATH = `${START}(?:${NUMBERED}|${IN_FORM})*`;
const RANGE = `–(?:\\(\\d+\\)|A?\\d+)`;
/** `LZ 一(一)4(3)`, `LZ 附件3 A15–A16`, `LZ 一(二)、附件5`: a list stays within its document until another code stands. */
const CITED = new RegExp(
  `\\b(${SOURCE_CODES.join('|')}) (${PATH}(?:${RANGE})?(?:[、，] ?${PATH}(?:${RANGE})?)*)`,
  'gu',
);
const ONE = new RegExp(`^(${SOURCE_CODES.join('|')}) (${PATH})$`, 'u');

/** The one clause a `cites` names; undefined for what is not written as a citation. Whether it exists is not asked. */
export function parseCitation(cites: string): Citation | undefined {
  const [, source, path = ''] = ONE.exec(cites.normalize('NFKC')) ?? [];
  return source === undefined ? undefined : { source: source as SourceCode, path: path.replaceAll(' ', '') };
}

/** Every clause that running text names, as comments and tables do; both ends of a range and all between. */
export function readCitations(text: string): Citation[] {
  return [...text.matchAll(CITED)].flatMap(([, source, list = '']) =>
    list
      .split(/[、，]/)
      .flatMap(pathsOf)
      .map((path) => ({ source: source as SourceCode, path })),
  );
}

/** As people write it. */
export function citationText({ source, path }: Citation): string {
  return `${source} ${path}`;
}

function pathsOf(written: string): string[] {
  const [from = '', to] = written.replaceAll(' ', '').split('–');
  const last = /\d+(?=\)?$)/.exec(from);
  if (to === undefined || last === null) return [from];
  const first = Number(last[0]);
  const count = Number(to.replace(/\D/g, '')) - first + 1;
  return Array.from({ length: Math.max(count, 1) }, (_, i) => {
    return `${from.slice(0, last.index)}${first + i}${from.slice(last.index + last[0].length)}`;
  });
}
