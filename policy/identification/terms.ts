import type { ResolvedPack } from '../packs/pack.ts';
import { type Term, termOf } from '../packs/term.ts';

/** What a pack says of the procedure: a case keeps what held on the day it opened. */
export interface IdentificationTerms {
  readonly publicity: Term;
  readonly identification: Term;
  readonly contactPlan: Term;
  /** A comparison not longer ago than so many calendar months need not be repeated. */
  readonly comparisonWaiverMonths: number;
  readonly approvingBody: 'countyOffice' | 'countyGovernment';
}

/** The terms of the pack as it stands on a day; our own defaults where there is none. */
export function identificationTermsOf(pack: Pick<ResolvedPack, 'parameters'> | undefined): IdentificationTerms {
  const value = (name: string) => pack?.parameters.find((each) => each.name === name)?.value;
  return {
    publicity: termOf(pack, 'publicityDays'),
    identification: termOf(pack, 'identificationDays'),
    contactPlan: termOf(pack, 'contactPlanDays'),
    comparisonWaiverMonths: Number(value('comparisonWaiverMonths') ?? 6),
    approvingBody: value('approvingBody') === 'countyGovernment' ? 'countyGovernment' : 'countyOffice',
  };
}
