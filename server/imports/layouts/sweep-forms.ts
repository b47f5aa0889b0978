import { householdTypes, riskTypes } from '../../../domain/code-lists/household.ts';
import { homeSituations, opinions } from '../../../domain/code-lists/visits.ts';
import type { SheetLayout } from '../layout.ts';
import { householdNoColumn, yesNoColumn, yuanColumn } from './column-kinds.ts';

/** 入户排查登记: one row a visit, LZ attachment 1. */
export const sweepFormsLayout: SheetLayout<'sweepForms'> = {
  sheet: 'sweepForms',
  name: '入户排查登记',
  alsoNamed: ['排查登记', '入户排查', '入户排查登记表', '排查登记表', '排查表', '集中排查', '入户登记', '排查'],
  columns: [
    householdNoColumn,
    {
      key: 'visitedOn',
      header: '入户排查时间',
      alsoHeaded: [
        '排查日期',
        '排查时间',
        '走访日期',
        '走访时间',
        '入户日期',
        '入户时间',
        '登记日期',
        '登记时间',
        '入户排查日期',
      ],
      type: 'date',
    },
    {
      key: 'householdType',
      header: '户类型',
      alsoHeaded: ['农户类型', '户属性', '农户属性', '户类别', '类型'],
      type: 'label',
      list: householdTypes,
    },
    {
      key: 'memberCount',
      header: '家庭人口数',
      alsoHeaded: ['家庭人口', '人口数', '家庭人数', '家庭成员数', '人口', '人数', '家庭人口总数', '户人口数'],
      type: 'count',
    },
    yuanColumn('perHead', '人均纯收入', '家庭人均纯收入', '人均收入', '年人均纯收入'),
    yesNoColumn('incomeReached', '人均纯收入是否达到标准', '收入是否达到标准', '收入是否达标', '人均纯收入是否达标'),
    yesNoColumn('educationSecured', '义务教育是否有保障', '义务教育有保障', '教育是否有保障', '义务教育'),
    yesNoColumn('medicalSecured', '基本医疗是否有保障', '基本医疗有保障', '医疗是否有保障', '基本医疗'),
    yesNoColumn('housingSecured', '住房安全是否有保障', '住房安全有保障', '住房是否有保障', '住房安全'),
    yesNoColumn(
      'waterSecured',
      '安全饮水是否有保障',
      '饮水是否有保障',
      '饮水安全是否有保障',
      '饮水安全有保障',
      '饮水安全',
      '安全饮水',
    ),
    yesNoColumn(
      'meetsIdentification',
      '初判是否符合监测识别条件',
      ...['是否符合监测识别条件', '是否符合识别条件', '初判是否符合识别条件', '初判是否符合条件'],
    ),
    {
      key: 'riskTypes',
      header: '风险类型',
      alsoHeaded: ['返贫致贫风险', '致贫返贫风险', '风险类别', '返贫致贫风险类型', '致贫返贫风险类型'],
      type: 'labels',
      list: riskTypes,
    },
    yesNoColumn(
      'meetsRemoval',
      '是否符合风险消除标准',
      '是否符合风险消除条件',
      '是否符合消除标准',
      '是否达到风险消除标准',
    ),
    yesNoColumn('meetsMonitoring', '是否符合监测帮扶条件', '是否符合监测条件', '是否符合帮扶条件'),
    {
      key: 'opinion',
      header: '处理意见',
      alsoHeaded: ['意见', '排查意见', '处置意见', '排查处理意见', '处理结果'],
      type: 'label',
      list: opinions,
    },
    {
      key: 'homeSituation',
      header: '入户情况',
      alsoHeaded: ['入户方式', '走访情况', '是否在家', '在家情况'],
      type: 'label',
      list: homeSituations,
    },
    {
      key: 'visitors',
      header: '排查人员',
      alsoHeaded: ['排查人', '入户人员', '走访人员', '排查干部', '排查员', '走访人', '登记人'],
      type: 'text',
    },
  ],
};
