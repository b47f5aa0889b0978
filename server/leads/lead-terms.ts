import type { PlainDate } from '../../domain/plain-date.ts';
import type { CompiledPack } from '../../policy/packs/compile.ts';
import { leadDeskOf } from '../../policy/packs/lead-desk.ts';
import { termOf } from '../../policy/packs/term.ts';
import { dueOn } from '../../policy/procedures/clocks.ts';
import { calendarOf } from '../policy/queries.ts';
import type { Work } from '../rights/work.ts';

/** Where a lead that arises today first goes, and until when it is to be verified: as the pack in force today says. */
export interface LeadTerms {
  readonly desk: 'village' | 'township';
  readonly dueOn: PlainDate;
}

export async function leadTermsToday(
  work: Work,
  county: string,
  compiled: CompiledPack | undefined,
): Promise<LeadTerms> {
  const term = termOf(compiled?.pack, 'leadDays');
  const due = dueOn(term, work.today, await calendarOf(work.tx, county));
  return { desk: leadDeskOf(compiled?.pack), dueOn: due };
}
