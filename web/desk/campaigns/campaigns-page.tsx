import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { CampaignList, CampaignView } from '../../../contract/campaigns.ts';
import { EmptyFace, ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { Count } from '../../ui/figures.tsx';
import type { ListColumn } from '../../ui/list-columns.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ask } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { useReader } from '../session.ts';
import { NewCampaign } from './new-campaign.tsx';

const columns: readonly ListColumn<CampaignView>[] = [
  { key: 'name', title: '名称', show: ({ name }) => name },
  { key: 'from', title: '从', width: 110, show: ({ from }) => from },
  { key: 'to', title: '到', width: 110, show: ({ to }) => to },
  { key: 'forms', title: '登记表', unit: '份', kind: 'figure', show: ({ forms }) => <Count value={forms} /> },
];

/** 集中排查: which there are, and a new one. */
export function CampaignsPage() {
  const county = useCounty();
  const { may } = useReader();
  const { data, error, refetch } = useQuery({
    queryKey: ['campaigns', county],
    queryFn: ({ signal }) => ask<CampaignList>(`/counties/${county}/campaigns`, {}, signal),
  });
  return (
    <>
      <PageHead
        title="集中排查"
        note={
          <>
            <Link to={`/${county}/reports`}>统计</Link> · 登记表归入入户那天所在的一次；不在任何一次里的，归当年的。
          </>
        }
      />
      {error !== null && <ErrorFace problem={error} onRetry={refetch} />}
      {error === null && data === undefined && <LoadingFace label="集中排查" />}
      {data?.campaigns.length === 0 && (
        <EmptyFace title="还没有集中排查" whatToDo="第一份登记表来了，会自动归入当年的；一年排查几次的，由县里新建。" />
      )}
      {data !== undefined && data.campaigns.length > 0 && (
        <Section title="各次集中排查">
          <RecordTable name="集中排查" columns={columns} rows={data.campaigns} rowKey={({ id }) => id} />
        </Section>
      )}
      {may.includes('campaign.make') && (
        <Section title="新建一次集中排查" note="几次之间日子不重叠，在同一年里；已有的登记表按入户日期归过来">
          <NewCampaign />
        </Section>
      )}
    </>
  );
}
