import { sql } from 'kysely';
import type { PrintAnnouncementInput } from '../../contract/notices.ts';
import { writeAnnouncement } from '../../paperwork/announcement.ts';
import { getArea } from '../areas/queries.ts';
import { DOCX } from '../documents/media-type.ts';
import { storeDocument } from '../documents/store.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';
import { type PublicHousehold, publicHouseholds } from './public-household.ts';
import { listMinorNames, publicityProblem } from './publicity.ts';

/**
 * 公告 of the households approved in a period, as far as the actor's area goes; kept in the store of documents.
 * @throws announcementEmpty, publicityRefused
 */
export async function printAnnouncement(work: Work, county: string, asked: PrintAnnouncementInput): Promise<string> {
  const { from, to, objectionsTo, remark } = asked;
  const approved = await listApproved(work, county, from, to);
  if (approved.size === 0) throw problem('announcementEmpty', { from, to });
  const ids = [...approved.keys()];
  const { name } = await getArea(work.tx, county);
  const publication = await writeAnnouncement({
    ...{ county: name, unit: `${name}乡村振兴局`, issuedOn: work.today },
    objectionsTo: objectionsTo ?? `${name}乡村振兴局`,
    households: (await publicHouseholds(work, county, ids, approved)).map(rowOfAnnouncement),
    minorNames: await listMinorNames(work, county, ids),
    ...(remark && { remark }),
  });
  if (!publication.ok) throw publicityProblem(publication.refusals);
  return storeDocument(work, {
    ...{ county, area: work.actor.area, kind: 'announcement', mediaType: DOCX, bytes: publication.bytes },
  });
}

/** Only what is printed: an id beside it would be read as a number that must not be published. */
function rowOfAnnouncement(household: PublicHousehold) {
  const { headName, headIsMinor, memberCount, category, townshipName, villageName } = household;
  return { headName, headIsMinor, memberCount, category, township: townshipName, village: villageName };
}

/** Category by household, of those that the county approved from one day to another and that are still monitored. */
async function listApproved(
  work: Work,
  county: string,
  from: string,
  to: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ household: string; category: string }>`
    select household, state #>> '{last,decideCounty,input,category}' as category from monitoring_case
    where county = ${county} and step = 'monitored' and state #>> '{last,decideCounty,input,decision}' = 'approve'
      and (state #>> '{last,decideCounty,on}')::date between ${from} and ${to}`.execute(work.tx);
  return new Map(rows.map(({ household, category }) => [household, category]));
}
