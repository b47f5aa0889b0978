import { labelsOf } from '../../domain/code-lists/code-list.ts';
import { monitoredCategories, removalWays, riskTypes } from '../../domain/code-lists/household.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { FactRow } from '../engine/tree.ts';
import type { FactSource, HouseholdFact } from './definition.ts';
import { daysOver, monthsBetween, monthsSql } from './elapsed.ts';
import type { HouseholdOnDay, MonitoringOnDay } from './household-on-day.ts';

const BOUND = 1_000_000n;

/** A27; offices also write the last two. */
const RISKS = [...labelsOf(riskTypes), '因安全饮水', '因住房安全'];

type Read = (household: HouseholdOnDay) => FactRow[string];

function fact(
  from: FactSource,
  unit: HouseholdFact['unit'],
  [id, label]: readonly [string, string],
  inMemory: Read,
  sql: string,
  more: Partial<HouseholdFact> = {},
): HouseholdFact {
  return { id, label, unit, from, bound: BOUND, needs: [], inMemory, sql, ...more };
}

function ofMonitoring(read: (monitoring: MonitoringOnDay) => FactRow[string]): Read {
  return ({ monitoring }) => monitoring && read(monitoring);
}

/** A removal that lies ahead is none yet. */
function removedOn({ monitoring, on }: HouseholdOnDay): PlainDate | undefined {
  const day = monitoring?.removedOn;
  return day !== undefined && on !== undefined && day <= on ? day : undefined;
}

const REMOVED_SQL = '(case when q.risk_removed_on <= {on} then q.risk_removed_on end)';

function yearEnd(day: PlainDate): PlainDate {
  return `${day.slice(0, 4)}-12-31`;
}

/** What is held of a monitored household; unknown of one that is none. */
export const MONITORING_FACTS: readonly HouseholdFact[] = [
  fact(
    'monitoring',
    'label',
    ['category', '监测对象类别'],
    ofMonitoring(({ category }) => category),
    'q.category',
    {
      ...{ labels: labelsOf(monitoredCategories), needs: ['A3'] },
    },
  ),
  fact(
    'monitoring',
    'labels',
    ['riskTypes', '风险类型'],
    ofMonitoring(({ riskTypes: held }) => (held.length === 0 ? undefined : held)),
    `nullif(q.risk_types, '{}')`,
    { labels: RISKS, needs: ['A27'] },
  ),
  fact(
    'monitoring',
    'items',
    ['risks', '风险类型数'],
    ofMonitoring(({ riskTypes: held }) => (held.length === 0 ? undefined : BigInt(held.length))),
    `nullif(cardinality(q.risk_types), 0)`,
    { needs: ['A27'] },
  ),
  fact(
    'monitoring',
    'label',
    ['mainRisk', '主要风险'],
    ofMonitoring(({ mainRisk }) => mainRisk),
    'q.main_risk',
    {
      ...{ labels: RISKS, needs: ['A27'] },
    },
  ),
  fact(
    'monitoring',
    'label',
    ['removalWay', '风险消除方式'],
    ofMonitoring(({ removalWay }) => removalWay),
    'q.removal_way',
    {
      ...{ labels: labelsOf(removalWays), needs: ['A53'] },
    },
  ),
  fact(
    'monitoring',
    'count',
    ['recognisedMembers', '识别时人口数'],
    ofMonitoring(({ recognisedMembers: held }) => (held === undefined ? undefined : BigInt(held))),
    'q.recognised_members',
  ),
  fact(
    'monitoring',
    'months',
    ['monitoredMonths', '识别至今'],
    ({ monitoring, on }) => monthsBetween(monitoring?.since, on),
    monthsSql('q.valid_from', '{on}'),
  ),
  fact(
    'monitoring',
    'months',
    ['removedMonths', '风险消除至今'],
    (household) => monthsBetween(removedOn(household), household.on),
    monthsSql(REMOVED_SQL, '{on}'),
  ),
  fact(
    'monitoring',
    'months',
    ['monthsToRemoval', '识别到风险消除'],
    (household) => monthsBetween(household.monitoring?.since, removedOn(household)),
    monthsSql('q.valid_from', REMOVED_SQL),
  ),
  fact(
    'monitoring',
    'days',
    ['daysToYearEnd', '风险消除离年底'],
    (household) => {
      const day = removedOn(household);
      return day === undefined ? undefined : daysOver(day, yearEnd(day));
    },
    `(make_date(extract(year from ${REMOVED_SQL})::integer, 12, 31) - ${REMOVED_SQL})`,
  ),
];

