import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseView } from '../../contract/identification.ts';
import { LZ_PACK } from '../../policy/packs/shipped.ts';
import { adopt } from '../../server/policy/adoption.ts';
import type { OpenProgram } from '../../server/program.ts';
import { operatorActor } from '../../server/rights/actor.ts';
import { perform } from '../../server/rights/work.ts';
import { COUNTY, LIU, makeTestCounty, officer } from '../../server/testing/county.ts';
import { type TestProgram, testProgram } from '../../server/testing/program.ts';
import { COMMANDS } from '../commands.ts';
import { findCommand, parseArguments } from '../parse.ts';

let program: TestProgram;
let village: string;

beforeAll(async () => {
  program = await testProgram('2022-05-09');
  await makeTestCounty(program);
  village = (await officer(program, 'village')).name;
  await perform(program, operatorActor(), (work) => adopt(work, COUNTY, 'pack', LZ_PACK));
});
afterAll(() => program.close());

async function shouwang(...argv: string[]): Promise<CaseView> {
  const { command, rest } = findCommand(COMMANDS, argv);
  const open: OpenProgram = { ...program, warnings: [], close: async () => undefined } as never;
  return (await command.run(open, parseArguments(command, rest))) as CaseView;
}

const act = (name: string, as: string, input: string, household = 'S2') =>
  shouwang('act', name, '--household', household, '--as', as, '--input', input);

test('没有案件时 case 说谁能立案；立案以后，写明环节、期限、材料和各级能办什么', async () => {
  const none = await shouwang('case', 'S2');
  expect(none).toMatchObject({ step: null, clocks: [], papers: [] });
  expect(none.may.map(({ act: name, by }) => `${name} ${by}`)).toContain('openCase village');
  const opened = await act('openCase', village, '{"source":"走访"}');
  expect(opened).toMatchObject({ step: 'homeCheck', openedOn: '2022-05-09', clocks: [] });
  expect(opened.papers.map(({ kind }) => kind)).toEqual(['opening']);
  expect(opened.may.map(({ act: name, by }) => `${by} ${name}`)).toEqual([
    'village recordHomeCheck',
    'village fileAuthorisation',
  ]);
  expect(opened.may[0]?.input).toMatchObject({ type: 'object', required: ['finding', 'riskTypes'] });
  expect(await shouwang('case', 'S2')).toEqual(opened);
});

test('填写内容可以放在文件里；期限写明起止、单位和硬软', async () => {
  const file = join(program.dataDir, 'input.json');
  await writeFile(file, '{"finding":"meets","riskTypes":["因病"]}');
  const checked = await act('recordHomeCheck', village, `@${file}`);
  expect(checked).toMatchObject({
    step: 'comparison',
    clocks: [
      { name: 'identification', startedOn: '2022-05-09', dueOn: '2022-05-24', unit: 'calendarDay', hard: false },
    ],
  });
});

test('不该办的人、别村的人、不知道的人和不是 JSON 的内容', async () => {
  const auditor = (await officer(program, 'audit', COUNTY)).name;
  const stranger = (await officer(program, 'village', LIU)).name;
  const plan = '{"plan":"养鸡"}';
  await expect(act('draftPlan', auditor, plan)).rejects.toMatchObject({ code: 'verbNotAllowed' });
  await expect(act('draftPlan', stranger, plan)).rejects.toMatchObject({ code: 'householdUnknown' });
  await expect(act('draftPlan', 'nobody', plan)).rejects.toMatchObject({ code: 'accountUnknown' });
  await expect(act('draftPlan', village, '养鸡')).rejects.toThrow('不是 JSON');
});

test('办成的和被拒的都在审计里', async () => {
  const told = await perform(program, operatorActor(), async ({ tx }) => {
    const { rows } = await sql<{ act: string; outcome: string }>`
      select details ->> 'act' as act, outcome from audit.entry where act = 'case.act' order by at, id`.execute(tx);
    return rows.map(({ act: name, outcome }) => `${name} ${outcome}`);
  });
  expect(told).toEqual([...['openCase done', 'recordHomeCheck done', 'draftPlan refused', 'draftPlan refused']]);
});
