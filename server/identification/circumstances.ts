import type { Circumstances } from '../../policy/procedures/case-state.ts';
import { calendarOf } from '../policy/queries.ts';
import type { Work } from '../rights/work.ts';
import { categoryOf, type Proposal } from './proposal.ts';

/** What a case of this county is looked at with today. */
export async function circumstancesOf(work: Work, county: string, proposal?: Proposal): Promise<Circumstances> {
  return { today: work.today, calendar: await calendarOf(work.tx, county), ...categoryOf(proposal) };
}
