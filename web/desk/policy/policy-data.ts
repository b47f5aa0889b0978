import { useQueries, useQuery } from '@tanstack/react-query';
import type { LegalDaysView } from '../../../contract/legal-days.ts';
import type { PolicyView, SourceRow, SourceView } from '../../../contract/policy.ts';
import { ask } from '../api.ts';
import { useCounty } from '../area-tree.ts';

/** Documents and adopted packs do not change under a reader. */
const staleTime = 300_000;

/** The pack in force in the county of the address, today or on a day. */
export function usePolicy(on?: string) {
  const county = useCounty();
  return useQuery({
    queryKey: ['policy', county, on],
    queryFn: ({ signal }) => ask<PolicyView>(`/counties/${county}/policy`, { on }, signal),
    staleTime,
  });
}

export function useSources() {
  return useQuery({
    queryKey: ['policy-sources'],
    queryFn: ({ signal }) => ask<{ sources: SourceRow[] }>('/policy/sources', {}, signal),
    staleTime,
  });
}

function sourceQuery(code: string) {
  return {
    queryKey: ['policy-sources', code],
    queryFn: ({ signal }: { signal: AbortSignal }) => ask<SourceView>(`/policy/sources/${code}`, {}, signal),
    staleTime,
    enabled: code !== '',
  };
}

/** One document, clause by clause. */
export function useSource(code: string) {
  return useQuery(sourceQuery(code));
}

/** Every document, clause by clause; undefined until all are there. */
export function useAllSources() {
  const rows = useSources();
  const texts = useQueries({ queries: (rows.data?.sources ?? []).map(({ code }) => sourceQuery(code)) });
  const asked = [rows, ...texts];
  const read = texts.flatMap(({ data }) => (data === undefined ? [] : [data]));
  return {
    sources: rows.data !== undefined && read.length === texts.length ? read : undefined,
    error: asked.find(({ error }) => error !== null)?.error ?? null,
    refetch: () => asked.forEach(({ refetch }) => void refetch()),
  };
}

export const legalDaysKey = (county: string) => ['legal-days', county];

/** The legal calendar of the county of the address. */
export function useLegalDays() {
  const county = useCounty();
  return useQuery({
    queryKey: legalDaysKey(county),
    queryFn: ({ signal }) => ask<LegalDaysView>(`/counties/${county}/legal-days`, {}, signal),
    staleTime,
  });
}
