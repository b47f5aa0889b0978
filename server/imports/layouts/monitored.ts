import { monitoredCategories, removalWays, riskTypes } from '../../../domain/code-lists/household.ts';
import type { SheetLayout } from '../layout.ts';
import { householdNoColumn, phoneHeaders, yesNoColumn } from './column-kinds.ts';

/** 监测对象: one row a monitored household, removed ones included. */
export const monitoredLayout: SheetLayout<'monitored'> = {
  sheet: 'monitored',
  name: '监测对象',
  alsoNamed: ['监测户', '监测对象信息', '监测对象表', '三类户', '三类监测对象', '监测对象台账', '监测信息'],
  columns: [
    householdNoColumn,
    {
      key: 'category',
      header: '监测对象类别',
      alsoHeaded: ['监测类别', '监测对象类型', '对象类别', '类别', '监测户类型', '监测户类别'],
      type: 'label',
      list: monitoredCategories,
    },
    {
      key: 'identifiedOn',
      header: '识别时间',
      alsoHeaded: [
        '识别日期',
        '识别年月',
        '纳入时间',
        '纳入日期',
        '认定时间',
        '识别认定时间',
        '识别监测时间',
        '监测对象识别时间',
      ],
      type: 'month',
    },
    {
      key: 'identifiedMembers',
      header: '识别纳入人数',
      alsoHeaded: ['纳入人数', '识别人数', '监测人数', '识别时人数', '识别纳入人口数', '人数'],
      type: 'count',
    },
    {
      key: 'riskTypes',
      header: '风险类型',
      alsoHeaded: ['返贫致贫风险', '致贫返贫风险', '风险类别', '返贫风险类型', '致贫返贫风险类型', '返贫致贫风险类型'],
      type: 'labels',
      list: riskTypes,
    },
    {
      key: 'mainRisk',
      header: '主要风险',
      alsoHeaded: ['主要风险类型', '主要返贫致贫风险', '主要致贫返贫风险', '主要致贫原因', '主风险'],
      type: 'label',
      list: riskTypes,
    },
    yesNoColumn('removed', '风险是否消除', '是否消除风险', '是否风险消除', '是否消除', '风险已消除'),
    {
      key: 'removedOn',
      header: '风险消除时间',
      alsoHeaded: ['消除时间', '风险消除日期', '风险消除年月', '消除日期', '消除年月'],
      type: 'month',
    },
    {
      key: 'removalWay',
      header: '风险消除方式',
      alsoHeaded: ['消除方式', '风险消除类型', '消除类型'],
      type: 'label',
      list: removalWays,
    },
    {
      key: 'contactOfficer',
      header: '监测联系人',
      alsoHeaded: ['联系人', '监测联系人姓名', '联系人姓名', '帮扶联系人', '帮扶责任人', '包联干部', '帮扶干部'],
      type: 'text',
    },
    {
      key: 'contactPhone',
      header: '联系人电话',
      alsoHeaded: ['监测联系人电话', '联系人联系电话', '联系人手机', '联系人手机号', '联系电话', ...phoneHeaders],
      type: 'phone',
    },
  ],
};
