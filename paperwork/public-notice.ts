import { daysBetween, type PlainDate } from '../domain/plain-date.ts';
import { chineseDay } from './chinese-day.ts';
import { type ListedHousehold, listedCount, listedName, type Publication, refusalsOf } from './publication.ts';
import { type WordBlock, writeWordPaper } from './word-document.ts';

/** 村级评议后的公示 (LZ 一(一)4(3), 三(四)). */
export type PublicNotice = {
  /** As people call them: 清河县、清河镇、石桥村. */
  readonly township: string;
  readonly village: string;
  /** Who reviewed: 村民会议, 村民代表大会 or 村两委扩大会议. */
  readonly reviewedBy: string;
  readonly reviewedOn: PlainDate;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  /** Days that the procedure in force asks for; the first is not counted. */
  readonly minimumDays: number;
  /** A desk and its place, without a number to call: 清河镇人民政府乡村振兴办公室(镇政府大院2楼). */
  readonly objectionsTo: string;
  /** Who signs and seals, and when the notice is put up. */
  readonly unit: string;
  readonly issuedOn: PlainDate;
  readonly households: readonly (ListedHousehold & { readonly villageGroup: string })[];
  /** Free text that somebody typed, printed as a paragraph of its own. */
  readonly remark?: string;
  /** Minors of all households on the list: their names are refused anywhere in the text. */
  readonly minorNames: readonly string[];
};

const columns = [
  { label: '序号', width: 10 },
  { label: '户主姓名', width: 22 },
  { label: '村民小组', width: 22 },
  { label: '家庭人口数', width: 18 },
  { label: '拟纳入类别', width: 28 },
];

function paragraph(text: string): WordBlock {
  return { kind: 'paragraph', text };
}

function blocksOf(notice: PublicNotice): WordBlock[] {
  return [
    paragraph(
      `按照“入户核查初判、数据比对、村级评议公示、镇（新区）审核、区级公告确定”的程序，经入户核查初判、数据比对，${notice.village}于${chineseDay(notice.reviewedOn)}由${notice.reviewedBy}民主评议，形成初选监测对象名单，共${listedCount(notice.households)}。现在村、组内公示，接受群众监督。`,
    ),
    {
      kind: 'table',
      columns,
      rows: notice.households.map((household, i) => [
        String(i + 1),
        listedName(household),
        household.villageGroup,
        String(household.memberCount),
        household.category,
      ]),
    },
    paragraph(
      `公示时间：${chineseDay(notice.startsOn)}至${chineseDay(notice.endsOn)}，不少于${notice.minimumDays}天。`,
    ),
    paragraph(
      `公示期间，对名单有异议的，可当面或者书面向${notice.objectionsTo}反映，反映情况应当实事求是。无异议的，上报${notice.township}审核。`,
    ),
    ...(notice.remark ? [paragraph(notice.remark)] : []),
    { kind: 'signature', unit: notice.unit, on: notice.issuedOn },
  ];
}

/**
 * The notice for the village board, as Word: who is proposed, from when to when, where to object; of each household
 * only head, group, size and category. Refused with the findings when any text holds what may not be published.
 * Throws a RangeError when the period is shorter than `minimumDays`: the procedure has to refuse that before.
 */
export async function writePublicNotice(notice: PublicNotice): Promise<Publication> {
  if (daysBetween(notice.startsOn, notice.endsOn) < notice.minimumDays) {
    throw new RangeError(`a notice from ${notice.startsOn} to ${notice.endsOn} is shorter than it must be`);
  }
  const { township, village, reviewedBy, objectionsTo, unit, remark = '' } = notice;
  const words = { township, village, reviewedBy, objectionsTo, unit, remark };
  const refusals = refusalsOf(words, notice.households, notice.minorNames);
  if (refusals.length > 0) return { ok: false, refusals };
  const title = `${village}防止返贫监测对象初选名单公示`;
  return { ok: true, bytes: await writeWordPaper({ title, unit, blocks: blocksOf(notice) }) };
}
