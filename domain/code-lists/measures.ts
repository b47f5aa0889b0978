import { type CodeList, labelled } from './code-list.ts';

function measureList(field: string, title: string, ...labels: string[]): CodeList {
  return { title, field, closed: false, values: labelled(...labels) };
}

/** The measures of each kind, A39–A52. */
export const measureLists: readonly CodeList[] = [
  measureList('A39', '产业帮扶', '种植业', '林果业', '养殖业', '加工业', '乡村旅游', '消费帮扶', '其他'),
  measureList('A40', '就业帮扶', '技能培训', '劳务输出', '外出务工补贴', '以工代赈', '经营主体就业', '其他'),
  measureList('A41', '金融帮扶', '小额信贷', '其他'),
  measureList('A42', '公益岗位帮扶', '护林员', '护草员', '保洁员', '其他'),
  measureList('A43', '住房安全保障', '危房改造', '其他'),
  measureList('A44', '饮水安全保障', '饮水安全保障'),
  measureList('A45', '健康帮扶', '参加城乡居民基本医疗保险个人缴费补贴', '大病保险', '医疗救助', '其他'),
  measureList('A46', '义务教育保障', '劝返', '送教上门', '寄宿生生活补助', '其他'),
  measureList('A47', '教育帮扶', '雨露计划', '助学贷款', '助学金', '其他'),
  measureList('A48', '综合保障', '低保', '特困供养', '临时救助', '残疾人补贴', '防贫保险', '其他'),
  measureList('A49', '社会帮扶', '社会捐助', '其他'),
  measureList('A50', '搬迁', '搬迁'),
  measureList('A51', '生产生活条件改善', '生产生活条件改善'),
  measureList('A52', '基础设施建设', '基础设施建设'),
];

/** The titles of A39–A52. */
export const measureKinds: CodeList = {
  title: '措施类别',
  closed: false,
  values: measureLists.map(({ title }) => ({ label: title })),
};

/** Every measure that any kind knows. */
export const measures: CodeList = {
  title: '措施',
  closed: false,
  values: labelled(...new Set(measureLists.flatMap(({ values }) => values.map(({ label }) => label)))),
};

export const fundSources: CodeList = {
  title: '资金来源',
  closed: false,
  values: labelled('衔接资金', '行业资金', '社会捐赠', '6·30捐赠', '财政资金', '自筹资金', '其他'),
};

export const measureStates: CodeList = {
  title: '实施状态',
  closed: false,
  values: labelled('已实施', '尚未实施'),
};
