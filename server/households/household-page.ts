import { type RawBuilder, sql } from 'kysely';
import type { HouseholdView } from '../../contract/households.ts';
import { statement } from '../db/statement.ts';
import { type Period, periodsUpTo } from './income-view.ts';
import { membersOn, type SealedMember } from './member-view.ts';
import { holdsOn, WITH_HOUSEHOLD_NO } from './on-day.ts';
import {
  type Asked,
  casesOn,
  contactOn,
  documentsOf,
  enrolmentsOn,
  essentialsOn,
  leadsOn,
  measuresOn,
  type SealedContact,
  sweepFormsOn,
} from './situation.ts';

type Place = 'area' | 'villageName' | 'townshipName' | 'villageGroup' | 'resettlementSite';

/** The head of a household's page; phone and address sealed. */
export interface SealedHeader
  extends Pick<HouseholdView, 'version' | 'householdNo' | 'headName' | 'openedOn' | 'closedOn' | Place> {
  readonly id: string | null;
  readonly private: string | null;
}

interface Page extends Pick<HouseholdView, 'enrolments' | 'cases' | 'measures' | 'sweepForms' | 'leads' | 'documents'> {
  readonly header: SealedHeader | null;
  readonly members: SealedMember[];
  readonly income: Period[];
  readonly essentials: NonNullable<HouseholdView['essentials']>[];
  readonly contact: SealedContact[];
}

/** All that the page of a household shows, in one question: PostgreSQL puts the rows together as JSON. */
export const HOUSEHOLD_PAGE = statement<keyof Asked, Page>(['county', 'household', 'on'], (asked) => {
  const { county, household, on } = asked;
  return sql`
    select (select row_to_json(q) from (${headerOf(asked)}) q) as header,
      ${listed(membersOn(county, household, on))} as members,
      ${listed(periodsUpTo(county, household, on))} as income,
      ${listed(enrolmentsOn(asked))} as enrolments,
      ${listed(casesOn(asked))} as cases,
      ${listed(essentialsOn(asked))} as essentials,
      ${listed(contactOn(asked))} as contact,
      ${listed(measuresOn(asked))} as measures,
      ${listed(sweepFormsOn(asked))} as "sweepForms",
      ${listed(leadsOn(asked))} as leads,
      ${listed(documentsOf(asked))} as documents`;
});

function listed(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select coalesce(json_agg(q), '[]') from (${rows}) q)`;
}

function headerOf({ county, household, on }: Asked): RawBuilder<unknown> {
  return sql`
    select h.version, x.value as "householdNo", v.head_name as "headName", h.area, a.name as "villageName",
      t.name as "townshipName", v.village_group as "villageGroup", v.resettlement_site as "resettlementSite",
      h.opened_on as "openedOn", h.closed_on as "closedOn", v.id, v.private
    from household h
    join area a on a.code = h.area
    join area t on t.code = a.parent
    ${WITH_HOUSEHOLD_NO}
    left join household_version v on v.county = h.county and v.household = h.id and ${holdsOn('v', on)}
    where h.county = ${county} and h.id = ${household}`;
}
