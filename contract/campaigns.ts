import { type Static, Type } from 'typebox';

/**
 * `POST /counties/:county/campaigns` → `CampaignView`: a 集中排查 from one day to another, apart from every other that was
 * made. Forms already there whose day falls in it go along. Problems: `campaignRefused`.
 */
export const MakeCampaign = Type.Object(
  {
    name: Type.String({ minLength: 2, maxLength: 40, title: '名称', examples: ['2022年第二次集中排查'] }),
    from: Type.String({ format: 'date', title: '从哪天' }),
    to: Type.String({ format: 'date', title: '到哪天' }),
  },
  { additionalProperties: false, title: '集中排查' },
);
export type MakeCampaignInput = Static<typeof MakeCampaign>;

export interface CampaignView {
  id: string;
  name: string;
  from: string;
  to: string;
  /** Accepted forms in it, as far as the reader sees. */
  forms: number;
}

/** `GET /counties/:county/campaigns`, newest first. */
export interface CampaignList {
  campaigns: CampaignView[];
}
