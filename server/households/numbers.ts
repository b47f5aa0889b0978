import { sql } from 'kysely';
import { listCounties } from '../areas/queries.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';

export interface NumberedHousehold {
  county: string;
  id: string;
  area: string;
}

/** The household of a 户编号, in whichever county. @throws householdUnknown, householdNoAmbiguous */
export async function getHouseholdByNo(work: Work, householdNo: string): Promise<NumberedHousehold> {
  const counties = (await listCounties(work.tx)).map(({ code }) => code);
  const { rows } = await sql<NumberedHousehold>`
    select h.county, h.id, h.area from external_id x join household h on h.county = x.county and h.id = x.household
    where x.county = any(${counties}) and x.scheme = 'householdNo' and x.value = ${householdNo} and x.known_to is null`.execute(
    work.tx,
  );
  const [found, another] = rows;
  if (!found) throw problem('householdUnknown', { householdNo });
  if (another) throw problem('householdNoAmbiguous', { householdNo });
  return found;
}
