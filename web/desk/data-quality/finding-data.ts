import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { FindingPage, ListedPage, ListingCount, VillageRisks } from '../../../contract/findings.ts';
import type { ListState } from '../../ui/list-state.ts';
import { ask } from '../api.ts';
import { useCounty } from '../area-tree.ts';

/** What is asked again after an answer, or after everything was checked. */
export const findingKeys = [['findings'], ['listings'], ['household']] as const;

/** One page of findings, the most urgent first. */
export function useFindings({ filters, page }: ListState) {
  const county = useCounty();
  return useQuery({
    queryKey: ['findings', county, filters, page],
    queryFn: ({ signal }) => ask<FindingPage>(`/counties/${county}/findings`, { ...filters, page }, signal),
    placeholderData: keepPreviousData,
  });
}

/** What is not closed of one household. */
export function useFindingsOf(household: string) {
  const county = useCounty();
  return useQuery({
    queryKey: ['findings', county, household],
    queryFn: ({ signal }) => ask<FindingPage>(`/counties/${county}/findings`, { household, state: 'all' }, signal),
  });
}

/** Every list with its counts in an area. */
export function useListings(area: string | undefined) {
  const county = useCounty();
  return useQuery({
    queryKey: ['listings', county, area],
    queryFn: ({ signal }) => ask<{ lists: ListingCount[] }>(`/counties/${county}/listings`, { area }, signal),
    placeholderData: keepPreviousData,
  });
}

/** The households of one list: a page, or without one as many as are printed. */
export function useListed(rule: string, area: string | undefined, page: number | undefined) {
  const county = useCounty();
  return useQuery({
    queryKey: ['listings', county, area, rule, page],
    queryFn: ({ signal }) => ask<ListedPage>(`/counties/${county}/listings/households`, { rule, area, page }, signal),
    placeholderData: keepPreviousData,
  });
}

/** The villages of an area with their indicators. */
export function useVillageIndicators(area: string | undefined) {
  const county = useCounty();
  return useQuery({
    queryKey: ['listings', county, 'villages', area ?? county],
    queryFn: ({ signal }) =>
      ask<VillageRisks>(`/counties/${county}/village-indicators`, { area: area ?? county }, signal),
  });
}
