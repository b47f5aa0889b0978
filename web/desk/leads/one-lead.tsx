import { useQuery } from '@tanstack/react-query';
import type { LeadPage } from '../../../contract/leads.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { ask } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { LeadWalk } from './lead-walk.tsx';

interface OneLeadProps {
  household: string;
  lead: string;
  onClose: () => void;
}

/** One lead to be verified, opened from a page that is not the queue. */
export function OneLead({ household, lead, onClose }: OneLeadProps) {
  const county = useCounty();
  const { data, error, refetch } = useQuery({
    queryKey: ['lead', county, lead],
    queryFn: ({ signal }) => ask<LeadPage>(`/counties/${county}/leads`, { household, state: 'all' }, signal),
    gcTime: 0,
  });
  const found = data?.rows.find(({ id }) => id === lead);
  if (found !== undefined) return <LeadWalk leads={[found]} place={0} onClose={onClose} />;
  return (
    <DetailDrawer open title="预警线索" onClose={onClose}>
      {error === null && data === undefined && <LoadingFace label="线索" />}
      {error !== null && <ErrorFace problem={error} onRetry={refetch} />}
      {data !== undefined && <p>这条线索已经不在您的工作范围内。</p>}
    </DetailDrawer>
  );
}
