import type { LeadSource } from '../../contract/leads.ts';
import { getHouseholdByNo } from '../../server/households/numbers.ts';
import { addLead } from '../../server/leads/verification.ts';
import type { MadeUpHousehold } from '../county/household.ts';
import type { Village } from '../county/places.ts';
import { scramble } from '../county/random.ts';
import type { Officials } from './officials.ts';

/** One household in fourteen has paid a long stay in hospital since the report: the corrected workbook says so. */
export function worsened(household: MadeUpHousehold): MadeUpHousehold {
  const chance = scramble(Number(household.householdNo));
  if (chance % 14 !== 0) return household;
  const { income } = household;
  return { ...household, income: { ...income, selfPaid: income.selfPaid + 16_000 + (chance % 24) * 1000 } };
}

interface Told {
  readonly source: Exclude<LeadSource, 'system'>;
  readonly words: string;
  readonly sender: string;
}

const told: readonly Told[] = [
  { source: 'department', words: '上月住院，个人自付费用较大。', sender: '医保局' },
  { source: 'visit', words: '走访发现户主意外受伤，暂时不能务工。', sender: '驻村工作队' },
  { source: 'selfReport', words: '自述孩子同时上大学和高中，学费有困难。', sender: '户主本人' },
  { source: 'supervision', words: '热线反映该户房屋漏雨，请核实。', sender: '12317 热线' },
];

/** What people have seen and told in the last days: one household of each village, to the town's officer. */
export async function addWhatWasTold(
  officials: Officials,
  county: string,
  villages: readonly Village[],
  households: Iterable<MadeUpHousehold>,
  day: number,
): Promise<void> {
  const quiet = new Map(villages.map(({ code }) => [code, [] as string[]]));
  for (const { householdNo, village, monitored } of households) {
    if (monitored === null && scramble(Number(householdNo)) % 14 > 6) quiet.get(village.code)?.push(householdNo);
  }
  for (const [place, village] of villages.entries()) {
    const nth = place - day;
    const householdNo = quiet.get(village.code)?.[nth];
    const { source, words, sender } = told[nth % told.length] as Told;
    if (householdNo === undefined) continue;
    const officer = await officials.officerOf('township', village.town);
    await officials.act(officer, 'lead.add', async (work) => {
      const { id } = await getHouseholdByNo(work, householdNo, county);
      await addLead(work, county, { household: id, source, words, sender });
    });
  }
}
