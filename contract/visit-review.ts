import { type Static, Type } from 'typebox';
import type { Attachment1Answers } from '../domain/forms/lz-attachment-1.ts';
import type { VisitHousehold } from './visit-bundle.ts';
import type { VisitDifference, VisitPlace, VisitStanding } from './visits.ts';

/** The township's side of the forms that phones send: to accept, or to return with a reason. */

/** `GET /counties/:county/visits`, by village, then the day of the visit; 50 a page. */
export const VisitFilter = Type.Object(
  {
    area: Type.Optional(Type.String({ title: '区划', pattern: '^[0-9]{12}$' })),
    standing: Type.Optional(Type.Enum(['proposed', 'accepted', 'returned'], { type: 'string', title: '办理情况' })),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000, title: '页' })),
  },
  { additionalProperties: false },
);
export type VisitFilterInput = Static<typeof VisitFilter>;

export interface VisitRow {
  form: string;
  household: string;
  householdNo: string | null;
  headName: string | null;
  villageName: string;
  visitedOn: string;
  /** Who filled it. */
  by: string;
  opinion: string | null;
  homeState: string | null;
  /** How many fields it would change; 0 may be accepted with others at once. */
  changedFields: number;
  photos: number;
  standing: VisitStanding;
  receivedAt: string;
  may: ('accept' | 'return')[];
}

export interface VisitList {
  rows: VisitRow[];
  total: number;
  page: number;
  pageSize: number;
  /** Forms that wait, by village, for the tabs; only villages with some. */
  waiting: { area: string; villageName: string; forms: number; withoutChanges: number }[];
}

/** `GET /counties/:county/visits/:form`: the form beside what is held now. */
export interface VisitReview extends VisitRow {
  /** The version of now, which an acceptance states as seen. */
  version: number;
  now: VisitHousehold;
  answers: Attachment1Answers;
  /** 现在 and 提出 of each field that it would change. */
  changes: (Pick<VisitDifference, 'part' | 'person' | 'subject' | 'field' | 'label' | 'now'> & { proposed: unknown })[];
  place: VisitPlace;
  /** Ids of documents, to be read at `GET /counties/:county/documents/:document`. */
  photoIds: string[];
  signature: string | null;
  noSignature: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
  reason: string | null;
}

/**
 * `POST /counties/:county/visits/:form/acceptance` → `VisitDecided`. Problems: `visitDecided`, `stale`, `inputInvalid` when a
 * member of the form has left meanwhile: return it then.
 */
export const AcceptVisit = Type.Object(
  { version: Type.Integer({ minimum: 1, title: '所见版本' }) },
  { additionalProperties: false },
);

/** `POST /counties/:county/visits/:form/return` → `VisitDecided` */
export const ReturnVisit = Type.Object(
  { reason: Type.String({ minLength: 2, maxLength: 500, title: '退回理由', examples: ['照片看不清，请补拍住房'] }) },
  { additionalProperties: false },
);

export interface VisitDecided {
  form: string;
  standing: VisitStanding;
  /** The household's version now. */
  version: number;
}

/** `POST /counties/:county/visits/acceptances` → `{ accepted }`: forms without changes, all or none. Problem: `visitBatchRefused`. */
export const AcceptVisits = Type.Object(
  {
    forms: Type.Array(Type.String({ format: 'uuid' }), {
      minItems: 1,
      maxItems: 200,
      uniqueItems: true,
      title: '登记',
    }),
  },
  { additionalProperties: false },
);
