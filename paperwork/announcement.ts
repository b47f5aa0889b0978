import type { PlainDate } from '../domain/plain-date.ts';
import { type ListedHousehold, listedCount, listedName, type Publication, refusalsOf } from './publication.ts';
import { type WordBlock, writeWordPaper } from './word-document.ts';

/** 县（区）级公告 (LZ 一(一)4(5)). */
export type Announcement = {
  readonly county: string;
  /** Where somebody who disagrees may turn: a desk and its place, without a number to call. */
  readonly objectionsTo: string;
  readonly unit: string;
  readonly issuedOn: PlainDate;
  readonly households: readonly (ListedHousehold & { readonly township: string; readonly village: string })[];
  readonly remark?: string;
  readonly minorNames: readonly string[];
};

const columns = [
  { label: '序号', width: 8 },
  { label: '镇（新区）', width: 17 },
  { label: '村', width: 17 },
  { label: '户主姓名', width: 20 },
  { label: '家庭人口数', width: 13 },
  { label: '监测对象类别', width: 26 },
];

function blocksOf(announcement: Announcement): WordBlock[] {
  const { households, objectionsTo, remark, unit, issuedOn } = announcement;
  return [
    {
      kind: 'paragraph',
      text: `按照“入户核查初判、数据比对、村级评议公示、镇（新区）审核、区级公告确定”的程序，经村级评议公示、镇（新区）逐户复核，并经审定，确定下列${listedCount(households)}为防止返贫监测对象，现予公告。`,
    },
    {
      kind: 'table',
      columns,
      rows: households.map((household, i) => [
        String(i + 1),
        household.township,
        household.village,
        listedName(household),
        String(household.memberCount),
        household.category,
      ]),
    },
    { kind: 'paragraph', text: `对公告内容有异议的，可当面或者书面向${objectionsTo}反映。` },
    ...(remark ? [{ kind: 'paragraph' as const, text: remark }] : []),
    { kind: 'signature', unit, on: issuedOn },
  ];
}

/**
 * The county's announcement of the monitored households, as Word: township, village, head, size, category. Refused
 * with the findings when any text holds what may not be published.
 */
export async function writeAnnouncement(announcement: Announcement): Promise<Publication> {
  const { county, objectionsTo, unit, remark = '', households, minorNames } = announcement;
  const refusals = refusalsOf({ county, objectionsTo, unit, remark }, households, minorNames);
  if (refusals.length > 0) return { ok: false, refusals };
  const title = `${county}防止返贫监测对象公告`;
  return { ok: true, bytes: await writeWordPaper({ title, unit, blocks: blocksOf(announcement) }) };
}
