import { useQuery } from '@tanstack/react-query';
import type { Workbench } from '../../../contract/workbench.ts';
import { ask } from '../api.ts';

/** What waits in a county for the reader's desk, and the reader's area there in figures. */
export function useWorkbench(county: string) {
  return useQuery({
    queryKey: ['workbench', county],
    queryFn: ({ signal }) => ask<Workbench>(`/counties/${county}/workbench`, {}, signal),
  });
}
