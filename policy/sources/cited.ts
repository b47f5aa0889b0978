import { type Citation, readCitations } from './citation.ts';

/** What kinds of things rest on clauses, as people call them, in the order in which they are listed. */
export const CITED_KINDS = {
  procedure: '程序',
  step: '环节',
  clock: '期限',
  rule: '规则',
  category: '类别',
  table: '表',
  paper: '文书',
  page: '页面',
  field: '采集项',
  question: '登记项',
  act: '办理',
  parameter: '参数',
} as const;
export type CitedKind = keyof typeof CITED_KINDS;

/** One thing of the program that rests on a clause. */
export interface Cited extends Citation {
  readonly kind: CitedKind;
  readonly id: string;
  readonly title: string;
  /** The page of the desk that shows it, below the county: `policy?part=rules`. */
  readonly link: string;
}

/** The same thing at each clause that `cites` names; none where it is our own default. */
export function citedAt(cites: string | undefined, thing: Omit<Cited, keyof Citation>): Cited[] {
  return readCitations(cites ?? '').map((citation) => ({ ...citation, ...thing }));
}
