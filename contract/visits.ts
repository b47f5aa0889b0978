import { type Static, Type } from 'typebox';
import { labelsOf } from '../domain/code-lists/code-list.ts';
import { joiningKinds, leavingKinds } from '../domain/code-lists/natural-changes.ts';
import { relations, sexes } from '../domain/code-lists/person.ts';
import type { Attachment1Answers } from '../domain/forms/lz-attachment-1.ts';
import { CorrectHousehold, CorrectIncome, CorrectMember } from './corrections.ts';
import { SweepFormAnswers } from './sweep-form.ts';
import type { VisitHousehold } from './visit-bundle.ts';
import { MOST_PHOTOS } from './visit-limits.ts';
import { closed, uuid } from './visit-schemas.ts';

/**
 * The phone (`/visit`): a device with a share of its key, a bundle of the officer's own households, the form 入户排查登记
 * (LZ 附件1), its photos, and the server's word on each form. Every `POST` bears a `Command-Id` (UUIDv7 made on the phone)
 * that is also the id of what it makes; the same command again, also after signing in anew, is answered alike and done
 * once. The phone signs in with the header `Device-Id: <its device id>`.
 *
 * Any answer may be the problem `deviceWiped` (410): the phone deletes everything it holds, then calls `…/wiped`.
 */

/**
 * `POST /visit/photos?device=…&household=…&kind=…&sha256=…`, the bytes (JPEG or PNG, at most `LARGEST_PHOTO`) as
 * `application/octet-stream` → `{ photo }`, the command's id. `sha256` (hex, of the bytes sent) tells a photo cut off on
 * the way. Sent before the form that names it. Metadata is stripped. Problems: `documentRefused`, `notFound`.
 */
export const SendPhoto = Type.Object(
  {
    device: uuid('设备'),
    household: uuid('农户'),
    kind: Type.Enum(['visitPhoto', 'signature'], { type: 'string', title: '照片或签字' }),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$', title: '内容的 SHA-256' }),
  },
  closed,
);
export type SendPhotoInput = Static<typeof SendPhoto>;

const changedOn = Type.String({ format: 'date', title: '从哪天起' });

/** Somebody who joined: with an ID number, or without papers yet and with a birth date (of a birth that is `on`). */
const Joined = Type.Object(
  {
    kind: Type.String({ enum: labelsOf(joiningKinds), title: '增加原因' }),
    on: changedOn,
    name: Type.String({ minLength: 1, maxLength: 40, title: 'A5 姓名' }),
    sex: Type.String({ enum: labelsOf(sexes), title: 'A6 性别' }),
    relation: Type.String({ enum: labelsOf(relations), title: 'A8 与户主关系' }),
    idNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 30, title: 'A7 证件号码' })),
    birthDate: Type.Optional(Type.String({ format: 'date', title: '出生日期' })),
  },
  { ...closed, title: '增加的成员' },
);

const Left = Type.Object(
  {
    person: uuid('成员'),
    kind: Type.String({ enum: labelsOf(leavingKinds), title: '减少原因' }),
    on: changedOn,
  },
  { ...closed, title: '减少的成员' },
);

/** Only what changed; ID numbers and phones are typed anew or left alone. Field names and lists as in corrections.ts. */
export const VisitChanges = Type.Object(
  {
    household: Type.Optional(CorrectHousehold.properties.changes),
    members: Type.Optional(
      Type.Array(Type.Object({ person: uuid('成员'), changes: CorrectMember.properties.changes }, closed), {
        maxItems: 50,
        title: '成员',
      }),
    ),
    joined: Type.Optional(Type.Array(Joined, { minItems: 1, maxItems: 20, title: '增加的成员' })),
    left: Type.Optional(Type.Array(Left, { minItems: 1, maxItems: 50, title: '减少的成员' })),
    income: Type.Optional(CorrectIncome.properties.changes),
  },
  { ...closed, title: '变化' },
);
export type VisitChangesInput = Static<typeof VisitChanges>;

/** Where the form was filled: all three, or none and why (`定位没有打开`). */
const Place = Type.Object(
  {
    latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90, title: '纬度' })),
    longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180, title: '经度' })),
    /** Metres. */
    accuracy: Type.Optional(Type.Number({ minimum: 0, maximum: 100_000, title: '精度' })),
    missing: Type.Optional(Type.String({ minLength: 1, maxLength: 100, title: '没有定位的原因' })),
  },
  { ...closed, title: '地点' },
);
export type VisitPlace = Static<typeof Place>;

