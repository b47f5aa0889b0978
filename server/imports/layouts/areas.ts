import { villageMarks } from '../../../domain/code-lists/household.ts';
import type { SheetLayout } from '../layout.ts';

export const areasLayout: SheetLayout<'areas'> = {
  sheet: 'areas',
  name: '行政区划',
  alsoNamed: ['区划', '行政区划表', '区划代码', '区划代码表', '村镇名录'],
  columns: [
    {
      key: 'code',
      header: '区划代码',
      alsoHeaded: ['代码', '行政区划代码', '区划编码', '编码', '统计用区划代码', '区域代码', '行政区划编码'],
      type: 'code',
      required: true,
    },
    {
      key: 'name',
      header: '名称',
      alsoHeaded: ['区划名称', '行政区划名称', '地区', '地区名称', '单位名称', '区域名称'],
      type: 'text',
      required: true,
    },
    {
      key: 'parentCode',
      header: '上级代码',
      alsoHeaded: ['上级区划代码', '上级编码', '父级代码', '上级行政区划代码', '所属上级代码', '上级'],
      type: 'code',
    },
    {
      key: 'ruralPopulation',
      header: '农村户籍人口',
      alsoHeaded: ['农村户籍人口数', '农村人口', '农村人口数', '户籍人口', '户籍人口数', '乡村人口'],
      type: 'count',
    },
    {
      key: 'marks',
      header: '标记',
      alsoHeaded: ['标签', '备注标记', '重点标记', '区域标记'],
      type: 'labels',
      list: villageMarks,
    },
  ],
};
