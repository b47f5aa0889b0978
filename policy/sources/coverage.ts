import type { Cited } from './cited.ts';
import { type Clause, partsOf } from './clauses.ts';
import type { NoDuty } from './not-a-duty.ts';
import type { SourceCode } from './sources.ts';

/**
 * `carried`: something rests on this very clause; `figure`: only a figure, which by itself does nothing; `above`: only on
 * a clause above it, which may mean this one or not; `open`: on neither; `noDuty`: it asks nothing, see `reason`.
 */
type CoverageStanding = 'carried' | 'figure' | 'above' | 'open' | 'noDuty';

interface CoveredClause extends Clause {
  readonly standing: CoverageStanding;
  readonly builtFrom: readonly Cited[];
  readonly reason: string | null;
}

/** What rests on each clause of a document. */
export function coverageOf(
  code: SourceCode,
  clauses: readonly Clause[],
  cited: readonly Cited[],
  noDuties: readonly NoDuty[],
): CoveredClause[] {
  const byPath = new Map<string, Cited[]>();
  for (const one of cited) if (one.source === code) byPath.set(one.path, [...(byPath.get(one.path) ?? []), one]);
  const reasons = new Map(noDuties.filter(({ source }) => source === code).map(({ path, reason }) => [path, reason]));
  return clauses.map((clause) => {
    const builtFrom = byPath.get(clause.path) ?? [];
    const reason = builtFrom.length === 0 ? (reasons.get(clause.path) ?? null) : null;
    const isUnder = pathsAbove(clause.path).some((path) => byPath.has(path));
    return { ...clause, builtFrom, reason, standing: standingOf(builtFrom, reason, isUnder) };
  });
}

function standingOf(builtFrom: readonly Cited[], reason: string | null, isUnder: boolean): CoverageStanding {
  if (builtFrom.some(({ kind }) => kind !== 'parameter')) return 'carried';
  if (builtFrom.length > 0) return 'figure';
  if (reason !== null) return 'noDuty';
  return isUnder ? 'above' : 'open';
}

function pathsAbove(path: string): string[] {
  const parts = partsOf(path);
  return parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join(''));
}
