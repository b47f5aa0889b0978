import { existsSync, readFileSync } from 'node:fs';
import type { BuiltFrom, ClauseStanding, SourceClause, SourceRow, SourceView } from '../../contract/policy.ts';
import { CITED_KINDS, type Cited } from '../../policy/sources/cited.ts';
import { clausesOf } from '../../policy/sources/clauses.ts';
import { coverageOf } from '../../policy/sources/coverage.ts';
import { listNoDuties } from '../../policy/sources/not-a-duty.ts';
import { SOURCES, type Source } from '../../policy/sources/sources.ts';
import { listBuilt } from './built-from.ts';

/** Beside the bundle (`tools/build.mjs` copies them there), else where they are written. */
const FOLDERS = [new URL('./sources/', import.meta.url), new URL('../../policy/sources/', import.meta.url)];

/** Neither the documents nor what was built from them change while the program runs. */
const read = new Map<string, SourceClause[]>();

/** Every document, with the number of its clauses and of what rests on them. */
export function listSources(): SourceRow[] {
  return SOURCES.map((source) => rowOf(source, clauses(source)));
}

/** One document clause by clause, with what was built from each; undefined for a code that no document has. */
export function findSource(code: string): SourceView | undefined {
  const source = SOURCES.find((each) => each.code === code);
  if (!source) return undefined;
  const parts = clauses(source);
  return { ...rowOf(source, parts), parts };
}

function rowOf({ code, title, documentNo, issuedOn }: Source, parts: readonly SourceClause[]): SourceRow {
  const coverage: Record<ClauseStanding, number> = { carried: 0, figure: 0, above: 0, open: 0, noDuty: 0 };
  for (const { standing } of parts) coverage[standing] += 1;
  return { code, title, documentNo, issuedOn: issuedOn || null, clauses: parts.length, coverage };
}

function clauses({ code }: Source): SourceClause[] {
  const kept = read.get(code) ?? readClauses(code);
  read.set(code, kept);
  return kept;
}

function readClauses(code: Source['code']): SourceClause[] {
  const split = clausesOf(code, readFileSync(fileOf(code), 'utf8'));
  return coverageOf(code, split, listBuilt(), listNoDuties()).map((clause) => ({
    ...clause,
    builtFrom: onceEach(clause.builtFrom),
  }));
}

const ORDER = Object.keys(CITED_KINDS);

/** Two layers may state the same rule on the same clause: one line. */
function onceEach(cited: readonly Cited[]): BuiltFrom[] {
  const inOrder = cited.toSorted((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
  const lines = inOrder.map(({ kind, id, title, link }): BuiltFrom => ({ kind: CITED_KINDS[kind], id, title, link }));
  return lines.filter(
    (line, i) => lines.findIndex(({ kind, title }) => kind === line.kind && title === line.title) === i,
  );
}

function fileOf(code: string): URL {
  const files = FOLDERS.map((folder) => new URL(`${code}.txt`, folder));
  return files.find((file) => existsSync(file)) ?? new URL(`${code}.txt`, FOLDERS[0]);
}
