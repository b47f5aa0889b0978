import { citing } from './base.ts';
import type { PackLayer, Parameter } from './pack.ts';

const FROM = '2022-05-08';

const parameters: readonly Parameter[] = [
  {
    name: 'line',
    label: '监测线',
    unit: 'yuan',
    value: '6900',
    from: FROM,
    cites: 'LZ 一(一)1',
    standing: '拟定（以省委农村工作领导小组审定后为准）',
  },
  {
    name: 'beyondCompulsoryMembers',
    label: '在读非义务教育人数标准',
    unit: 'number',
    value: '2',
    from: FROM,
    cites: 'LZ 一(一)2',
  },
];

const rules = citing(
  {
    'income.belowLine': 'LZ 一(一)1',
    'essentials.housing': 'LZ 一(一)1',
    'essentials.education': 'LZ 一(一)1',
    'essentials.water': 'LZ 一(一)1',
    'essentials.insurance': 'LZ 附件3 A26',
    'health.seriousIllness': 'LZ 一(一)1',
    'health.disability': 'LZ 一(一)2',
    'school.beyondCompulsory': 'LZ 一(一)2',
  },
  FROM,
);

/** Liangzihu, Hubei, from the day its plan was issued until a later pack replaces it. */
export const LZ_2022: PackLayer = {
  id: 'lz-2022',
  title: '梁子湖区 2022 年防止返贫监测帮扶',
  area: '湖北省鄂州市梁子湖区',
  from: FROM,
  parameters,
  rules,
  categories: [
    { category: '突发严重困难户', cites: 'LZ 附件3 注2', when: 'A38 < line && A34 >= line' },
    { category: '脱贫不稳定户', cites: 'LZ 附件3 注2', when: 'A38 < line && A34 < line && lifted' },
    { category: '边缘易致贫户', cites: 'LZ 附件3 注2', when: 'A38 < line && A34 < line && !lifted' },
  ],
};
