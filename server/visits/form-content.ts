import type { SubmitVisitFormInput, VisitChangesInput, VisitPlace } from '../../contract/visits.ts';
import type { Attachment1Answers } from '../../domain/forms/lz-attachment-1.ts';
import type { JoinedMember, LeftMember } from '../../domain/forms/natural-changes.ts';
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
  readonly part: 'household' | 'member' | 'income' | 'joined' | 'left';
  readonly person: string | null;
  /** Of somebody who joined: the name, by which two versions are compared. */
  readonly field: string;
  readonly value: unknown;
}

export function changedFields(changes: VisitChangesInput): ChangedField[] {
  const { household = {}, members = [], income = {}, joined = [], left = [] } = changes;
  const each = (part: ChangedField['part'], person: string | null, changes: object) =>
    Object.entries(changes).map(([field, value]) => ({ part, person, field, value: value as unknown }));
  return [
    ...each('household', null, household),
    ...joined.map((value): ChangedField => ({ part: 'joined', person: null, field: value.name, value })),
    ...left.map((value): ChangedField => ({ part: 'left', person: value.person, field: 'left', value })),
    ...members.flatMap(({ person, changes: ofMember }) => each('member', person, ofMember)),
    ...each('income', null, income),
  ];
}

/** A value that somebody else wrote, as the reader may see it; who joined or left in words. */
export function shownField({ part, field, value }: ChangedField): unknown {
  if (part === 'joined') return joinedWords(value as JoinedMember);
  if (part === 'left') return leftWords(value as LeftMember);
  if (typeof value !== 'string') return value;
  if (field === 'idNumber') return maskIdNumber(value);
  if (field === 'phone') return maskPhone(value);
  return field === 'address' ? '已填写' : value;
}

function joinedWords({ kind, on, sex, relation, idNumber, birthDate }: JoinedMember): string {
  const paper = idNumber === undefined ? '还没有证件' : `证件号码 ${maskIdNumber(idNumber)}`;
  const born = birthDate === undefined ? [] : [`${birthDate} 出生`];
  return [kind, `从 ${on} 起`, sex, relation, paper, ...born].join('，');
}

function leftWords({ kind, on }: LeftMember): string {
  return `${kind}，从 ${on} 起不在本户`;
}
