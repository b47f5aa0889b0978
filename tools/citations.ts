import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Clause, clausesOf, findClause } from '../policy/sources/clauses.ts';
import { SOURCES } from '../policy/sources/sources.ts';

const POLICY = join(import.meta.dirname, '..', 'policy');

/** One `cites:` of the policy, where it stands. */
interface Citation {
  readonly file: string;
  readonly cites: string;
}

/** Every `cites: '…'` in `policy/`, tests left out. */
export function listCitations(): Citation[] {
  const files = readdirSync(POLICY, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(POLICY, file), 'utf8');
      return [...text.matchAll(/\bcites: ['"`]([^'"`]+)['"`]/g)].map(([, cites = '']) => ({ file, cites }));
    });
}

/** Whether a citation names a clause that stands in its source. */
export function isCitable(cites: string): boolean {
  const [, code = '', path = ''] = /^([A-Z]+) (.+)$/.exec(cites) ?? [];
  const clauses = clausesBySource().get(code);
  return clauses !== undefined && findClause(clauses, path) !== undefined;
}

let read: ReadonlyMap<string, readonly Clause[]> | undefined;

function clausesBySource(): ReadonlyMap<string, readonly Clause[]> {
  read ??= new Map(
    SOURCES.map(({ code }) => [code, clausesOf(readFileSync(join(POLICY, 'sources', `${code}.txt`), 'utf8'))]),
  );
  return read;
}
