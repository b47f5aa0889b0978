import { describe, expect, test } from 'vitest';
import type { Fen } from '../../domain/money.ts';
import { factsOfHousehold } from '../facts/facts-of-household.ts';
import type { HouseholdOnDay, MemberOnDay } from '../facts/household-on-day.ts';
import { compilePack } from './compile.ts';
import { type Explanation, explainHousehold, proposedCategory } from './explain.ts';
import { resolveOn } from './resolve.ts';
import { LZ_PACK } from './shipped.ts';

const compiled = compilePack(resolveOn(LZ_PACK, '2022-05-30'), 'test');

const HEALTHY: MemberOnDay = {
  education: '初中',
  health: ['健康'],
  labour: '普通劳动力',
  medicalInsurance: '城乡居民',
};

/** Two healthy insured members, 20,000 yuan of wages (A34 = A38 = 10,000): no rule holds. */
function household(different: Partial<HouseholdOnDay> = {}): HouseholdOnDay {
  return {
    members: [HEALTHY, HEALTHY],
    income: { A28: yuan(20_000) },
    priorPerHead: yuan(10_000),
    essentials: { housing: true, education: true, water: true },
    lifted: false,
    monitored: false,
    riskRemoved: false,
    ...different,
  };
}

function yuan(amount: number): Fen {
  return BigInt(amount) * 100n;
}

function withMember(different: Partial<MemberOnDay>): HouseholdOnDay {
  return household({ members: [HEALTHY, { ...HEALTHY, ...different }] });
}

function ask(rule: string, one: HouseholdOnDay): Explanation {
  return explainHousehold(compiled, factsOfHousehold(one)).find((answer) => answer.rule === rule)!;
}

function answer(rule: string, one: HouseholdOnDay): string {
  return ask(rule, one).answer;
}

test('一户样样都好，十二条都是否', () => {
  const answers = explainHousehold(compiled, factsOfHousehold(household()));
  expect(answers.map((each) => each.answer)).toEqual(Array.from({ length: 12 }, () => 'no'));
});

test('十二条规则的名字和条款', () => {
  const cites = explainHousehold(compiled, factsOfHousehold(household())).map((each) => [each.rule, each.cites]);
  expect(cites).toEqual([
    ['income.belowLine', 'LZ 一(一)1'],
    ['income.nearLine', 'own default'],
    ['income.sharpFall', 'own default'],
    ['expense.rigid', 'own default'],
    ['essentials.housing', 'LZ 一(一)1'],
    ['essentials.education', 'LZ 一(一)1'],
    ['essentials.water', 'LZ 一(一)1'],
    ['essentials.insurance', 'LZ 附件3 A26'],
    ['health.seriousIllness', 'LZ 一(一)1'],
    ['health.disability', 'LZ 一(一)2'],
    ['school.beyondCompulsory', 'LZ 一(一)2'],
    ['work.shortMonths', 'own default'],
  ]);
});

describe('人均收入低于监测线：A38 < 6900', () => {
  // two members: the line is 13,800 yuan for the household
  const earning = (fen: Fen | undefined): HouseholdOnDay => household({ income: { A28: fen, A29: 0n } });

  test('差一分就是低于，正好不是，多一分不是', () => {
    expect(answer('income.belowLine', earning(1_379_999n))).toBe('yes');
    expect(answer('income.belowLine', earning(1_380_000n))).toBe('no');
    expect(answer('income.belowLine', earning(1_380_001n))).toBe('no');
  });

  test('差一分的，句子里显示相除，不会出现“6,900.00 低于 6,900.00”而没有缘由', () => {
    expect(ask('income.belowLine', earning(1_379_999n)).sentence).toBe(
      '符合“人均收入低于监测线”：人均收入参考范围 6,900.00 元（13,799.99 元 ÷ 2），低于监测线 6,900.00 元（依据：LZ 一(一)1）。',
    );
  });

  test('没有工资性收入一项，是不知道，说明缺 A28', () => {
    const unknown = ask('income.belowLine', earning(undefined));
    expect(unknown).toMatchObject({ answer: 'unknown', missing: ['A28'], values: { A38: null, line: 6900 } });
    expect(unknown.sentence).toBe('不能判断“人均收入低于监测线”：缺 工资性收入（A28）（依据：LZ 一(一)1）。');
  });

  test('收支全空，缺的是全部七项', () => {
    const blank = ask('income.belowLine', household({ income: {} }));
    expect(blank.missing).toEqual(['A28', 'A29', 'A30', 'A31', 'A32', 'A35', 'A36']);
  });

  test('没有家庭成员，是不知道，不是除以零', () => {
    expect(ask('income.belowLine', household({ members: [] }))).toMatchObject({
      answer: 'unknown',
      missing: ['members'],
    });
  });

  test('理赔加上、自付减去：20,000 + 1,000 − 8,000 = 13,000，人均 6,500', () => {
    const one = household({ income: { A28: yuan(20_000), A35: yuan(1_000), A36: yuan(8_000) } });
    expect(ask('income.belowLine', one)).toMatchObject({ answer: 'yes', values: { A38: 6500, line: 6900 } });
  });
});

