/** Whom a threshold is for. `when` is CEL; empty for everybody. */
export interface Group {
  readonly label: string;
  readonly when: string;
}

export const GROUPS: Readonly<Record<string, Group>> = {
  everyone: { label: '全部农户', when: '' },
  lifted: { label: '脱贫户', when: 'lifted' },
  atRisk: { label: '脱贫户和监测对象', when: '(lifted || monitored)' },
  others: { label: '一般农户（不是脱贫户、监测对象）', when: '!lifted && !monitored' },
  removed: { label: '风险已消除的监测对象', when: 'monitored && riskRemoved' },
  nearLine: { label: '收入接近或低于监测线的农户', when: 'A38 < nearLineFactor * line' },
  allowance: { label: '低保和特困户', when: '(onAllowance > 0 || extremelyPoor > 0)' },
  ill: { label: '有大病患者的农户', when: 'seriouslyIll > 0' },
  chronicallyIll: { label: '有长期慢性病患者的农户', when: 'chronicallyIll > 0' },
  disabled: { label: '有残疾人的农户', when: 'disabled > 0' },
  students: { label: '有在读非义务教育学生的农户', when: 'beyondCompulsory > 0' },
  awayWorkers: { label: '有人在县外务工的农户', when: 'awayWorkers > 0' },
  withoutLabour: { label: '没有劳动能力的农户', when: 'members > 0 && ableWorkers == 0' },
};
