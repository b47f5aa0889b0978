import { expect, test } from 'vitest';
import { draftOf } from '../testing-device.ts';
import { withPerHead } from './amounts.ts';
import { withNewcomer, withoutNewcomer } from './natural-changes.ts';

/** 两个人，24,000 元：人均 12,000 元，线 9,000 元。 */
const notAsked = { periodFrom: null, periodTo: null, A35: null, A36: null, priorPerHead: null };
const income = { ...notAsked, A28: 24000, A29: 0, A30: 0, A31: 0, A32: 0, A34: 12000 };
const person = (name: string) => ({ person: name, name, relation: '其他' });
const blank = draftOf('h1', { members: [person('a'), person('b')], line: 9000 });
const two = { ...blank, answers: { ...blank.answers, members: 2, perHead: 12000, reachesLine: true } };

test('添了一口人，收支没有变化，人均和是否达到也跟着人口变；去掉就回来', () => {
  const three = withPerHead(withNewcomer(two), two, income);
  expect(three.answers).toMatchObject({ members: 3, perHead: 8000, reachesLine: false });
  const again = withPerHead(withoutNewcomer(three, 0), three, income);
  expect(again.answers).toMatchObject({ members: 2, perHead: 12000, reachesLine: true });
});

test('改了工资又说没有变化，人均回到原来的；有一项不知道，答过的不动', () => {
  const raised = withPerHead({ ...two, changes: { income: { A28: 17999.99 } } }, two, income);
  // 17999.99 / 2 = 8999.995 = 9000.00，正好达到
  expect(raised.answers).toMatchObject({ perHead: 9000, reachesLine: true });
  expect(withPerHead({ ...raised, changes: {} }, raised, income).answers.perHead).toBe(12000);
  expect(withPerHead(withNewcomer(two), two, { ...income, A30: null }).answers.perHead).toBe(12000);
});
