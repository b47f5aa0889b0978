import type { SubmitVisitFormInput, VisitChangesInput, VisitPlace } from '../../contract/visits.ts';
import type { Attachment1Answers } from '../../domain/forms/lz-attachment-1.ts';
import { maskIdNumber, maskPhone } from '../../domain/masking.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { openPrivate, sealPrivate } from '../keys/sealed-value.ts';

/** What of a form stands sealed: everything that somebody wrote, and where. */
export interface FormContent {
  readonly answers: Attachment1Answers;
  readonly changes: VisitChangesInput;
  readonly place: VisitPlace;
  readonly noSignature: string | null;
}

export function contentOf({ answers, changes, place, noSignature }: SubmitVisitFormInput): FormContent {
  return { answers: answers as Attachment1Answers, changes, place, noSignature: noSignature ?? null };
}

/** Seals the content for the column `private`, a reason for the column `reason`. */
export function sealForm(ring: KeyRing, county: string, id: string, content: FormContent): Buffer {
  return sealPrivate(ring, placeOf(county, id, 'private'), content);
}

export function openForm(ring: KeyRing, county: string, id: string, sealed: Buffer): FormContent {
  return openPrivate(ring, placeOf(county, id, 'private'), sealed) as FormContent;
}

export function sealReason(ring: KeyRing, county: string, id: string, reason: string): Buffer {
  return sealPrivate(ring, placeOf(county, id, 'reason'), { reason });
}

export function openReason(ring: KeyRing, county: string, id: string, sealed: Buffer | null): string | null {
  if (sealed === null) return null;
  return (openPrivate(ring, placeOf(county, id, 'reason'), sealed) as { reason: string }).reason;
}

function placeOf(county: string, rowId: string, column: 'private' | 'reason') {
  return { county, table: 'visit_form', column, rowId };
}

/** Each changed field by itself: one line of the township's page, one difference of a conflict. */
export interface ChangedField {
  readonly part: 'household' | 'member' | 'income';
  readonly person: string | null;
  readonly field: string;
  readonly value: unknown;
}

export function changedFields({ household = {}, members = [], income = {} }: VisitChangesInput): ChangedField[] {
  const each = (part: ChangedField['part'], person: string | null, changes: object) =>
    Object.entries(changes).map(([field, value]) => ({ part, person, field, value: value as unknown }));
  return [
    ...each('household', null, household),
    ...members.flatMap(({ person, changes }) => each('member', person, changes)),
    ...each('income', null, income),
  ];
}

/** A value that somebody else wrote, as the reader may see it. */
export function shownField({ field, value }: Pick<ChangedField, 'field' | 'value'>): unknown {
  if (typeof value !== 'string') return value;
  if (field === 'idNumber') return maskIdNumber(value);
  if (field === 'phone') return maskPhone(value);
  return field === 'address' ? '已填写' : value;
}
