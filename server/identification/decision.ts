import type { ActInput } from '../../policy/procedures/case-state.ts';
import { setVersions } from '../households/versions.ts';
import { refreshAndJudge } from '../leads/screening.ts';
import type { Work } from '../rights/work.ts';
import type { CaseStanding } from './case-fold.ts';
import type { Proposal } from './proposal.ts';
import { listPapers } from './queries.ts';
import type { CaseSubject } from './record.ts';

/** The frozen answer of the rules that a decision stood on: the record is this, a re-run is a comparison. */
export function wordsOfDecision(proposal: Proposal | undefined): Record<string, unknown> | undefined {
  if (!proposal) return undefined;
  const { category, packHash, rules } = proposal;
  const frozen = rules.map(({ rule, answer, values, sentence, cites }) => ({ rule, answer, values, sentence, cites }));
  return { basis: { category, pack: packHash, rules: frozen } };
}

/** What follows in the registry when a case ends: an approved household is enrolled from today, and judged anew. */
export async function endIdentification(
  work: Work,
  subject: CaseSubject,
  act: string,
  input: ActInput,
  { standing, proposal }: { standing: CaseStanding; proposal: Proposal | undefined },
): Promise<void> {
  if (act !== 'decideCounty' || standing.step !== 'monitored') return;
  const { county, household, area, id } = subject;
  const values = {
    category: input.category as string,
    recognisedMembers: proposal?.members ?? null,
    ...(await risksOf(work, subject)),
    ...{ riskRemovedOn: null, removalWay: null, caseId: id },
  };
  const setting = { subject: { household, scheme: 'monitored' as const }, area, from: work.today, values };
  await setVersions(work, 'enrolment', county, [setting], { means: 'case' });
  await refreshAndJudge(work, county, [household]);
}

/** Risk types are words of the home check, not of its event. */
async function risksOf(work: Work, { county, id }: CaseSubject) {
  const checks = (await listPapers(work, county, [id])).filter(({ kind }) => kind === 'homeCheck');
  const content = checks.at(-1)?.content ?? {};
  const riskTypes = Array.isArray(content.riskTypes) ? (content.riskTypes as string[]) : [];
  return { riskTypes, mainRisk: (content.mainRisk as string | undefined) ?? riskTypes[0] ?? null };
}
