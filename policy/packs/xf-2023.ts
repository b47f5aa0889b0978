import { XF_GROUPS } from '../rules/groups/of-households.ts';
import { citing } from './base.ts';
import { categoriesByFigures } from './line-rules.ts';
import type { PackLayer } from './pack.ts';
import type { Parameter } from './parameter.ts';
import { recorded, stating } from './stating.ts';

const FROM = '2023-07-12';
const { number, choice, date } = stating('XF', FROM);

const line: Parameter = {
  ...{ name: 'line', label: '监测线', unit: 'yuan' as const, from: FROM, cites: 'XF 二(一)3' },
  standing: '文件说“监测范围”，没有写数，由省里另定',
};

/** What the document says besides, and nothing here rests on. */
const stated = recorded(
  number('developmentalMeasures', '有劳动能力和意愿的至少落实开发式帮扶措施', '1', '项', '二(一)2'),
  choice('partlyAble', 'developmental', '二(一)2'),
  choice('stability', 'sustained', '二(一)3'),
  choice('withoutLabour', 'ownClass', '二(一)4'),
  choice('shareDenominator', 'ruralRegistered', '二(一)6'),
  number('looks', '“回头看”的方面', '8', '个', '二(一)'),
  number('lookBackFromYear', '“回头看”哪年起的集中排查', '2022', '年', '二(一)'),
  number('lookBackToYear', '“回头看”哪年止的集中排查', '2023', '年', '二(一)'),
  date('selfCheckFrom', '乡镇自查整改开始', '2023-07-12', '二(一)'),
  date('selfCheckTo', '乡镇自查整改结束', '2023-07-21', '二(一)'),
  date('inspectionFrom', '县级抽查督查开始', '2023-07-22', '二(二)'),
  date('inspectionTo', '县级抽查督查结束', '2023-07-30', '二(二)'),
);

/** Xinfeng, a county of Jiangxi: the look-back of 2023. It names the line and gives no figure. */
export const XF_2023: PackLayer = {
  id: 'xf-2023',
  title: '信丰县 2023 年防止返贫监测帮扶集中排查“回头看”',
  area: '江西省赣州市信丰县',
  from: FROM,
  documentNo: '信巩办字〔2023〕13号',
  parameters: [
    ...stated,
    line,
    choice('lineOperator', '<', '二(一)3', {
      reading: '“稳定超过监测范围”是消除的条件；未超过的怎样算没有写，照未达到读。',
    }),
    number('unremovedShare', '未消除风险监测对象占比', '2', '%', '二(一)6', { reading: '“高于2%”：正好 2% 的不算。' }),
  ],
  rules: [
    ...citing(
      {
        'essentials.housing': 'XF 二(一)3',
        'essentials.education': 'XF 二(一)3',
        'essentials.water': 'XF 二(一)3',
        'essentials.insurance': 'XF 二(一)3',
        'work.shortMonths': 'XF 二(一)5',
      },
      FROM,
    ),
    ...XF_GROUPS.map((rule) => ({ ...rule, from: FROM })),
  ],
  categories: categoriesByFigures('<', FROM),
};
