import type { LeadRow } from '../../contract/leads.ts';
import { listLeads } from '../../server/leads/queries.ts';
import { verifyLead } from '../../server/leads/verification.ts';
import { operatorActor } from '../../server/rights/actor.ts';
import { perform } from '../../server/rights/work.ts';
import type { Village } from '../county/places.ts';
import { scramble } from '../county/random.ts';
import type { Officials } from './officials.ts';
import type { Story } from './story.ts';
import { whyUnfounded } from './words.ts';

/** A lead that nobody has verified yet, with its village. */
export interface OpenLead {
  readonly row: LeadRow;
  readonly rules: readonly string[];
  readonly village: Village;
  readonly opened: number;
}

/** The leads that a report brought, those below the line first. */
export async function listNewLeads(
  story: Story,
  county: string,
  opened: number,
  villages: ReadonlyMap<string, Village>,
): Promise<OpenLead[]> {
  const rows = await perform(story.program, operatorActor(), async (work) => {
    const found: LeadRow[] = [];
    for (let page = 1; ; page += 1) {
      const { rows } = await listLeads(work, county, { state: 'open', page });
      found.push(...rows.filter(({ openedOn }) => openedOn === work.today));
      if (rows.length === 0) return found;
    }
  });
  const leads = rows.flatMap((row): OpenLead[] => {
    const village = villages.get(row.householdNo);
    const rules = row.reasons.flatMap(({ rule }) => rule ?? []);
    return village ? [{ row, rules, village, opened }] : [];
  });
  return leads.sort((a, b) => weightOf(b) - weightOf(a));
}

function weightOf({ rules, row }: OpenLead): number {
  return (rules.includes('income.belowLine') ? 10 : 0) + rules.length + chanceOf(row.householdNo) / 10;
}

/** 0 to 9, of a household. */
export function chanceOf(householdNo: string): number {
  return scramble(Number(householdNo)) % 10;
}

/** Three to nine days pass before the town has looked; one lead in twenty-five is forgotten and runs over its day. */
function dueToday({ row, opened }: OpenLead, today: number): boolean {
  const wait = 3 + (scramble(Number(row.householdNo)) % 7);
  const isForgotten = scramble(Number(row.householdNo) + 1) % 25 === 0;
  return !isForgotten && today - opened >= wait;
}

/** The towns verify the leads that lead to no case of the story; answers which are left. */
export async function verifyWhatIsDue(
  officials: Officials,
  county: string,
  leads: readonly OpenLead[],
  today: number,
): Promise<OpenLead[]> {
  const due = leads.filter((lead) => dueToday(lead, today));
  for (const { row, rules, village } of due) {
    const officer = await officials.officerOf('township', village.town);
    const isTrue = today >= -6 && rules.includes('income.belowLine') && chanceOf(row.householdNo) < 5;
    const verdict = isTrue
      ? ({ finding: 'true', reason: '入户核实属实，提请村里立案核查。' } as const)
      : ({ finding: 'false', reason: whyUnfounded(rules) } as const);
    await officials.act(officer, 'lead.verify', (work) => verifyLead(work, county, row.id, verdict));
  }
  return leads.filter((lead) => !due.includes(lead));
}
