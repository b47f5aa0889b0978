import { existsSync, readFileSync } from 'node:fs';
import type { SourceRow, SourceView } from '../../contract/policy.ts';
import { type Clause, clausesOf } from '../../policy/sources/clauses.ts';
import { SOURCES, type Source } from '../../policy/sources/sources.ts';

/** Beside the bundle (`tools/build.mjs` copies them there), else where they are written. */
const FOLDERS = [new URL('./sources/', import.meta.url), new URL('../../policy/sources/', import.meta.url)];

/** The documents never change while the program runs. */
const read = new Map<string, Clause[]>();

/** Every document, with the number of its clauses. */
export function listSources(): SourceRow[] {
  return SOURCES.map((source) => rowOf(source, clauses(source)));
}

/** One document clause by clause; undefined for a code that no document has. */
export function findSource(code: string): SourceView | undefined {
  const source = SOURCES.find((each) => each.code === code);
  if (!source) return undefined;
  const parts = clauses(source);
  return { ...rowOf(source, parts), parts };
}

function rowOf({ code, title, documentNo, issuedOn }: Source, parts: readonly unknown[]): SourceRow {
  return { code, title, documentNo, issuedOn: issuedOn || null, clauses: parts.length };
}

function clauses({ code }: Source): Clause[] {
  const kept = read.get(code) ?? clausesOf(code, readFileSync(fileOf(code), 'utf8'));
  read.set(code, kept);
  return kept;
}

function fileOf(code: string): URL {
  const files = FOLDERS.map((folder) => new URL(`${code}.txt`, folder));
  return files.find((file) => existsSync(file)) ?? new URL(`${code}.txt`, FOLDERS[0]);
}
