import { sql } from 'kysely';
import type { Role } from '../../contract/roles.ts';
import { uuidv7 } from '../clock/uuidv7.ts';
import { insertRows } from '../db/insert-rows.ts';
import { refreshScope } from '../leads/screening.ts';
import { adopt, getShippedPack } from '../policy/adoption.ts';
import { type Actor, actorOf, operatorActor } from '../rights/actor.ts';
import { type Program, perform } from '../rights/work.ts';
import { type AddedHousehold, addHousehold } from './household.ts';
import { HOUSEHOLDS } from './made-up-households.ts';

export const COUNTY = '990101000000';
export const [TOWN_NORTH, TOWN_SOUTH] = ['990101100000', '990101101000'] as const;
/** Two villages in the north, one in the south. */
export const [SONG, LIU, HE] = ['990101100201', '990101100202', '990101101201'] as const;

const AREAS = [
  { code: '990000000000', parent: null, county: null, level: 'province', name: '甲省' },
  { code: '990100000000', parent: '990000000000', county: null, level: 'city', name: '甲市' },
  { code: COUNTY, parent: '990100000000', county: COUNTY, level: 'county', name: '梁塘区' },
  { code: TOWN_NORTH, parent: COUNTY, county: COUNTY, level: 'township', name: '北塘镇' },
  { code: TOWN_SOUTH, parent: COUNTY, county: COUNTY, level: 'township', name: '南塘镇' },
  { code: SONG, parent: TOWN_NORTH, county: COUNTY, level: 'village', name: '松岗村' },
  { code: LIU, parent: TOWN_NORTH, county: COUNTY, level: 'village', name: '柳湾村' },
  { code: HE, parent: TOWN_SOUTH, county: COUNTY, level: 'village', name: '河口村' },
] as const;

/** What stands in the test county; households by their number (`households.S1`). */
export interface TestCounty {
  readonly county: string;
  readonly households: Readonly<Record<HouseholdNo, AddedHousehold>>;
}

export type HouseholdNo = keyof typeof HOUSEHOLDS;

/** Makes county 990101 with 2 towns, 3 villages and the households of `made-up-households.ts`, all valid from 2022-01-01. */
export async function makeTestCounty(program: Program): Promise<TestCounty> {
  const households = await perform(program, operatorActor(), async (work) => {
    await insertRows(
      work.tx,
      'area',
      AREAS.map((area) => ({ ...area, marks: [], valid_from: '2021-01-01' })),
    );
    const added: [string, AddedHousehold][] = [];
    for (const [householdNo, made] of Object.entries(HOUSEHOLDS)) {
      added.push([householdNo, await addHousehold(work, COUNTY, { householdNo, ...made })]);
    }
    return Object.fromEntries(added) as Record<HouseholdNo, AddedHousehold>;
  });
  return { county: COUNTY, households };
}

/** Adopts `lz-2022` and judges everybody on the day of the clock: facts, hits and leads stand afterwards. */
export async function screenTestCounty(program: Program): Promise<void> {
  await perform(program, operatorActor(), async (work) => {
    await adopt(work, COUNTY, 'pack', getShippedPack('lz-2022'));
    await refreshScope(work, { county: COUNTY });
  });
}

/** An account with its grant, as the actor of a request. Without an area: the one of the role that `SONG` lies in. */
export async function officer(program: Program, role: Exclude<Role, 'operator'>, area = homeOf(role)): Promise<Actor> {
  const id = uuidv7(program.clock);
  const name = `${role}-${id.slice(-6)}`;
  await perform(program, operatorActor(), async ({ tx, at, newId }) => {
    await sql`insert into account (id, name, display_name, area, password_hash, created_at)
      values (${id}, ${name}, ${`测试${role}`}, ${area}, '-', ${at})`.execute(tx);
    await sql`insert into role_grant (id, account, role, area, granted_at)
      values (${newId()}, ${id}, ${role}, ${area}, ${at})`.execute(tx);
  });
  const who = { id, name, displayName: `测试${role}`, role, area, mustChangePassword: false };
  return actorOf(program.pool, who, 'test');
}

function homeOf(role: Role): string {
  const level = AREAS.find((area) => area.level === role);
  return level?.code ?? COUNTY;
}
