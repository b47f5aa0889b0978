import pg from 'pg';
import { sweepDays } from '../demo/county/days.ts';
import { areaRows } from '../demo/county/sheets.ts';
import type { MadeUpCounty } from '../demo/county.ts';
import type { AreaLevel } from '../domain/areas.ts';
import { LZ_PACK } from '../policy/packs/shipped.ts';
import { instantText } from '../server/clock/clock.ts';
import { uuidv7 } from '../server/clock/uuidv7.ts';
import { insertRows } from '../server/db/insert-rows.ts';
import { adopt } from '../server/policy/adoption.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { type Program, perform } from '../server/rights/work.ts';
import { withBareTables } from './bare-tables.ts';
import { type Loading, loadTables } from './copy-tables.ts';
import { COUNTY_TABLES, type CountyTable, type HouseholdRows, type Making, rowsOfHousehold } from './county-rows.ts';

const HOUSEHOLDS_AT_ONCE = 200;

/**
 * Puts a made-up county into the registry as an import of its workbooks leaves it, by COPY past the program: what is
 * measured on it was not written by what is measured. Facts and leads come from the program itself afterwards.
 */
export async function loadCounty(
  program: Program & { readonly adminUrl: string },
  made: MadeUpCounty,
): Promise<{ county: string; households: number; persons: number }> {
  const county = `${made.plan.county}000000`;
  const campaign = uuidv7(program.clock);
  await perform(program, operatorActor(), async (work) => {
    await insertRows(work.tx, 'area', areasOf(made, county));
    await adopt(work, county, 'pack', LZ_PACK);
    const year = sweepDays(made.plan.today).from.slice(0, 4);
    const days = { starts_on: `${year}-01-01`, ends_on: `${year}-12-31` };
    await insertRows(work.tx, 'campaign', [{ county, id: campaign, name: `${year}年集中排查`, ...days }]);
  });
  const making: Making = {
    ...{ county, campaign, today: made.plan.today, at: instantText(program.clock.now()) },
    ...{ ring: await program.keys.ringOf(county), newId: () => uuidv7(program.clock) },
  };
  const admin = new pg.Client({ connectionString: program.adminUrl });
  await admin.connect();
  let size = { households: 0, persons: 0 };
  await withBareTables(admin, Object.keys(COUNTY_TABLES), async () => {
    const loading = loadTables(program.adminUrl);
    size = await loadHouseholds(loading, making, made);
    await loading.end();
  });
  await admin.query('analyze');
  await admin.end();
  return { county, ...size };
}

async function loadHouseholds(loading: Loading, making: Making, made: MadeUpCounty) {
  const size = { households: 0, persons: 0 };
  let waiting: HouseholdRows[] = [];
  const load = async () => {
    for (const [table, columns] of Object.entries(COUNTY_TABLES)) {
      const rows = waiting.flatMap((each) => each[table as CountyTable]);
      await loading.add(table, columns, rows);
    }
    waiting = [];
  };
  for (const household of made.households()) {
    size.households += 1;
    size.persons += household.members.length;
    waiting.push(rowsOfHousehold(making, household));
    if (waiting.length === HOUSEHOLDS_AT_ONCE) await load();
  }
  await load();
  return size;
}

function areasOf(made: MadeUpCounty, county: string) {
  const levels: AreaLevel[] = ['province', 'city', 'county'];
  return areaRows(made.plan, made.towns).map(([code, name, parent, population], nth) => {
    const level = levels[nth] ?? (String(code).endsWith('000') ? 'township' : 'village');
    return {
      ...{ code, name, parent, level, rural_population: population, marks: [], valid_from: '2021-01-01' },
      county: level === 'province' || level === 'city' ? null : county,
    };
  });
}