/**
 * `POST /visit/forms` → `VisitAnswer`. The form's id is the command's id. It rests on `version` (of the bundle), or comes
 * `after` an earlier form of the same device on the same household, which has then been sent before: exactly one of both.
 *
 * Problems:
 * - `visitStale` 409, details `VisitConflict`: somebody changed or proposed meanwhile. The officer decides field by field
 *   and sends a NEW form (new command id) with `version: details.version`.
 * - `visitAfterUnknown` 409: the form that this one comes after has not arrived (or was refused). Keep it and try again
 *   after the earlier one.
 * - `visitPhotoUnknown` 422: a photo or the signature has not arrived. Send it, then the form again.
 * - `visitFormFaulty` 422, details `{ faults: [{ key, sentence }] }`, as `faultsOfAttachment1` and
 *   `faultsOfNaturalChanges` would say.
 * - `inputInvalid` 400: a visit day in the future, a field of nobody in the household…
 * - `notFound` 404: the household is not (or no longer) among the officer's.
 * - `commandReused` 409: the same id with other content.
 */
export const SubmitVisitForm = Type.Object(
  {
    device: uuid('设备'),
    household: uuid('农户'),
    version: Type.Optional(Type.Integer({ minimum: 1, title: '所见版本' })),
    after: Type.Optional(uuid('接着哪一份')),
    visitedOn: Type.String({ format: 'date', title: '入户排查时间' }),
    answers: SweepFormAnswers,
    changes: VisitChanges,
    place: Place,
    photos: Type.Array(uuid('照片'), { maxItems: MOST_PHOTOS, uniqueItems: true, title: '照片' }),
    /** 农户签字; null with `noSignature` saying why. */
    signature: Type.Optional(uuid('农户签字')),
    noSignature: Type.Optional(Type.String({ minLength: 1, maxLength: 100, title: '没有签字的原因' })),
  },
  { ...closed, title: '入户排查登记' },
);
export type SubmitVisitFormInput = Static<typeof SubmitVisitForm>;

export type VisitStanding = 'proposed' | 'accepted' | 'returned';
export const VISIT_STANDING_LABELS: Record<VisitStanding, string> = {
  proposed: '待镇审核',
  accepted: '镇已采纳',
  returned: '镇已退回',
};

/** The server's word on one form. */
export interface VisitAnswer {
  form: string;
  household: string;
  visitedOn: string;
  standing: VisitStanding;
  /** The household's version that this form led to: the base of the next form on it. */
  version: number;
  /** For the officer: `已收到，等镇里审核。`, or why it was returned. */
  sentence: string;
  receivedAt: string;
  decidedAt: string | null;
  decidedBy: string | null;
}

/** `GET /visit/answers?device=…`: this officer's forms from this device, newest first, at most 500. */
export interface VisitAnswers {
  answers: VisitAnswer[];
}

/** One field on which two versions differ. Values as in the form; a phone or ID number of others is masked. */
export interface VisitDifference {
  /**
   * `answer`: a question of the form, `field` its key. `joined`: `subject` is the name, the values are words; `left`: the
   * values are words. Else a field of corrections.ts.
   */
  part: 'answer' | 'household' | 'member' | 'income' | 'joined' | 'left';
  person: string | null;
  /** The member's name, 本户, or 登记表. */
  subject: string;
  field: string;
  label: string;
  /** As held now, accepted. */
  now: unknown;
  /** What the other proposes, or `now` when it is accepted already. */
  theirs: unknown;
  mine: unknown;
}

/** Details of `visitStale`: both versions. Nothing is merged by the machine. */
export interface VisitConflict {
  household: string;
  /** Of now: the base of a form sent after the officer has decided. */
  version: number;
  theirs: {
    by: string;
    at: string;
    /** `入户排查登记（待镇审核）`, `更正`, `导入`… */
    what: string;
    /** The household as held now. */
    household: VisitHousehold;
    /** The other's waiting form, when that is what came between. */
    answers: Attachment1Answers | null;
    visitedOn: string | null;
  };
  mine: { answers: Attachment1Answers; changes: VisitChangesInput };
  /** Where mine differs from theirs, in the order of the form. */
  differences: VisitDifference[];
}
