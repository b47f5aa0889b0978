import { sql } from 'kysely';
import {
  CorrectEssentials,
  type Corrected,
  CorrectHousehold,
  CorrectIncome,
  CorrectMember,
} from '../../contract/corrections.ts';
import { statement } from '../db/statement.ts';
import { problem } from '../http/problem.ts';
import { command, question, type Route } from '../http/route.ts';
import { writeAudit } from '../rights/audit.ts';
import type { Work } from '../rights/work.ts';
import { householdToJudge, judgingRules } from './judging.ts';
import { correctHousehold, correctMember } from './registry-corrections.ts';
import { InCounty, OneHousehold, OneMember } from './route-params.ts';
import { correctEssentials, correctIncome } from './situation-corrections.ts';

type Ids = { household: string; changed: boolean };

export const correctionRoutes: readonly Route[] = [
  question({
    at: 'GET /counties/:county/judging-rules',
    may: 'household.correct',
    title: '今天生效的规则，供网页边填边判',
    params: InCounty,
    answer: (work) => judgingRules(work, work.params.county),
  }),
  question({
    at: 'GET /counties/:county/households/:household/judging',
    may: 'household.correct',
    title: '一户的各项数据，供网页边填边判',
    params: OneHousehold,
    answer: async (work) => {
      const { county, household } = work.params;
      await writeAudit(work, { act: 'household.judging', county, objectKind: 'household', objectIds: [household] });
      return householdToJudge(work, county, household);
    },
  }),
  command({
    at: 'POST /counties/:county/households/:household/members/:person/correction',
    may: 'household.correct',
    title: '更正成员资料',
    params: OneMember,
    body: CorrectMember,
    act: async ({ params, body, ...work }) => idsOf(await correctMember(work, params, body)),
    show: ({ params, ...work }, ids: Ids) => showCorrected(work, params.county, ids),
  }),
  command({
    at: 'POST /counties/:county/households/:household/correction',
    may: 'household.correct',
    title: '更正农户资料',
    params: OneHousehold,
    body: CorrectHousehold,
    act: async ({ params, body, ...work }) => idsOf(await correctHousehold(work, params, body)),
    show: ({ params, ...work }, ids: Ids) => showCorrected(work, params.county, ids),
  }),
  command({
    at: 'POST /counties/:county/households/:household/income/correction',
    may: 'household.correct',
    title: '更正收支',
    params: OneHousehold,
    body: CorrectIncome,
    act: async ({ params, body, ...work }) => idsOf(await correctIncome(work, params, body)),
    show: ({ params, ...work }, ids: Ids) => showCorrected(work, params.county, ids),
  }),
  command({
    at: 'POST /counties/:county/households/:household/essentials/correction',
    may: 'household.correct',
    title: '更正三保障和饮水安全',
    params: OneHousehold,
    body: CorrectEssentials,
    act: async ({ params, body, ...work }) => idsOf(await correctEssentials(work, params, body)),
    show: ({ params, ...work }, ids: Ids) => showCorrected(work, params.county, ids),
  }),
];

function idsOf({ household, changed }: Corrected): Ids {
  return { household, changed };
}

/** The version is read again: a command sent twice is answered with the version of now. */
async function showCorrected(work: Work, county: string, { household, changed }: Ids): Promise<Corrected> {
  const [held] = await VERSION.rows(work.tx, { county, household });
  if (!held) throw problem('notFound');
  return { household, version: held.version, changed };
}

const VERSION = statement<'county' | 'household', { version: number }>(
  ['county', 'household'],
  (of) => sql`select version from household where county = ${of.county} and id = ${of.household}`,
);