test('接近监测线：6,900 起，不到 8,280；两头各试一分', () => {
  const near = (fen: Fen): string => answer('income.nearLine', household({ income: { A28: fen } }));
  expect(near(1_379_999n)).toBe('no');
  expect(near(1_380_000n)).toBe('yes');
  expect(near(1_655_999n)).toBe('yes');
  expect(near(1_656_000n)).toBe('no');
  expect(answer('income.nearLine', household({ income: {} }))).toBe('unknown');
});

test('收入骤减：上年 10,000 的七成是 7,000，含七成；上年没有收入或不知道的不算骤减', () => {
  const fallen = (fen: Fen, prior: Fen | undefined): string =>
    answer('income.sharpFall', household({ income: { A28: fen }, priorPerHead: prior }));
  expect(fallen(1_399_999n, yuan(10_000))).toBe('yes');
  expect(fallen(1_400_000n, yuan(10_000))).toBe('yes');
  expect(fallen(1_400_001n, yuan(10_000))).toBe('no');
  expect(fallen(0n, 0n)).toBe('no');
  expect(fallen(0n, undefined)).toBe('unknown');
});

test('0.7 倍按十分之七算，不是小数近似：上年 0.1 元，今年 0.07 元', () => {
  const one = household({ members: [HEALTHY], income: { A28: 7n }, priorPerHead: 10n });
  expect(answer('income.sharpFall', one)).toBe('yes');
});

describe('刚性支出', () => {
  const spending = (income: HouseholdOnDay['income']): string => answer('expense.rigid', household({ income }));

  test('自付减理赔达到纯收入三成：纯收入 20,000，三成是 6,000', () => {
    expect(spending({ A28: yuan(20_000), A36: 599_999n })).toBe('no');
    expect(spending({ A28: yuan(20_000), A36: 600_000n })).toBe('yes');
    expect(spending({ A28: yuan(20_000), A36: 600_001n })).toBe('yes');
    expect(spending({ A28: yuan(20_000), A35: 1n, A36: 600_000n })).toBe('no');
  });

  test('没有纯收入的，自付比理赔多一分就是，相等不是', () => {
    expect(spending({ A28: 0n, A35: 100n, A36: 101n })).toBe('yes');
    expect(spending({ A28: 0n, A35: 100n, A36: 100n })).toBe('no');
    expect(spending({ A28: 0n, A32: 1n, A36: 0n })).toBe('no');
  });

  test('纯收入不知道就不知道', () => {
    expect(spending({ A36: yuan(10_000) })).toBe('unknown');
  });
});

test.each([
  ['essentials.housing', 'housing', 'A23'],
  ['essentials.education', 'education', 'A24'],
  ['essentials.water', 'water', 'A25'],
] as const)('%s：否才是，是就不是，没填是不知道', (rule, field, raw) => {
  const secured = (value: boolean | undefined): Explanation => ask(rule, household({ essentials: { [field]: value } }));
  expect(secured(false).answer).toBe('yes');
  expect(secured(true).answer).toBe('no');
  expect(secured(undefined)).toMatchObject({ answer: 'unknown', missing: [raw] });
});

test.each([
  ['essentials.insurance', { medicalInsurance: '未参加' }, { medicalInsurance: undefined }, 'A17'],
  ['health.seriousIllness', { health: ['长期慢性病', '患有大病'] }, { health: [] }, 'A13'],
  ['health.disability', { health: ['残疾'] }, { health: undefined }, 'A13'],
] as const)('%s：一人也算，没有人不算，有人没填是不知道；已有一人的，别人没填也是', (rule, holds, blank, raw) => {
  expect(answer(rule, withMember(holds))).toBe('yes');
  expect(answer(rule, household())).toBe('no');
  expect(ask(rule, withMember(blank))).toMatchObject({ answer: 'unknown', missing: [raw] });
  const both = household({
    members: [
      { ...HEALTHY, ...holds },
      { ...HEALTHY, ...blank },
    ],
  });
  expect(answer(rule, both)).toBe('yes');
});

