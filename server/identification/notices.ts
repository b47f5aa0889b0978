import type { PrintNoticeInput, RunningNotice } from '../../contract/notices.ts';
import { type PublicNotice, writePublicNotice } from '../../paperwork/public-notice.ts';
import { getArea } from '../areas/queries.ts';
import { DOCX } from '../documents/media-type.ts';
import { storeDocument } from '../documents/store.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';
import { getProcedure } from './procedure.ts';
import { type PublicHousehold, publicHouseholds } from './public-household.ts';
import { listMinorNames, publicityProblem } from './publicity.ts';
import { type CaseProgress, listRunning } from './running.ts';

/** What hangs on the boards of the actor's area today: one list for each village, day and meeting. */
export async function listNotices(work: Work, county: string): Promise<RunningNotice[]> {
  const hanging = (await listRunning(work, county)).filter(({ notice }) => notice !== null);
  const groups = new Map<string, CaseProgress[]>();
  for (const each of hanging) groups.set(groupOf(each), [...(groups.get(groupOf(each)) ?? []), each]);
  const notices: RunningNotice[] = [];
  for (const group of groups.values()) notices.push(await noticeOf(work, county, group));
  return notices.sort((a, b) => (a.mayEndOn + a.village < b.mayEndOn + b.village ? -1 : 1));
}

function groupOf({ record, notice }: CaseProgress): string {
  const { heldOn, kind } = record.state.last.recordReview?.input ?? {};
  return [record.area, notice?.startedOn, heldOn, kind].join('|');
}

async function noticeOf(work: Work, county: string, group: readonly CaseProgress[]): Promise<RunningNotice> {
  const [first] = group as [CaseProgress];
  const { record, notice } = first;
  const procedure = await getProcedure(work.tx, county, record.procedureHash);
  const listed = await publicHouseholds(
    work,
    county,
    group.map(({ record: { household } }) => household),
  );
  const review = record.state.last.recordReview?.input ?? {};
  return {
    village: record.area,
    ...{ villageName: listed[0]?.villageName ?? '', townshipName: listed[0]?.townshipName ?? '' },
    ...{ startedOn: notice?.startedOn ?? '', mayEndOn: notice?.mayEndOn ?? '' },
    ...{ reviewedOn: String(review.heldOn ?? ''), reviewedBy: String(review.kind ?? '') },
    days: procedure.clocks.find(({ clock }) => clock === 'publicNotice')?.days ?? 0,
    households: listed.map(({ household, name, villageGroup, memberCount, category }) => ({
      ...{ household, name, villageGroup, memberCount, category },
    })),
  };
}

/**
 * The paper of one list, kept in the store of documents. Households of one village whose notice runs, and nobody else.
 * @throws noticeNone, publicityRefused
 */
export async function printNotice(
  work: Work,
  county: string,
  village: string,
  asked: PrintNoticeInput,
): Promise<string> {
  const notices = await listNotices(work, county);
  const notice = notices.find(
    (each) =>
      each.village === village &&
      each.startedOn === asked.startedOn &&
      each.reviewedOn === asked.reviewedOn &&
      each.reviewedBy === asked.reviewedBy,
  );
  if (!notice) throw problem('noticeNone', { villageName: (await getArea(work.tx, village)).name });
  const publication = await writePublicNotice(await wordsOf(work, county, notice, asked));
  if (!publication.ok) throw publicityProblem(publication.refusals);
  return storeDocument(work, {
    ...{ county, area: village, kind: 'publicNotice', mediaType: DOCX, bytes: publication.bytes },
  });
}

/** Only what is printed: an id beside it would be read as a number that must not be published. */
function rowOfNotice({ headName, headIsMinor, villageGroup, memberCount, category }: PublicHousehold) {
  return { headName, headIsMinor, villageGroup, memberCount, category };
}

async function wordsOf(
  work: Work,
  county: string,
  notice: RunningNotice,
  { objectionsTo, remark }: PrintNoticeInput,
): Promise<PublicNotice> {
  const { townshipName, villageName, startedOn, mayEndOn, reviewedOn, reviewedBy, days } = notice;
  const ids = notice.households.map(({ household }) => household);
  return {
    ...{ township: townshipName, village: villageName, reviewedBy, reviewedOn },
    ...{ startsOn: startedOn, endsOn: mayEndOn, minimumDays: days },
    objectionsTo: objectionsTo ?? `${villageName}村民委员会、${townshipName}乡村振兴办公室`,
    ...{ unit: `${villageName}村民委员会`, issuedOn: startedOn },
    households: (await publicHouseholds(work, county, ids)).map(rowOfNotice),
    minorNames: await listMinorNames(work, county, ids),
    ...(remark && { remark }),
  };
}
