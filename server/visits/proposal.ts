import type { SubmitVisitFormInput } from '../../contract/visits.ts';
import { fenFromYuanText } from '../../domain/money.ts';
import { campaignOf } from '../campaigns/campaign-of-day.ts';
import { insertRows } from '../db/insert-rows.ts';
import type { LockedHousehold } from '../households/household-lock.ts';
import type { Work } from '../rights/work.ts';
import { showHousehold } from './conflict.ts';
import { countChanges } from './differences.ts';
import { recordVisit } from './event.ts';
import { contentOf, sealForm } from './form-content.ts';

export interface Proposal {
  readonly form: string;
  readonly digest: Buffer;
  readonly input: SubmitVisitFormInput;
}

/**
 * Puts a form down as proposed: its answers in `sweep_form`, where nothing that is not accepted counts, and the whole of it
 * sealed in `visit_form`. No version row is written before the township accepts. `household.version` is the raised one.
 */
export async function insertProposal(work: Work, household: LockedHousehold, proposal: Proposal): Promise<void> {
  const { county, id, area, version } = household;
  const { form, digest, input } = proposal;
  const content = contentOf(input);
  const ring = await work.keys.ringOf(county);
  await insertRows(work.tx, 'sweep_form', [await sweepRow(work, household, proposal)]);
  await insertRows(work.tx, 'visit_form', [
    {
      ...{ county, id: form, household: id, area, device: input.device, digest },
      ...{ base_version: version - 1, version, after: input.after ?? null, visited_on: input.visitedOn },
      ...{ standing: 'proposed', changed_fields: countChanges(await showHousehold(work, county, id), content) },
      ...{ photos: input.photos, signature: input.signature ?? null, private: sealForm(ring, county, form, content) },
      ...{ received_at: work.at, by_account: work.actor.id },
    },
  ]);
  await recordVisit(work, household, 'visitProposed', form);
}

async function sweepRow(work: Work, { county, id, area }: LockedHousehold, { form, input }: Proposal) {
  const { answers } = contentOf(input);
  const { perHead } = answers;
  return {
    ...{ county, id: form, household: id, area, campaign: await campaignOf(work, county, input.visitedOn) },
    ...{ visited_on: input.visitedOn, household_type: answers.householdType, members: answers.members },
    per_head: perHead === null ? null : fenFromYuanText(String(perHead)),
    ...{ reaches_line: answers.reachesLine, education: answers.education, medical: answers.medical },
    ...{ housing: answers.housing, water: answers.water, meets_criteria: answers.meetsCriteria },
    ...{ risk_types: answers.riskTypes ?? [], meets_removal: answers.meetsRemoval },
    ...{ meets_monitoring: answers.meetsMonitoring, opinion: answers.opinion, home_state: answers.homeState },
    ...{ visitors: answers.visitors, known_from: work.at, known_to: null, standing: 'proposed', means: 'visit' },
    ...{ by_account: work.actor.id, batch: null },
  };
}