describe('在读非义务教育：两人及以上', () => {
  const student = (studentStatus: string | undefined): MemberOnDay => ({
    ...HEALTHY,
    education: undefined,
    studentStatus,
  });
  const studying = (...stages: (string | undefined)[]): string =>
    answer('school.beyondCompulsory', household({ members: [HEALTHY, ...stages.map(student)] }));

  test('一人不是，两人是，三人是；义务教育和学前不算', () => {
    expect(studying('本科一年级')).toBe('no');
    expect(studying('普通高中三年级', '硕士研究生及以上')).toBe('yes');
    expect(studying('中职二年级', '高职高专一年级', '技师学院四年级')).toBe('yes');
    expect(studying('九年级', '学前教育', '本科一年级')).toBe('no');
  });

  test('一人在读、一人不知道，不能判断；全户只有一人不知道，够不到两人，是否', () => {
    expect(studying('本科一年级', undefined)).toBe('unknown');
    expect(studying(undefined)).toBe('no');
    expect(studying(undefined, undefined)).toBe('unknown');
  });
});

describe('县外务工时间短：有人在县外，月数合计不到 6', () => {
  const working = (...work: [string | undefined, number | undefined][]): string =>
    answer(
      'work.shortMonths',
      household({ members: work.map(([workRegion, workMonths]) => ({ ...HEALTHY, workRegion, workMonths })) }),
    );

  test('五个月是，六个月不是，七个月不是；合计着算', () => {
    expect(working(['省外', 5])).toBe('yes');
    expect(working(['县外省内', 6])).toBe('no');
    expect(working(['省外', 7])).toBe('no');
    expect(working(['省外', 3], ['县外省内', 3])).toBe('no');
    expect(working(['省外', 2], ['县外省内', 3])).toBe('yes');
  });

  test('县内的不算，没有区域也没有月数的是不务工', () => {
    expect(working(['乡镇外县内', 2])).toBe('no');
    expect(working([undefined, undefined])).toBe('no');
    expect(working([undefined, 0])).toBe('no');
    expect(working(['省外', 5], ['乡镇内', 10], [undefined, undefined])).toBe('yes');
  });

  test('有区域没有月数，可能 0 到 12 个月', () => {
    expect(working(['省外', undefined])).toBe('unknown');
    expect(working(['省外', undefined], ['省外', 6])).toBe('no');
    expect(working(['省外', undefined], ['省外', 5])).toBe('unknown');
  });

  test('有月数没有区域，这几个月可能在县外也可能不在', () => {
    expect(working([undefined, 3])).toBe('unknown');
    expect(working(['省外', 2], [undefined, 3])).toBe('yes');
    expect(working(['省外', 2], [undefined, 4])).toBe('unknown');
  });
});

describe('拟定监测对象类别（LZ 附件3 注2）', () => {
  // two members; A37 = 13,000 (6,500 a head) is below the line
  const below = { A28: yuan(13_000) };
  const category = (different: Partial<HouseholdOnDay>): string | null =>
    proposedCategory(compiled, factsOfHousehold(household(different)));

  test('A38 低于线、A34 不低于线，是突发严重困难户，不论是不是脱贫户', () => {
    const spent = { A28: yuan(13_800), A36: yuan(800) };
    expect(category({ income: spent, lifted: true })).toBe('突发严重困难户');
    expect(category({ income: spent, lifted: undefined })).toBe('突发严重困难户');
    expect(category({ income: { ...spent, A28: 1_379_999n }, lifted: true })).toBe('脱贫不稳定户');
  });

  test('都低于线：脱贫户是脱贫不稳定户，其余是边缘易致贫户', () => {
    expect(category({ income: below, lifted: true })).toBe('脱贫不稳定户');
    expect(category({ income: below, lifted: false })).toBe('边缘易致贫户');
  });

  test('正好在线上不低于；不知道的说不知道', () => {
    expect(category({ income: { A28: yuan(13_800) } })).toBeNull();
    expect(category({ income: {} })).toBe('unknown');
    expect(category({ income: below, lifted: undefined })).toBe('unknown');
  });
});

test('句子：多个条件逐一说明，否的说明为什么否', () => {
  expect(ask('income.sharpFall', household({ income: { A28: yuan(12_000) } })).sentence).toBe(
    '符合“人均纯收入比上年骤减”：家庭人均纯收入 6,000.00 元，不高于上年 10,000.00 元的 0.7 倍（自定缺省）。',
  );
  expect(ask('income.nearLine', household()).sentence).toBe(
    '不符合“人均收入接近监测线”：人均收入参考范围 10,000.00 元，不低于接近监测线的倍数 1.2 × 监测线 6,900.00 元（8,280.00 元）（自定缺省）。',
  );
  expect(ask('essentials.insurance', withMember({ medicalInsurance: '未参加' })).sentence).toBe(
    '符合“有成员未参加基本医疗保险”：1 人未参加基本医疗保险（依据：LZ 附件3 A26）。',
  );
  expect(ask('health.disability', household()).sentence).toBe(
    '不符合“有成员残疾”：残疾人数 0 人，不高于 0 人（依据：LZ 一(一)2）。',
  );
});
