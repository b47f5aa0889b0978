import { readFile } from 'node:fs/promises';
import { actorNamed } from '../../server/accounts/operator.ts';
import { getHouseholdByNo } from '../../server/households/numbers.ts';
import { Problem, problem } from '../../server/http/problem.ts';
import { actOnCase } from '../../server/identification/acts.ts';
import type { Actor } from '../../server/rights/actor.ts';
import { writeAudit } from '../../server/rights/audit.ts';
import { mayDo } from '../../server/rights/verbs.ts';
import { type Program, perform } from '../../server/rights/work.ts';
import { type Command, neededOption, WrongUsage } from '../command.ts';
import { caseOf, sayCase } from './case.ts';

export const act: Command = {
  name: 'act',
  usage: '办理事项 --household 户编号 --as 用户名 --input JSON（或 @文件）',
  values: ['household', 'as', 'input'],
  words: [1, 1],
  run: async (program, args) => {
    const [name = ''] = args.words;
    const householdNo = neededOption(args, 'household');
    const input = await inputFrom(neededOption(args, 'input'));
    const actor = await actorNamed(program, neededOption(args, 'as'), 'command line');
    await actAs(program, actor, { act: name, householdNo, input });
    return caseOf(program, householdNo);
  },
  say: sayCase,
};

/** The same act as on the screen: the verb, the area, the table; done or refused, it is on record. */
async function actAs(
  program: Program,
  actor: Actor,
  { act: name, householdNo, input }: { act: string; householdNo: string; input: unknown },
): Promise<void> {
  try {
    if (!mayDo(actor.role, 'case.act')) throw problem('verbNotAllowed');
    await perform(program, actor, async (work) => {
      const { county, id } = await getHouseholdByNo(work, householdNo);
      const acted = await actOnCase(work, { county, household: id, act: name, input });
      const details = { by: 'operator', act: name, ...acted };
      await writeAudit(work, { act: 'case.act', county, objectKind: 'household', objectIds: [id], details });
    });
  } catch (error) {
    if (error instanceof Problem) await recordRefusal(program, actor, name, error.code);
    throw error;
  }
}

/** In a transaction of its own, since the act's was rolled back. */
async function recordRefusal(program: Program, actor: Actor, name: string, code: string): Promise<void> {
  const details = { by: 'operator', act: name, problem: code };
  await perform(program, actor, (work) => writeAudit(work, { act: 'case.act', outcome: 'refused', details }));
}

/** @throws WrongUsage when it is no JSON */
async function inputFrom(text: string): Promise<unknown> {
  const json = text.startsWith('@') ? await readFile(text.slice(1), 'utf8') : text;
  try {
    return JSON.parse(json);
  } catch {
    throw new WrongUsage('--input 不是 JSON');
  }
}
