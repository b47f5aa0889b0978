import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { LeadPage } from '../../../contract/leads.ts';
import type { ListState } from '../../ui/list-state.ts';
import { ask } from '../api.ts';
import { useCounty } from '../area-tree.ts';

/** What is asked again after an act on a lead. */
export const leadKeys = [['leads'], ['workbench'], ['cases'], ['household']] as const;

/** One page of the queue, the most urgent first. */
export function useLeads({ filters, page }: ListState) {
  const county = useCounty();
  return useQuery({
    queryKey: ['leads', county, filters, page],
    queryFn: ({ signal }) => ask<LeadPage>(`/counties/${county}/leads`, { ...filters, page }, signal),
    placeholderData: keepPreviousData,
  });
}
