import { expect, test } from 'vitest';
import type { Parameter } from '../packs/parameter.ts';
import { resolveOn } from '../packs/resolve.ts';
import { LZ_PACK, SHIPPED_PACKS } from '../packs/shipped.ts';
import { identificationUnder, lz2022Identification } from './lz-2022.ts';
import { identificationTermsOf } from './terms.ts';

const of = (id: string) => SHIPPED_PACKS.find((pack) => pack.id === id)!;
const under = (id: string, on: string) => identificationUnder(identificationTermsOf(resolveOn(of(id), on)));

/** LZ with one figure of a county's own. */
function lzWith(parameter: Omit<Parameter, 'from' | 'unit' | 'label'>) {
  const own = { ...parameter, label: '', unit: 'number' as const, from: '2022-06-01' };
  const content = {
    ...LZ_PACK,
    layers: [...LZ_PACK.layers, { ...LZ_PACK.layers[1]!, id: 'own', parameters: [own], rules: [], categories: [] }],
  };
  return (on: string) => identificationUnder(identificationTermsOf(resolveOn(content, on)));
}

test('梁子湖的包说出的程序和案件已经钉住的一字不差：5 天、15 天、10 天', () => {
  expect(under('lz-2022', '2022-05-30')).toEqual(lz2022Identification);
});

test('文件没有写期限的，用自定缺省，期限不引别处的条款', () => {
  for (const id of ['gd-2021', 'qj-2021', 'xf-2023', 'gs-2021']) {
    const { clocks } = under(id, '2023-08-01');
    expect(clocks.map(({ days, cites }) => [days, cites])).toEqual([5, 15, 10].map((days) => [days, 'own default']));
  }
});

test('县里改的天数从它那天起才进程序，前一天还是旧的；按工作日数的写明工作日', () => {
  const own = lzWith({ name: 'publicityDays', value: '7', counted: '个工作日' });
  const notice = (on: string) => own(on).clocks.find(({ clock }) => clock === 'publicNotice');
  expect(notice('2022-05-31')).toMatchObject({ days: 5, unit: 'calendarDay' });
  expect(notice('2022-06-01')).toMatchObject({ days: 7, unit: 'workingDay', title: '公示不少于7个工作日' });
});

test('识别期限、不重复比对的时间改了，要写原因的话和年限跟着改', () => {
  const later = lzWith({ name: 'identificationDays', value: '20', counted: '天' })('2022-06-01');
  expect(JSON.stringify(later.acts)).toContain('原则上不超过20天');
  expect(later.labels.lateReason).toBe('超过20天的原因');
  const waived = lzWith({ name: 'comparisonWaiverMonths', value: '3', counted: '个月' })('2022-06-01');
  const needs = waived.acts.find(({ act }) => act === 'recordComparison')?.needs;
  expect(needs).toContainEqual(expect.objectContaining({ need: 'withinMonths', months: 3 }));
  expect(JSON.stringify(needs)).toContain('3个月内新纳入');
});

test('广东由县级人民政府审定，这一步就这样叫', () => {
  const title = (id: string) => under(id, '2023-08-01').acts.find(({ act }) => act === 'decideCounty')?.title;
  expect([title('gd-2021'), title('lz-2022')]).toEqual(['县级人民政府审定', '区级审定']);
});
