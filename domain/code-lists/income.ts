import { type CodeList, labelled } from './code-list.ts';

function incomeLines(field: string, title: string, ...labels: string[]): CodeList {
  return { title, field, closed: false, values: labelled(...labels) };
}

/** The lines behind A28–A32. A household gives totals or lines; where lines exist the total is their sum. */
export const incomeLineLists: readonly CodeList[] = [
  incomeLines('A28', '工资性收入', '务工', '行业部门公益岗', '乡镇公益岗', '村级公益岗'),
  incomeLines('A29', '生产经营性收入', '种植', '养殖', '林果', '其他'),
  incomeLines('A30', '财产性收入', '资产收益分红', '土地流转', '其他'),
  incomeLines(
    'A31',
    '转移性收入',
    ...['计划生育金', '低保金', '特困供养金', '养老保险金', '生态补偿金', '种粮与地力补贴', '高龄补贴', '优抚金'],
    ...['残疾人补贴', '教育补助', '救灾款', '赡养费', '防贫保险', '捐赠', '其他'],
  ),
  incomeLines('A32', '生产经营性支出', '种植', '养殖', '林果', '其他'),
];
