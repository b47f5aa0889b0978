import { incomePeriod } from './days.ts';
import type { MadeUpHousehold, Member } from './household.ts';
import { phoneOf } from './identity.ts';
import type { CountyPlan, Town } from './places.ts';
import { reachesLine, sweepFormOf } from './sweep-form.ts';

/** A cell as it is written: text stays text, a number a number, null is blank. */
export type Cell = string | number | null;
export type Row = readonly Cell[];

/** One of the six sheets that offices import. */
export interface Sheet {
  readonly name: string;
  readonly header: readonly string[];
  /** The rows of one household. */
  readonly rowsOf: (household: MadeUpHousehold, plan: CountyPlan) => Row[];
}

/** 行政区划: the county with its province and city, the towns and the villages. Not of a household, so by itself. */
export const areaSheet = { name: '行政区划', header: ['区划代码', '名称', '上级代码', '农村户籍人口', '标记'] };

/** The rows of 行政区划. Of a village the population is told by its households, three and a half a household. */
export function areaRows(plan: CountyPlan, towns: readonly Town[]): Row[] {
  const county = `${plan.county}000000`;
  const head: Row[] = [
    ['990000000000', '示范省', null, null, null],
    ['990100000000', '示范市', '990000000000', null, null],
    [county, plan.name, '990100000000', populationOf(towns), null],
  ];
  const below = towns.flatMap((town): Row[] => [
    [town.code, town.name, county, populationOf([town]), null],
    ...town.villages.map(({ code, name, households, marks }): Row => {
      return [code, name, town.code, ruralPopulation(households), marks.join('、') || null];
    }),
  ]);
  return [...head, ...below];
}

function ruralPopulation(households: number): number {
  return Math.round(households * 3.5);
}

function populationOf(towns: readonly Town[]): number {
  return towns
    .flatMap(({ villages }) => villages)
    .reduce((sum, village) => sum + ruralPopulation(village.households), 0);
}

function yesNo(holds: boolean): string {
  return holds ? '是' : '否';
}

const households: Sheet = {
  name: '农户',
  header: [
    ...['户编号', '行政村代码', '村民小组', '户类型', '脱贫年度', '户主姓名', '联系电话', '是否居住在大中型安置区'],
    ...['收入周期起', '收入周期止', '工资性收入', '生产经营性收入', '财产性收入', '转移性收入', '生产经营性支出'],
    ...['理赔收入', '合规自付支出', '上年人均纯收入', '住房是否有保障', '义务教育是否有保障', '饮水是否有保障'],
  ],
  rowsOf: ({ householdNo, village, group, liftedYear, members, income, housing, education, water }, plan) => {
    const { from, to } = incomePeriod(plan.today);
    const { wages, production, property, transfers, productionCost, claims, selfPaid, priorPerHead } = income;
    const [head] = members;
    const type = liftedYear === null ? '一般农户' : '脱贫户';
    return [
      [
        ...[householdNo, village.code, group, type, liftedYear, head?.name ?? null, head?.phone ?? null, '否'],
        ...[from, to, wages, production, property, transfers, productionCost, claims, selfPaid, priorPerHead],
        ...[yesNo(housing), yesNo(education), yesNo(water)],
      ],
    ];
  },
};

function memberRow(householdNo: string, member: Member): Row {
  return [
    ...[householdNo, member.name, member.sex, member.idNumber, member.relation, member.ethnicGroup],
    ...[member.politicalStatus, member.education, member.school, member.health, member.labour],
    ...[member.workRegion, member.workMonths, member.medicalInsurance, yesNo(member.medicalInsurance !== '未参加')],
    ...[member.pension, member.subsistenceAllowance, member.extremePovertySupport, '否', member.phone],
  ];
}

const members: Sheet = {
  name: '家庭成员',
  header: [
    ...['户编号', '姓名', '性别', '证件号码', '与户主关系', '民族', '政治面貌', '文化程度', '在校生状况', '健康状况'],
    ...['劳动技能', '务工区域', '务工时间（月）', '基本医疗保险', '大病保险', '基本养老保险', '低保', '特困供养'],
    ...['易地扶贫搬迁', '联系电话'],
  ],
  rowsOf: ({ householdNo, members }) => members.map((member) => memberRow(householdNo, member)),
};

const monitored: Sheet = {
  name: '监测对象',
  header: [
    ...['户编号', '监测对象类别', '识别时间', '识别纳入人数', '风险类型', '主要风险', '风险是否消除', '风险消除时间'],
    ...['风险消除方式', '监测联系人', '联系人电话'],
  ],
  rowsOf: ({ householdNo, village, members, monitored }) => {
    if (monitored === null) return [];
    const { category, identified, riskTypes, removed, officer } = monitored;
    const isRemoved = removed !== null;
    return [
      [
        ...[householdNo, category, identified, members.length, riskTypes.join('，'), riskTypes[0] ?? null],
        ...[yesNo(isRemoved), removed, isRemoved ? '帮扶消除' : null],
        ...[village.officers[officer] ?? null, officerPhone(village.first, officer)],
      ],
    ];
  },
};

/** Officers have numbers of their own, beyond those of ten million members. */
function officerPhone(firstHousehold: number, officer: number): string {
  return phoneOf(90_000_000 + firstHousehold * 8 + officer);
}

const measures: Sheet = {
  name: '帮扶措施',
  header: ['户编号', '措施类别', '措施', '开始时间', '结束时间', '金额（元）', '资金来源', '责任单位', '实施状态'],
  rowsOf: ({ householdNo, measures }) =>
    measures.map(({ kind, measure, startOn, amount, fund, department }) => [
      ...[householdNo, kind, measure, startOn, null, amount, fund, department, '已实施'],
    ]),
};

const sweepForms: Sheet = {
  name: '入户排查登记',
  header: [
    ...['户编号', '入户排查时间', '户类型', '家庭人口数', '人均纯收入', '人均纯收入是否达到标准', '义务教育是否有保障'],
    ...['基本医疗是否有保障', '住房安全是否有保障', '安全饮水是否有保障', '初判是否符合监测识别条件', '风险类型'],
    ...['是否符合风险消除标准', '是否符合监测帮扶条件', '处理意见', '入户情况', '排查人员'],
  ],
  rowsOf: (household) => {
    const { householdNo, visitedOn, members, village } = household;
    if (visitedOn === null) return [];
    const form = sweepFormOf(household);
    return [
      [
        ...[householdNo, visitedOn, form.householdType, members.length, form.perHead, yesNo(reachesLine(form))],
        ...[yesNo(household.education), yesNo(form.medicalSecured), yesNo(household.housing), yesNo(household.water)],
        ...[yesNo(form.meetsIdentification), form.riskType, yesNo(form.meetsRemoval), yesNo(!form.meetsRemoval)],
        ...[form.opinion, household.atHome ? '有人在家' : '无人在家（电话联系）'],
        village.officers.slice(0, 2).join('、'),
      ],
    ];
  },
};

/** The sheets of households, in the order in which they build on each other. */
export const householdSheets: readonly Sheet[] = [households, members, monitored, measures, sweepForms];
