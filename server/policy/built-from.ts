import {
  COMPUTED_INCOME_LABELS,
  CONTACT_FIELDS,
  ENROLMENT_FIELDS,
  ESSENTIALS_FIELDS,
  type FieldLabel,
  HOUSEHOLD_FIELDS,
  INCOME_FIELDS,
  MEMBER_FIELDS,
} from '../../contract/household-fields.ts';
import { listCitations } from '../../policy/sources/citations.ts';
import { type Cited, citedAt } from '../../policy/sources/cited.ts';

const GROUPS: readonly Readonly<Record<string, FieldLabel>>[] = [
  HOUSEHOLD_FIELDS,
  MEMBER_FIELDS,
  INCOME_FIELDS,
  ESSENTIALS_FIELDS,
  ENROLMENT_FIELDS,
  CONTACT_FIELDS,
];

/** Everything of the program that rests on a clause: of the policy, and the fields of the collection form LZ 附件3. */
export function listBuilt(): Cited[] {
  const entered = GROUPS.flatMap((group) => Object.values(group)).flatMap(({ code, label }) =>
    code === undefined ? [] : fieldAt(code, label),
  );
  const computed = Object.entries(COMPUTED_INCOME_LABELS).flatMap(([code, label]) => [
    ...fieldAt(code, label),
    ...citedAt('LZ 附件3 注1', { kind: 'field', id: code, title: `${code} ${label}（按公式算）`, link: 'households' }),
  ]);
  const compared = [...fieldAt('A4', '脱贫户'), ...fieldAt('A26', '有成员未参加基本医疗保险（由 A17 生成）')];
  return [...listCitations(), ...entered, ...computed, ...compared];
}

function fieldAt(code: string, label: string): Cited[] {
  return citedAt(`LZ 附件3 ${code}`, { kind: 'field', id: code, title: `${code} ${label}`, link: 'households' });
}
