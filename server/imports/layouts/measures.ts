import { fundSources, measureKinds, measureStates, measures } from '../../../domain/code-lists/measures.ts';
import type { SheetLayout } from '../layout.ts';
import { householdNoColumn, yuanColumn } from './column-kinds.ts';

/** 帮扶措施: one row a measure, A39–A52. */
export const measuresLayout: SheetLayout<'measures'> = {
  sheet: 'measures',
  name: '帮扶措施',
  alsoNamed: ['措施', '帮扶措施信息', '帮扶措施表', '措施信息', '帮扶措施台账', '帮扶信息'],
  columns: [
    householdNoColumn,
    {
      key: 'kind',
      header: '措施类别',
      alsoHeaded: ['帮扶措施类别', '措施类型', '帮扶类别', '帮扶类型', '帮扶措施类型', '措施大类'],
      type: 'label',
      list: measureKinds,
    },
    {
      key: 'measure',
      header: '措施',
      alsoHeaded: ['帮扶措施', '措施名称', '具体措施', '帮扶措施名称', '措施内容', '帮扶内容', '措施小类'],
      type: 'label',
      list: measures,
    },
    {
      key: 'startOn',
      header: '开始时间',
      alsoHeaded: ['开始日期', '起始时间', '起始日期', '措施开始时间', '帮扶开始时间', '实施时间', '实施日期'],
      type: 'date',
    },
    {
      key: 'endOn',
      header: '结束时间',
      alsoHeaded: ['结束日期', '终止时间', '截止时间', '措施结束时间', '帮扶结束时间', '完成时间', '截止日期'],
      type: 'date',
      endOfMonth: true,
    },
    yuanColumn('amount', '金额（元）', '帮扶金额', '资金金额', '投入金额', '补助金额', '资金', '投入资金'),
    {
      key: 'fundSource',
      header: '资金来源',
      alsoHeaded: ['资金渠道', '资金类别', '资金性质', '经费来源'],
      type: 'label',
      list: fundSources,
    },
    {
      key: 'department',
      header: '责任单位',
      alsoHeaded: ['负责单位', '责任部门', '帮扶单位', '实施单位', '牵头单位', '主管部门'],
      type: 'text',
    },
    {
      key: 'state',
      header: '实施状态',
      alsoHeaded: ['状态', '实施情况', '落实情况', '是否实施', '措施状态'],
      type: 'label',
      list: measureStates,
    },
  ],
};
