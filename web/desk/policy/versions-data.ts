import { useQuery } from '@tanstack/react-query';
import type { DraftView, PolicyVersions } from '../../../contract/policy-drafts.ts';
import { ask } from '../api.ts';
import { useCounty } from '../area-tree.ts';

/** Everything about drafts and versions of a county; a command refreshes it whole. */
export const versionsKey = (county: string) => ['policy-versions', county];

export function useVersions() {
  const county = useCounty();
  return useQuery({
    queryKey: [...versionsKey(county), 'list'],
    queryFn: ({ signal }) => ask<PolicyVersions>(`/counties/${county}/policy/versions`, {}, signal),
  });
}

export function useDraft(draft: string) {
  const county = useCounty();
  return useQuery({
    queryKey: [...versionsKey(county), draft],
    queryFn: ({ signal }) => ask<DraftView>(`/counties/${county}/policy/drafts/${draft}`, {}, signal),
  });
}
