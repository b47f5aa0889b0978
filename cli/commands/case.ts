import { CASE_STEP_LABELS, type CaseView } from '../../contract/identification.ts';
import { getHouseholdByNo } from '../../server/households/numbers.ts';
import { showCase } from '../../server/identification/show.ts';
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

/** The latest case of a household as the operator sees it, on record. @throws householdUnknown, caseNone */
export function caseOf(program: Program, householdNo: string): Promise<CaseView> {
  return perform(program, operatorActor(), async (work) => {
    const { county, id } = await getHouseholdByNo(work, householdNo);
    const shown = await showCase(work, county, id);
    await writeAudit(work, { act: 'case.read', county, objectKind: 'household', objectIds: [id] });
    return shown;
  });
}

export function sayCase({ householdNo, step, openedOn, clocks, may, blocked }: CaseView): string {
  return [
    `户编号 ${householdNo}：${CASE_STEP_LABELS[step]}，${openedOn} 立案。`,
    ...clocks.map(
      ({ title, startedOn, dueOn, overdue }) => `  ${title}：${startedOn} 起，到 ${dueOn}${overdue ? '，已超期' : ''}`,
    ),
    ...may.map(({ act, title, by }) => `  可办：${title}（${act}，${by}）`),
    ...blocked.map(({ title, message }) => `  还不能${title}：${message}`),
  ].join('\n');
}
