import { type Static, Type } from 'typebox';
import { labelsOf } from '../domain/code-lists/code-list.ts';
import { reviewMeetings } from '../domain/code-lists/visits.ts';

/** `GET /counties/:county/notices`: what hangs on the boards now, one list for each village, day and meeting. */
export interface RunningNotice {
  village: string;
  villageName: string;
  townshipName: string;
  startedOn: string;
  mayEndOn: string;
  reviewedOn: string;
  reviewedBy: string;
  days: number;
  households: { household: string; name: string; villageGroup: string; memberCount: number; category: string }[];
}

const noticeWords = {
  objectionsTo: Type.Optional(Type.String({ title: '向谁反映', minLength: 2, maxLength: 60 })),
  remark: Type.Optional(Type.String({ title: '附言', minLength: 1, maxLength: 300 })),
};

/** `POST /counties/:county/notices/:village/document`: the paper of one list; answers `{ document }`, to be downloaded. */
export const PrintNotice = Type.Object(
  {
    startedOn: Type.String({ format: 'date', title: '公示开始日期' }),
    reviewedOn: Type.String({ format: 'date', title: '评议日期' }),
    reviewedBy: Type.Enum(labelsOf(reviewMeetings), { type: 'string', title: '民主评议形式' }),
    ...noticeWords,
  },
  { additionalProperties: false },
);
export type PrintNoticeInput = Static<typeof PrintNotice>;

/** `POST /counties/:county/announcements`: households approved from one day to another; answers `{ document }`. */
export const PrintAnnouncement = Type.Object(
  {
    from: Type.String({ format: 'date', title: '审定日期起' }),
    to: Type.String({ format: 'date', title: '审定日期止' }),
    ...noticeWords,
  },
  { additionalProperties: false },
);
export type PrintAnnouncementInput = Static<typeof PrintAnnouncement>;
