import { type CodeList, labelled } from './code-list.ts';

export const householdTypes: CodeList = {
  title: '户类型',
  closed: true,
  values: labelled('一般农户', '脱贫户', '监测对象'),
};

export const monitoredCategories: CodeList = {
  title: '监测对象类别',
  field: 'A3',
  closed: true,
  values: labelled('脱贫不稳定户', '边缘易致贫户', '突发严重困难户'),
};

/** A22–A26 and every other question that is answered by yes or no. */
export const yesNo: CodeList = {
  title: '是/否',
  closed: true,
  values: labelled('是', '否'),
};

/** Real data also has 因安全饮水 and 因住房安全, so the list is open. */
export const riskTypes: CodeList = {
  title: '风险类型',
  field: 'A27',
  closed: false,
  several: true,
  values: labelled(
    ...['因病', '因学', '因残', '因自然灾害', '因意外事故', '因产业项目失败', '因务工就业不稳', '缺劳动力', '其他'],
  ),
};

export const removalWays: CodeList = {
  title: '风险消除方式',
  field: 'A53',
  closed: false,
  values: labelled('帮扶消除', '自然消除'),
};

export const villageMarks: CodeList = {
  title: '标记',
  closed: false,
  several: true,
  values: labelled('乡村振兴重点帮扶村', '易地扶贫搬迁集中安置区', '废弃矿山区域', '无脱贫人口但有农村人口'),
};
