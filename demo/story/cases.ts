import { getHouseholdByNo } from '../../server/households/numbers.ts';
import { actOnCase } from '../../server/identification/acts.ts';
import { verifyLead } from '../../server/leads/verification.ts';
import type { Actor } from '../../server/rights/actor.ts';
import type { Village } from '../county/places.ts';
import { courses, type Deed } from './deeds.ts';
import { chanceOf, type OpenLead } from './leads.ts';
import type { Officials } from './officials.ts';
import type { Planned } from './schedule.ts';

/** A case of the story with the lead it begins from. */
export interface StoryCase {
  readonly planned: Planned;
  readonly lead: OpenLead;
}

const nearestFirst = ['homeVillage', 'homeTown', undefined];

/** Gives each planned case a lead, those at home first; answers the cases and the leads that none took. */
export function castCases(
  planned: readonly Planned[],
  leads: readonly OpenLead[],
  home: Village,
): { cases: StoryCase[]; left: OpenLead[] } {
  const left = [...leads];
  const cases: StoryCase[] = [];
  const take = (isFit: (lead: OpenLead) => boolean): OpenLead | undefined => {
    const at = left.findIndex(isFit);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  for (const at of nearestFirst) {
    for (const one of planned.filter((each) => each.at === at)) {
      const lead = take((each) => placeOf(each, home) === at) ?? take(() => true);
      if (lead) cases.push({ planned: one, lead });
    }
  }
  return { cases, left };
}

function placeOf({ village }: OpenLead, home: Village): Planned['at'] {
  if (village.code === home.code) return 'homeVillage';
  return village.town === home.town ? 'homeTown' : undefined;
}

/** Does what falls on the day: `today` counts from −40 to −1. */
export async function leadOn(officials: Officials, county: string, cases: readonly StoryCase[], today: number) {
  for (const { planned, lead } of cases) {
    if (planned.opened === today) await confirm(officials, county, lead);
    for (const deed of courses[planned.course]) {
      if (planned.opened + deed.after === today) await doDeed(officials, county, lead, deed);
    }
  }
}

async function confirm(officials: Officials, county: string, { row, village }: OpenLead): Promise<void> {
  const officer = await officials.officerOf('village', village.code);
  const verdict = { finding: 'true', reason: '入户核实，情况属实。' } as const;
  await officials.act(officer, 'lead.verify', (work) => verifyLead(work, county, row.id, verdict));
}

async function doDeed(officials: Officials, county: string, lead: OpenLead, { act, desk, input }: Deed): Promise<void> {
  const { row, rules } = lead;
  const officer = await deskOf(officials, county, lead, desk);
  const chance = chanceOf(row.householdNo);
  const about = { lead: row.id, head: row.headName ?? '户主', rules, category: row.category, chance };
  await officials.act(officer, 'case.act', async (work) => {
    const { id } = await getHouseholdByNo(work, row.householdNo, county);
    await actOnCase(work, { county, household: id, act, input: input(about, work.today) });
  });
}

function deskOf(officials: Officials, county: string, { village }: OpenLead, desk: Deed['desk']): Promise<Actor> {
  if (desk === 'county') return officials.officerOf('county', county);
  return officials.officerOf(desk, desk === 'township' ? village.town : village.code);
}
