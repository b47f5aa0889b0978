import type { PlainDate } from '../../domain/plain-date.ts';
import { GS_GROUPS } from '../rules/groups/of-households.ts';
import { GS_BARS } from '../rules/removal/of-households.ts';
import { citing } from './base.ts';
import type { CategoryRule, PackLayer } from './pack.ts';
import { recorded, stating } from './stating.ts';

const FROM = '2021-09-10';
const { number, choice, date } = stating('GS', FROM);

/** 刚性支出陡增 */
const RIGID = '(A33 > 0 && A36 - A35 >= rigidExpenseShare * A33 || A33 <= 0 && A36 > A35)';
/** 收入大幅缩减、“三保障”和饮水安全出现反弹 */
const FALLEN =
  '(priorPerHead > 0 && A34 <= sharpFallFactor * priorPerHead || !housingSecured || !educationSecured || !waterSecured)';

/**
 * GS 三: by the kind of risk, and by time where a household has both. 2019 and 2020 are mainly the first two categories,
 * from 2021 on the third: so the kind that the time speaks for comes first.
 */
function byTimeAndRisk(from: PlainDate, first: 'fallen' | 'rigid'): CategoryRule[] {
  const fallen = first === 'fallen' ? FALLEN : `!${RIGID} && ${FALLEN}`;
  const rigid = first === 'rigid' ? RIGID : `!${FALLEN} && ${RIGID}`;
  return [
    { category: '突发严重困难户', cites: 'GS 三·措施', from, when: rigid },
    { category: '脱贫不稳定户', cites: 'GS 三·措施', from, when: `${fallen} && lifted` },
    { category: '边缘易致贫户', cites: 'GS 三·措施', from, when: `${fallen} && !lifted` },
  ];
}

/** What the document says besides, and nothing here rests on. */
const stated = recorded(
  choice('categoryBy', 'timeAndRisk', '三'),
  number('suddenHardshipFromYear', '从哪年起以突发严重困难户为主', '2021', '年', '三'),
  choice('withoutLabour', 'notRemoved', '五'),
  choice('seriousIllness', 'notRemoved', '五'),
  choice('publicityRemoval', 'yes', '五', { reading: '“一看二算三核四评议五公示”。' }),
  choice('stability', 'sustained', '五'),
  number('visitGroups', '六必访', '6', '类', '一'),
  number('checkGroups', '六必查', '6', '类', '一'),
  number('planDefects', '“一户一策”要解决的问题', '8', '个', '四'),
  number('removalBars', '“七个不消”', '7', '条', '五'),
  date('mendBy', '整改时限（数据质量以外）', '2021-09-20', '一', { standing: '并长期坚持' }),
  date('mendDataBy', '数据质量整改时限', '2021-09-10', '六', { standing: '并长期坚持' }),
  date('reportBy', '报送整改落实情况', '2021-09-25', '六'),
);

/** Gansu province: the notice on mending what stood out in 2021. */
export const GS_2021: PackLayer = {
  id: 'gs-2021',
  title: '甘肃省 2021 年整改防止返贫动态监测和帮扶突出问题',
  area: '甘肃省',
  from: FROM,
  documentNo: '甘乡振局发〔2021〕74号',
  parameters: [
    {
      ...{ name: 'line', label: '监测线', unit: 'yuan' as const, from: FROM, cites: 'GS 二' },
      standing: '文件没有写数，要求不单纯衡量收入',
    },
    ...stated,
  ],
  rules: [
    ...citing(
      {
        'income.sharpFall': 'GS 二·一',
        'expense.rigid': 'GS 二·一',
        'essentials.housing': 'GS 二·一',
        'essentials.education': 'GS 二·一',
        'essentials.water': 'GS 二·一',
        'essentials.insurance': 'GS 二·一',
        'health.seriousIllness': 'GS 一·六必访',
        'health.disability': 'GS 一·六必访',
      },
      FROM,
    ),
    ...[...GS_GROUPS, ...GS_BARS].map((rule) => ({ ...rule, from: FROM })),
  ],
  categories: [...byTimeAndRisk('2019-01-01', 'fallen'), ...byTimeAndRisk('2021-01-01', 'rigid')],
};
