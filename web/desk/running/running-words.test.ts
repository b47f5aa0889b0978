import { expect, test } from 'vitest';
import { outcomeWords, percentOf, stageWords } from './running-words.ts';

const ended = { kind: 'screening', state: 'done', failure: null, report: null } as const;

test('结果说成一句话：筛查几户、核对得怎样、取消、没办成', () => {
  const report = { on: '2022-05-30', households: 12000, hits: 34, newLeads: 5 };
  expect(outcomeWords({ ...ended, report })).toBe('按 2022-05-30 的资料筛查 12,000 户，命中 34 条，新增线索 5 条。');
  const audit = { sound: false, faultKinds: ['edited', 'cutTail'], warnings: [] };
  expect(outcomeWords({ ...ended, kind: 'auditVerify', report: audit })).toBe(
    '审计有不对的地方：改动、截尾。哪几条不对，请运维在服务器上用 shouwang audit verify 查看。',
  );
  expect(outcomeWords({ ...ended, state: 'cancelled' })).toBe('已取消，什么也没有改动。');
  expect(outcomeWords({ ...ended, state: 'failed', failure: '没有生效的政策包。' })).toBe('没有生效的政策包。');
  expect(outcomeWords({ ...ended, state: 'running' })).toBe('');
});

test('进度：数得出的写明几分之几，数不出的只写在做什么；没办完不到一百', () => {
  const running = { state: 'running', stage: '正在逐条核对', done: 3200, total: 12000 } as const;
  expect(stageWords(running)).toBe('正在逐条核对，3,200 / 12,000');
  expect(stageWords({ ...running, done: 0, total: null })).toBe('正在逐条核对');
  expect(stageWords({ ...running, state: 'waiting', stage: '', done: 0, total: null })).toBe('排队中');
  expect(percentOf({ ...running, done: 12000 })).toBe(99);
  expect(percentOf({ ...running, state: 'done' })).toBe(100);
  expect(percentOf({ ...running, state: 'waiting' })).toBe(0);
});
