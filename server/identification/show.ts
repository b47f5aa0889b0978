import {
  CASE_PAPER_LABELS,
  type CaseClock,
  type CasePaper,
  type CasePaperKind,
  type CaseStep,
  type CaseView,
  type HouseholdCase,
} from '../../contract/identification.ts';
import type { Circumstances } from '../../policy/procedures/case-state.ts';
import { type ClockReading, clocksOf } from '../../policy/procedures/clocks.ts';
import { stepOf } from '../../policy/procedures/vocabulary.ts';
import { accountNames } from '../households/account-names.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';
import { isRunning } from './case-fold.ts';
import { circumstancesOf } from './circumstances.ts';
import { getProcedure, procedureToPin } from './procedure.ts';
import { proposeFor } from './proposal.ts';
import {
  type CaseRecord,
  findCase,
  findLatestCase,
  findMonitoring,
  type KeptPaper,
  listEvents,
  listPapers,
  namesOfHouseholds,
} from './queries.ts';
import { eventViews, noticesOf, objectionsOf, sendBacksOf, trackOf, wordsOf } from './show-history.ts';
import { awaitedOf, desksShown, possibilities } from './show-may.ts';

/** The latest case of a household. @throws caseNone */
export async function showCase(work: Work, county: string, household: string): Promise<CaseView> {
  const record = await findLatestCase(work, county, household);
  if (record) return view(work, record, true);
  const named = (await namesOfHouseholds(work, county, [household])).get(household);
  throw named ? problem('caseNone', { householdNo: named.householdNo }) : problem('notFound');
}

/** One case, also an earlier one of the household. @throws notFound */
export async function showCaseById(work: Work, county: string, id: string): Promise<CaseView> {
  const record = await findCase(work, county, id);
  if (!record) throw problem('notFound');
  const latest = await findLatestCase(work, county, record.household);
  return view(work, record, latest?.id === id);
}

/** The latest case and whether a new one may be opened now. @throws notFound */
export async function showCaseOfHousehold(work: Work, county: string, household: string): Promise<HouseholdCase> {
  const names = await namesOfHouseholds(work, county, [household]);
  if (!names.has(household)) throw problem('notFound');
  const record = await findLatestCase(work, county, household);
  const shown = record && (await view(work, record, true));
  const { may } = shown ?? (await whoMayOpen(work, county, household, await circumstancesOf(work, county)));
  const openings = may.filter(({ act }) => act === 'openCase');
  return { case: shown ?? null, open: openings[0] ?? null, openings };
}

async function view(work: Work, record: CaseRecord, isLatest: boolean): Promise<CaseView> {
  const { county, household, id, state } = record;
  const procedure = await getProcedure(work.tx, county, record.procedureHash);
  const kept = await listEvents(work, county, id);
  const papers = readable(work, await listPapers(work, county, [id]));
  const names = await accountNames(
    work,
    [...kept, ...papers].map(({ by }) => by),
  );
  const named = (await namesOfHouseholds(work, county, [household])).get(household);
  const proposal = await proposeFor(work, county, household);
  const circumstances = await circumstancesOf(work, county, proposal);
  const events = eventViews(procedure, kept, names);
  const clocks = clocksOf(procedure, state, circumstances);
  const words = wordsOf(papers);
  const running = isRunning(procedure, record.step);
  const due = clocks.find(({ name }) => name === 'identification')?.dueOn ?? null;
  return {
    ...{ step: record.step as CaseStep, openedOn: record.openedOn, clocks: clocks.map(clockView) },
    papers: papers.map((paper) => paperView(paper, names)),
    ...(isLatest ? await next(work, record, circumstances) : { may: [], blocked: [] }),
    ...{ id, household, householdNo: named?.householdNo ?? '', headName: named?.headName ?? null, area: record.area },
    ...{ villageName: named?.villageName ?? '', stepTitle: stepOf(procedure, record.step).title },
    waitsFor: awaitedOf(procedure, state, circumstances)?.desk ?? null,
    ...{ closedOn: record.closedOn, version: record.version, earlierCase: record.earlierCase, lead: record.lead },
    category: decidedCategory(record),
    proposedCategory: proposal?.category ?? null,
    overdue: running && clocks.some(({ overdue }) => overdue),
    ...{ track: trackOf(procedure, state, events, due), events },
    notices: noticesOf(procedure, state, events, words, circumstances),
    objections: objectionsOf(state, kept, words),
    sendBacks: sendBacksOf(events, words),
    draftPlan: draftPlanOf(papers, names),
    procedure: { id: procedure.id, title: procedure.title, cites: procedure.cites, hash: record.procedureHash },
    packHash: record.packHash,
  };
}

/** What can be done with the latest case; after its end, opening another. */
async function next(work: Work, record: CaseRecord, circumstances: Circumstances) {
  const { county, household, state } = record;
  if (state.step === 'closed') return whoMayOpen(work, county, household, circumstances);
  const procedure = await getProcedure(work.tx, county, record.procedureHash);
  return possibilities(procedure, state, desksShown(work.actor), circumstances);
}

async function whoMayOpen(work: Work, county: string, household: string, circumstances: Circumstances) {
  const monitoring = await findMonitoring(work, county, household);
  if (monitoring && !monitoring.riskRemoved) return { may: [], blocked: [] };
  return possibilities(procedureToPin(), undefined, desksShown(work.actor), circumstances);
}

/** 类别 as decided or taken over; null before. */
function decidedCategory({ state }: Pick<CaseRecord, 'state'>): string | null {
  const { decideCounty, takenOver } = state.last;
  if (takenOver) return (takenOver.input.category as string | undefined) ?? null;
  return decideCounty?.input.decision === 'approve'
    ? ((decideCounty.input.category as string | undefined) ?? null)
    : null;
}

function clockView({ stoppedOn, ...clock }: ClockReading): CaseClock {
  return { ...clock, stoppedOn: stoppedOn ?? null, unknownYears: [...clock.unknownYears] };
}

/** Words about a family are for those who work with it; above the county it is seen that a paper is there. */
function readable(work: Work, papers: readonly KeptPaper[]): KeptPaper[] {
  const isAbove = work.actor.role === 'province' || work.actor.role === 'city';
  return papers.map((paper) => (isAbove ? { ...paper, content: null } : paper));
}

function paperView({ id, kind, on, by, document, content }: KeptPaper, names: ReadonlyMap<string, string>): CasePaper {
  const known = kind as CasePaperKind;
  return { id, kind: known, title: CASE_PAPER_LABELS[known], on, by: names.get(by) ?? null, document, content };
}

function draftPlanOf(papers: readonly KeptPaper[], names: ReadonlyMap<string, string>): CaseView['draftPlan'] {
  const paper = papers.findLast(({ content }) => typeof content?.plan === 'string');
  if (!paper?.content) return null;
  const { plan, measures } = paper.content;
  return {
    ...{ plan: plan as string, on: paper.on, by: names.get(paper.by) ?? null },
    measures: Array.isArray(measures) ? (measures as Record<string, unknown>[]) : [],
  };
}
