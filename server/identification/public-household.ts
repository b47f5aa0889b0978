import { sql } from 'kysely';
import { ageOn } from '../../domain/plain-date.ts';
import { listedName } from '../../paperwork/publication.ts';
import { holdsOn } from '../households/on-day.ts';
import type { Work } from '../rights/work.ts';
import { proposeFor } from './proposal.ts';
import { namesOfHouseholds } from './queries.ts';

/** What of a household may hang on a board: head, group, size, category; no place for a number or an illness. */
export interface PublicHousehold {
  readonly household: string;
  /** 未成年户主 where the head is under eighteen. */
  readonly name: string;
  readonly headName: string;
  readonly headIsMinor: boolean;
  readonly villageGroup: string;
  readonly memberCount: number;
  readonly category: string;
  readonly villageName: string;
  readonly townshipName: string;
}

const UNDECIDED = '待县级审定';

/** Some households as lists for the public name them, by group and number. `decided` gives categories already decided. */
export async function publicHouseholds(
  work: Work,
  county: string,
  households: readonly string[],
  decided: ReadonlyMap<string, string> = new Map(),
): Promise<PublicHousehold[]> {
  const names = await namesOfHouseholds(work, county, households);
  const births = await birthDatesOfHeads(work, county, households);
  const listed = [...names.values()].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const answer: PublicHousehold[] = [];
  for (const { household, headName, villageGroup, members, villageName, townshipName } of listed) {
    const birth = births.get(household);
    const head = { headName: headName ?? '', headIsMinor: birth != null && ageOn(birth, work.today) < 18 };
    const count = members ?? 0;
    const category = decided.get(household) ?? (await proposedWords(work, county, household));
    answer.push({
      ...{ household, ...head, villageGroup: villageGroup ?? '', memberCount: count, category },
      name: listedName({ ...head, memberCount: count, category }),
      ...{ villageName, townshipName },
    });
  }
  return answer;
}

function placeOf({
  area,
  villageGroup,
  householdNo,
}: {
  area: string;
  villageGroup: string | null;
  householdNo: string;
}) {
  return `${area}|${villageGroup ?? ''}|${householdNo}`;
}

async function proposedWords(work: Work, county: string, household: string): Promise<string> {
  const { category = null } = (await proposeFor(work, county, household)) ?? {};
  return category === null || category === 'unknown' ? UNDECIDED : category;
}

async function birthDatesOfHeads(work: Work, county: string, households: readonly string[]) {
  const { rows } = await sql<{ household: string; birth: string | null }>`
    select distinct on (m.household) m.household, p.birth_date as birth from membership m
    join person_version p on p.county = m.county and p.person = m.person and ${holdsOn('p', work.today)}
    where m.county = ${county} and m.household = any(${[...households]}::uuid[]) and ${holdsOn('m', work.today)}
    order by m.household, (m.relation = '户主') desc, m.position`.execute(work.tx);
  return new Map(rows.map(({ household, birth }) => [household, birth]));
}
