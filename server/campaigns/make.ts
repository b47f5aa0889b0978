import { sql } from 'kysely';
import type { MakeCampaignInput } from '../../contract/campaigns.ts';
import { problem } from '../http/problem.ts';
import { writeAudit } from '../rights/audit.ts';
import { isInScope } from '../rights/scope.ts';
import type { Work } from '../rights/work.ts';
import { listCampaigns } from './queries.ts';

const YEARLY = /^\d{4}年集中排查$/;

/** Makes a campaign; forms whose day falls in it leave that of their year for it. @throws notFound, campaignRefused */
export async function makeCampaign(work: Work, county: string, input: MakeCampaignInput): Promise<string> {
  if (!isInScope(work.actor.write, county)) throw problem('notFound');
  await sql`select pg_advisory_xact_lock(hashtext(${`campaign ${county}`}))`.execute(work.tx);
  const { from, to } = input;
  const name = input.name.trim();
  const why = whyNot({ name, from, to }, await listCampaigns(work, county));
  if (why !== undefined) throw problem('campaignRefused', { why });
  const id = work.newId();
  await sql`insert into campaign (county, id, name, starts_on, ends_on)
    values (${county}, ${id}, ${name}, ${from}, ${to})`.execute(work.tx);
  await sql`update sweep_form set campaign = ${id}
    where county = ${county} and visited_on between ${from} and ${to}`.execute(work.tx);
  await writeAudit(work, {
    act: 'campaign.made',
    county,
    objectKind: 'campaign',
    objectIds: [id],
    details: { from, to },
  });
  return id;
}

function whyNot(
  { name, from, to }: MakeCampaignInput,
  others: readonly { name: string; from: string; to: string }[],
): string | undefined {
  if (to < from) return '结束的那天早于开始的那天。';
  if (from.slice(0, 4) !== to.slice(0, 4)) return '一次集中排查要在同一年里。';
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return '全年的已经有了，不用再建。';
  if (YEARLY.test(name)) return '这个名称留给全年的集中排查，请换一个。';
  if (others.some((other) => other.name === name)) return '已经有同名的集中排查，请换一个名称。';
  const overlapping = others.find((other) => !YEARLY.test(other.name) && from <= other.to && other.from <= to);
  return overlapping && `和“${overlapping.name}”（${overlapping.from} 至 ${overlapping.to}）有重叠的日子。`;
}
