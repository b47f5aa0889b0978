import { type RawBuilder, sql } from 'kysely';
import type { MemberView } from '../../contract/households.ts';
import type { Role } from '../../contract/roles.ts';
import { maskIdNumber, maskPhone } from '../../domain/masking.ts';
import { ageOn, type PlainDate } from '../../domain/plain-date.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { Work } from '../rights/work.ts';
import { holdsOn } from './on-day.ts';
import { bytesOf, openedPrivate } from './private-value.ts';

/** A member as read; `private` as bytes, or as text in JSON that PostgreSQL built. */
export type SealedMember = Omit<MemberView, 'age' | 'idNumber' | 'phone'> & {
  readonly id: string;
  readonly private: Buffer | string | null;
};

/** Who belongs to a household on a day, in the order of its list; numbers sealed. */
export function membersOn(county: string, household: string, on: PlainDate): RawBuilder<SealedMember> {
  return sql`
    select p.id, p.private, m.person, p.name, m.relation, p.sex, p.birth_date as "birthDate", p.ethnicity,
      p.political_status as "politicalStatus", p.education, p.student_status as "studentStatus", p.health, p.labour,
      p.work_region as "workRegion", p.work_months as "workMonths", p.medical_insurance as "medicalInsurance",
      p.critical_illness_insurance as "criticalIllnessInsurance", p.pension_insurance as "pensionInsurance",
      p.subsistence_allowance as "subsistenceAllowance", p.extreme_poverty_support as "extremePovertySupport",
      p.relocated, m.valid_from as "memberFrom", m.valid_to as "memberTo"
    from membership m
    join person_version p on p.county = m.county and p.person = m.person and ${holdsOn('p', on)}
    where m.county = ${county} and m.household = ${household} and ${holdsOn('m', on)}
    order by m.position, p.birth_date, m.person`;
}

/** The members of a household on a day as this reader may see them. */
export async function listMembers(work: Work, county: string, household: string, on: PlainDate): Promise<MemberView[]> {
  const { rows } = await membersOn(county, household, on).execute(work.tx);
  const ring = await work.keys.ringOf(county);
  return rows.map((member) => shownMember(ring, work.actor.role, { county, on }, member));
}

/** Numbers masked, illness only for local officers. */
export function shownMember(
  ring: KeyRing,
  role: Role,
  { county, on }: { county: string; on: PlainDate },
  { id, private: sealed, ...member }: SealedMember,
): MemberView {
  const bytes = typeof sealed === 'string' ? bytesOf(sealed) : sealed;
  const { idNumber, phone } = openedPrivate(ring, { county, table: 'person_version', rowId: id }, bytes);
  return {
    ...member,
    age: member.birthDate === null ? null : ageOn(member.birthDate, on),
    idNumber: idNumber === undefined ? null : maskIdNumber(idNumber),
    phone: phone === undefined ? null : maskPhone(phone),
    health: shownHealth(role, member.health),
  };
}

/** Illness is for those who help; province and city see that it is known, no more. */
export function shownHealth(role: Role, health: MemberView['health']): MemberView['health'] {
  if (health === null || health.length === 0) return null;
  return role === 'province' || role === 'city' ? ['已登记'] : health;
}