/** The home as a whole, and how old its figures are. */
export const HOME_FACTS: readonly HouseholdFact[] = [
  fact(
    'home',
    'boolean',
    ['resettlementSite', '居住在大中型易地扶贫搬迁集中安置区'],
    ({ resettlementSite: held }) => held,
    'b.resettlement_site',
    {
      needs: ['A1'],
    },
  ),
  fact(
    'home',
    'boolean',
    ['phoneFilled', '农户电话已填'],
    ({ phoneKnown }) => phoneKnown ?? false,
    'coalesce(b.phone_filled, false)',
  ),
  fact(
    'income',
    'months',
    ['incomeAge', '收入数据的时间'],
    ({ incomeFrom, on }) => monthsBetween(incomeFrom, on),
    monthsSql('i.valid_from', '{on}'),
    { needs: ['income'] },
  ),
  fact(
    'essentials',
    'months',
    ['essentialsAge', '三保障数据的时间'],
    ({ essentialsFrom, on }) => monthsBetween(essentialsFrom, on),
    monthsSql('e.valid_from', '{on}'),
    { needs: ['essentials'] },
  ),
];

/** 监测联系人, 入户排查, 线索 and 案件. */
export const CARE_FACTS: readonly HouseholdFact[] = [
  fact(
    'contacts',
    'count',
    ['contacts', '监测联系人数'],
    ({ contacts = [] }) => BigInt(contacts.length),
    'coalesce(c.contacts, 0)',
  ),
  fact(
    'contacts',
    'count',
    ['contactsWithPhone', '有电话的监测联系人数'],
    ({ contacts = [] }) => BigInt(contacts.filter(({ phoneKnown }) => phoneKnown).length),
    'coalesce(c.with_phone, 0)',
  ),
  fact(
    'contacts',
    'count',
    ['contactsInHousehold', '是本户成员的监测联系人数'],
    ({ contacts = [], members }) =>
      BigInt(contacts.filter(({ name }) => members.some((member) => member.name === name)).length),
    'coalesce(c.of_household, 0)',
  ),
  fact(
    'contacts',
    'items',
    ['contactLoad', '联系人在本村联系的户数'],
    ({ contacts = [] }) =>
      contacts.length === 0 ? undefined : BigInt(Math.max(...contacts.map(({ households }) => households))),
    'c.load',
    { needs: ['A55'] },
  ),
  fact(
    'sweeps',
    'items',
    ['visitsThisYear', '本年入户排查次数'],
    ({ sweeps = [] }) => BigInt(sweeps.length),
    'coalesce(w.visits, 0)',
  ),
  fact(
    'sweeps',
    'items',
    ['visitsEnteredEarly', '录入早于入户的登记'],
    ({ sweeps = [] }) => BigInt(sweeps.filter(({ visitedOn, enteredOn }) => enteredOn < visitedOn).length),
    'coalesce(w.entered_early, 0)',
  ),
  fact('leads', 'boolean', ['inCase', '正在识别'], ({ inCase }) => inCase ?? false, 'coalesce(g.in_case, false)'),
  fact(
    'leads',
    'items',
    ['openLeads', '未核实的线索'],
    ({ openLeads = 0 }) => BigInt(openLeads),
    'coalesce(g.open_leads, 0)',
  ),
  fact(
    'leads',
    'items',
    ['confirmedLeads', '属实而没有立案的线索'],
    ({ confirmedLeads = 0 }) => BigInt(confirmedLeads),
    'coalesce(g.confirmed_leads, 0)',
  ),
  fact(
    'leads',
    'items',
    ['refusals', '一年内写明的不纳入理由'],
    ({ refusals = 0 }) => BigInt(refusals),
    'coalesce(g.refusals, 0)',
  ),
  fact(
    'leads',
    'items',
    ['complaints', '一年内社会监督反映'],
    ({ complaints = 0 }) => BigInt(complaints),
    'coalesce(g.complaints, 0)',
  ),
];
