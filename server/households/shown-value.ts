import {
  CONTACT_FIELDS,
  ENROLMENT_FIELDS,
  type FieldLabel,
  HOUSEHOLD_FIELDS,
  MEMBER_FIELDS,
} from '../../contract/household-fields.ts';
import type { Role } from '../../contract/roles.ts';
import { maskIdNumber, maskPhone } from '../../domain/masking.ts';
import type { FieldValue, VersionTable } from './fields.ts';
import { shownHealth } from './member-view.ts';

/** What the fields of each version table are called; a field without a label (position, case) is not shown. */
export const FIELD_LABELS: Readonly<Record<VersionTable, Readonly<Record<string, FieldLabel>>>> = {
  household_version: HOUSEHOLD_FIELDS,
  person_version: MEMBER_FIELDS,
  membership: { relation: MEMBER_FIELDS.relation },
  enrolment: ENROLMENT_FIELDS,
  contact_officer: CONTACT_FIELDS,
};

/** A value in words, masked as everywhere; null when it is unknown. */
export function shownValue(role: Role, field: string, value: FieldValue): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return shownList(role, field, value);
  if (field === 'idNumber') return maskIdNumber(value);
  if (field === 'phone') return maskPhone(value);
  return field === 'address' ? '已登记' : value;
}

function shownList(role: Role, field: string, values: readonly string[]): string | null {
  const shown = field === 'health' ? shownHealth(role, [...values]) : values;
  return shown === null || shown.length === 0 ? null : shown.join('、');
}
