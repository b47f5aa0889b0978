import { CASE_STEP_LABELS, type CaseView, type MayAct } from '../../contract/identification.ts';
import { getHouseholdByNo } from '../../server/households/numbers.ts';
import { showCaseOfHousehold } from '../../server/identification/show.ts';
import { operatorActor } from '../../server/rights/actor.ts';
import { writeAudit } from '../../server/rights/audit.ts';
import { type Program, perform } from '../../server/rights/work.ts';
import type { Command } from '../command.ts';

/** `case` is a word of the language. */
export const caseCommand: Command = {
  name: 'case',
  usage: '户编号',
  words: [1, 1],
  run: (program, { words: [householdNo = ''] }) => caseOf(program, householdNo),
  say: sayCase,
};

/** A household without a case: who may open one, and with what. */
interface NoCase {
  readonly household: string;
  readonly step: null;
  readonly openedOn: null;
  readonly clocks: readonly [];
  readonly papers: readonly [];
  readonly may: readonly MayAct[];
}

/** The latest case of a household as the operator sees it, on record. @throws householdUnknown */
export function caseOf(program: Program, householdNo: string): Promise<CaseView | NoCase> {
  return perform(program, operatorActor(), async (work) => {
    const { county, id } = await getHouseholdByNo(work, householdNo);
    const { case: shown, openings } = await showCaseOfHousehold(work, county, id);
    await writeAudit(work, { act: 'case.read', county, objectKind: 'household', objectIds: [id] });
    return shown ?? { household: householdNo, step: null, openedOn: null, clocks: [], papers: [], may: openings };
  });
}

export function sayCase(told: CaseView | NoCase): string {
  if (told.step === null) return `户编号 ${told.household}：还没有监测案件。`;
  const { householdNo, step, openedOn, clocks, may, blocked } = told;
  return [
    `户编号 ${householdNo}：${CASE_STEP_LABELS[step]}，${openedOn} 立案。`,
    ...clocks.map(
      ({ title, startedOn, dueOn, overdue }) => `  ${title}：${startedOn} 起，到 ${dueOn}${overdue ? '，已超期' : ''}`,
    ),
    ...may.map(({ act, title, by }) => `  可办：${title}（${act}，${by}）`),
    ...blocked.map(({ title, message }) => `  还不能${title}：${message}`),
  ].join('\n');
}
