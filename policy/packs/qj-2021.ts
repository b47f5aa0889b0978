import { QJ_GROUPS } from '../rules/groups/of-households.ts';
import { citing } from './base.ts';
import { categoriesByFigures, lineRules } from './line-rules.ts';
import type { PackLayer } from './pack.ts';
import type { Parameter } from './parameter.ts';
import { recorded, stating } from './stating.ts';

const FROM = '2021-08-11';
const { yuan, number, choice } = stating('QJ', FROM);

const rounding =
  '“取整数”按四舍五入到百元读：四类地区低保标准是整元，1.5 倍后到元本来就是（或只差五角）整数，文件自己的结果是 9600。';

const line: readonly Parameter[] = [
  yuan('line', '监测线', '9600', '三', {
    standing: '文件自己算好的：2020 年四类地区农村低保标准的 1.5 倍取整数',
    reading: rounding,
  }),
  {
    ...{ name: 'line', label: '监测线', unit: 'yuan' as const, from: '2022-01-01', cites: 'QJ 三', reading: rounding },
    formula: { times: '1.5', figure: 'classFourRuralAllowance', yearsBack: 1, roundTo: '100', atLeast: 'lineFloor' },
    standing: '每年按上一年省公布的四类地区农村低保标准算',
  },
  {
    ...{ name: 'line', label: '监测线', unit: 'yuan' as const, from: '2026-01-01', cites: 'QJ 三' },
    standing: '文件只写到 2025 年',
  },
  yuan('lineFloor', '监测线底线', '9060', '三', { standing: '2020 年我省相对扶贫脱贫标准（人均可支配收入）' }),
  choice('lineOperator', '<=', '三', {
    reading: '“1.5 倍以下”：民法典第一千二百五十九条，所称的“以下”包括本数，正好等于监测线的也纳入。',
  }),
];

const others: readonly Parameter[] = [
  choice('leadDesk', 'township', '四(三)', { reading: '“将预警信息分类反馈镇级核实”。' }),
  choice('approvingBody', 'countyOffice', '五(一)'),
];

/** What the document says besides, and nothing here rests on. */
const stated = recorded(
  choice('incomeMeasure', 'disposable', '三'),
  choice('twoWorries', 'yes', '二'),
  number('sweepsPerYear', '集中“回头看”排查（每年至少）', '1', '次', '四(一)'),
  choice('publicityIdentification', 'yes', '五(一)'),
  choice('publicityMeasures', 'yes', '五(二)', { reading: '“完善帮扶措施评议公示等程序”。' }),
  choice('publicityRemoval', 'yes', '五(三)'),
  choice('stability', 'sustained', '五(二)'),
  choice('partlyAble', 'safetyNet', '六(二)'),
  choice('seriousIllness', 'watch', '二'),
  number('scaleRisks', '规模性返贫要防的风险', '9', '类', '六(四)'),
  number('transitionYears', '过渡期', '5', '年', '六(四)'),
);

/** Qujiang, a district of Shaoguan in Guangdong; under it lies what the province says (`gd-2021.ts`). */
export const QJ_2021: PackLayer = {
  id: 'qj-2021',
  title: '曲江区 2021 年健全防止返贫动态监测和帮扶机制',
  area: '广东省韶关市曲江区',
  from: FROM,
  documentNo: '韶曲农组〔2021〕6号',
  parameters: [...line, ...others, ...stated],
  rules: [
    ...lineRules('<=', FROM, 'QJ 三'),
    ...QJ_GROUPS.map((rule) => ({ ...rule, from: FROM })),
    ...citing(
      {
        'expense.rigid': 'QJ 二',
        'essentials.housing': 'QJ 二',
        'essentials.education': 'QJ 二',
        'essentials.water': 'QJ 二',
        'essentials.insurance': 'QJ 二',
        'health.seriousIllness': 'QJ 二',
        'health.disability': 'QJ 二',
      },
      FROM,
    ),
  ],
  categories: categoriesByFigures('<=', FROM),
};
