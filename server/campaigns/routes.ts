import { Type } from 'typebox';
import { MakeCampaign } from '../../contract/campaigns.ts';
import { problem } from '../http/problem.ts';
import { command, question, type Route } from '../http/route.ts';
import { makeCampaign } from './make.ts';
import { listCampaigns } from './queries.ts';

const InCounty = Type.Object({ county: Type.String({ pattern: '^[0-9]{12}$', title: '县' }) });

export const campaignRoutes: readonly Route[] = [
  question({
    at: 'GET /counties/:county/campaigns',
    may: 'table.read',
    title: '集中排查',
    params: InCounty,
    answer: async (work) => ({ campaigns: await listCampaigns(work, work.params.county) }),
  }),
  command({
    at: 'POST /counties/:county/campaigns',
    may: 'campaign.make',
    title: '新建一次集中排查；入户日期在里面的登记表归它',
    params: InCounty,
    body: MakeCampaign,
    act: async (work) => ({ campaign: await makeCampaign(work, work.params.county, work.body) }),
    show: async (work, { campaign }) => {
      const made = (await listCampaigns(work, work.params.county)).find(({ id }) => id === campaign);
      if (!made) throw problem('notFound');
      return made;
    },
  }),
];
