import { expect, test } from 'vitest';
import { legalCalendar } from '../legal-days/calendar.ts';
import { SHIPPED_CALENDAR } from '../legal-days/shipped.ts';
import { advance } from './advance.ts';
import { clocksOf, dueOn } from './clocks.ts';
import type { Procedure } from './vocabulary.ts';

test('自然日不算第一天：1日起5天，到6日，放假也照算', () => {
  expect(dueOn({ days: 5, unit: 'calendarDay' }, '2022-05-01', SHIPPED_CALENDAR)).toBe('2022-05-06');
});

test('工作日跳过周末：2022年5月13日是星期五，起5个工作日，到20日星期五', () => {
  expect(dueOn({ days: 5, unit: 'workingDay' }, '2022-05-13', SHIPPED_CALENDAR)).toBe('2022-05-20');
});

test('工作日按法定日历：2022年4月29日起5个工作日，劳动节放到5月4日，7日补班，到10日', () => {
  expect(dueOn({ days: 5, unit: 'workingDay' }, '2022-04-29', SHIPPED_CALENDAR)).toBe('2022-05-10');
});

test('没有天数的期限当天到期', () => {
  expect(dueOn({ days: 0, unit: 'workingDay' }, '2022-05-14', SHIPPED_CALENDAR)).toBe('2022-05-14');
});

const report: Procedure = {
  ...{ id: 'report', title: '排查报告', from: '2021-01-01', cites: 'GD 七(三)', labels: {} },
  steps: [{ step: 'writing', title: '写报告', desk: 'province', after: [], cites: 'GD 七(三)' }],
  acts: [
    {
      ...{ act: 'endInspection', title: '排查结束', where: { unopened: ['province'] }, needs: [], keeps: [] },
      ...{ outcome: { by: 'act', next: 'writing' }, cites: 'GD 七(三)' },
    },
  ],
  clocks: [
    {
      ...{
        clock: 'report',
        title: '5个工作日内形成书面报告',
        sense: 'atMost',
        days: 5,
        unit: 'workingDay',
        hard: false,
      },
      ...{ starts: { act: 'endInspection', again: false }, stops: { acts: [], steps: [] }, cites: 'GD 七(三)' },
    },
  ],
};

test('条款说工作日的期限，放假不算：2021年9月30日排查结束，国庆放到7日、9日补班，10月13日到期，14日算超期', () => {
  const state = advance(report, undefined, 'endInspection', {}, '2021-09-30');
  const on = (today: string) => clocksOf(report, state, { today, calendar: SHIPPED_CALENDAR })[0];
  expect(on('2021-10-13')).toMatchObject({ dueOn: '2021-10-13', overdue: false, unknownYears: [] });
  expect(on('2021-10-14')?.overdue).toBe(true);
});

test('期限里有一年没有放假安排，读数说出是哪一年；自然日不说', () => {
  const state = advance(report, undefined, 'endInspection', {}, '2021-12-29');
  const [clock] = clocksOf(report, state, { today: '2021-12-30', calendar: legalCalendar([]) });
  expect(clock).toMatchObject({ dueOn: '2022-01-05', unknownYears: [2021, 2022] });
  const inDays = { ...report, clocks: report.clocks.map((rule) => ({ ...rule, unit: 'calendarDay' as const })) };
  expect(clocksOf(inDays, state, { today: '2021-12-30', calendar: legalCalendar([]) })[0]?.unknownYears).toEqual([]);
});
