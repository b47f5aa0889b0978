import { addDays } from '../../domain/plain-date.ts';
import { judge } from '../engine/judge.ts';
import type { Answer } from '../engine/tree.ts';
import { factsOfHousehold } from '../facts/facts-of-household.ts';
import { factsOfPerson } from '../facts/facts-of-person.ts';
import { HOUSEHOLD_FACTS, HOUSEHOLD_SHAPES } from '../facts/further.ts';
import type { HouseholdOnDay, MemberOnDay } from '../facts/household-on-day.ts';
import { PERSON_SHAPES } from '../facts/person.ts';
import { type CompiledPack, compilePack } from '../packs/compile.ts';
import { LZ_2022 } from '../packs/lz-2022.ts';
import type { Rule } from '../packs/pack.ts';
import type { Parameter } from '../packs/parameter.ts';
import { resolveOn } from '../packs/resolve.ts';

/** The day of every case. */
const DAY = '2022-05-30';

/** Rules under the line of LZ, with parameters of their own. */
export function compiledWith(rules: readonly Rule[], parameters: readonly Parameter[]): CompiledPack {
  const base = { ...LZ_2022, id: 'rules', rules, parameters: [...parameters, LINE], categories: [] };
  return compilePack(resolveOn({ ...base, layers: [base] }, base.from), 'test');
}

const LINE: Parameter = { name: 'line', label: '监测线', unit: 'yuan', value: '6900', from: '2022-05-08' };

/** Somebody of whom everything is known and nothing is odd: forty, healthy, working in the county. */
export const MEMBER: MemberOnDay = {
  ...{ name: '张建国', relation: '户主', sex: '男', birthDate: '1982-01-01', education: '初中', health: ['健康'] },
  ...{ labour: '普通劳动力', workRegion: '乡镇内', workMonths: 10, medicalInsurance: '城乡居民' },
  ...{ criticalIllnessInsurance: true, pensionInsurance: '城乡居民', subsistenceAllowance: '不享受' },
  ...{ extremePovertySupport: '不享受', idNumberShared: false, elsewhere: false },
};

/** A household with that member and his wife, 20,000 yuan of wages, in no scheme: no rule holds. */
export function household(different: Partial<HouseholdOnDay> = {}): HouseholdOnDay {
  return {
    members: [MEMBER, { ...MEMBER, name: '李秀英', relation: '配偶', sex: '女', birthDate: '1983-01-01' }],
    income: { A28: 2_000_000n, A29: 100_000n, A30: 0n, A31: 0n, A32: 50_000n, A35: 0n, A36: 0n },
    priorPerHead: 1_000_000n,
    essentials: { housing: true, education: true, water: true },
    ...{ lifted: false, monitored: false, riskRemoved: false, on: DAY, phoneKnown: true },
    ...{ incomeFrom: '2022-05-01', essentialsFrom: '2022-05-01' },
    ...different,
  };
}

/** The same, monitored for a year and well helped. */
export function monitored(different: Partial<HouseholdOnDay> = {}): HouseholdOnDay {
  return household({
    monitored: true,
    income: { A28: 1_000_000n, A29: 100_000n, A30: 0n, A31: 0n, A32: 50_000n, A35: 0n, A36: 0n },
    priorPerHead: 500_000n,
    monitoring: { since: '2021-05-30', category: '边缘易致贫户', riskTypes: ['其他'], mainRisk: '其他' },
    measures: [{ kind: '就业帮扶', option: '技能培训', startedOn: '2021-06-10', state: '已实施', department: '人社' }],
    contacts: [{ name: '王干部', phoneKnown: true, households: 3 }],
    ...different,
  });
}

/** The same with the risk removed three months ago, and figures of since. */
export function removed(different: Partial<HouseholdOnDay> = {}): HouseholdOnDay {
  return monitored({
    riskRemoved: true,
    income: { A28: 2_000_000n, A29: 100_000n, A30: 0n, A31: 0n, A32: 50_000n, A35: 0n, A36: 0n },
    priorPerHead: 1_000_000n,
    monitoring: {
      ...{ since: '2021-05-30', category: '边缘易致贫户', riskTypes: ['其他'], mainRisk: '其他' },
      ...{ removedOn: addDays(DAY, -90), removalWay: '帮扶消除' },
    },
    ...different,
  });
}

/** What one rule answers of a household. */
export function answerOf(compiled: CompiledPack, rule: string, one: HouseholdOnDay): Answer {
  return judge(conditionOf(compiled, rule), factsOfHousehold(one, HOUSEHOLD_FACTS), HOUSEHOLD_SHAPES);
}

/** What one rule answers of one member of a household, the first unless another is given. */
export function answerOfMember(compiled: CompiledPack, rule: string, one: HouseholdOnDay, place = 0): Answer {
  const member = one.members[place];
  if (!member) throw new Error('no such member');
  return judge(conditionOf(compiled, rule), factsOfPerson(member, one), PERSON_SHAPES);
}

function conditionOf({ further }: CompiledPack, id: string) {
  const rule = further.find((each) => each.id === id);
  if (!rule) throw new Error(`no such rule: ${id}`);
  return rule.condition;
}
