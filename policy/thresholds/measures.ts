/** What is compared with a share of: `when` names it in CEL, `said` in a sentence. */
interface Reference {
  readonly label: string;
  readonly when: string;
  readonly said: string;
  /** May be nothing or less than nothing: a share of it then says nothing. */
  readonly signed?: true;
}

export const REFERENCES: Readonly<Record<string, Reference>> = {
  line: { label: '监测线', when: 'line', said: '监测线 {line}' },
  priorPerHead: {
    ...{ label: '上年人均纯收入', when: 'priorPerHead', said: '上年人均纯收入 {priorPerHead}', signed: true },
  },
  A34: { label: '家庭人均纯收入', when: 'A34', said: '家庭人均纯收入 {A34}', signed: true },
  A33: { label: '家庭纯收入', when: 'A33', said: '家庭纯收入 {A33}', signed: true },
  members: { label: '家庭人口数', when: 'members', said: '家庭人口数 {members}' },
};

/** What is measured of a household. */
export interface Measure {
  readonly label: string;
  readonly unit: '元' | '人' | '个月' | '项' | '次';
  readonly when: string;
  readonly said: string;
  /** From the statement of income and expenses, so that its age matters. */
  readonly ofStatement: boolean;
  /** What a share of it may be of. */
  readonly shareOf: readonly string[];
}

const [PER_HEAD, TOTAL, COUNT] = [['line', 'priorPerHead'], ['A33', 'A34', 'priorPerHead', 'line'], ['members']];

function money(when: string, label: string, shareOf: readonly string[] = TOTAL): Measure {
  return { label, unit: '元', when, said: `${label} {${when}}`, ofStatement: true, shareOf };
}

function count(when: string, label: string, unit: Measure['unit'] = '人'): Measure {
  return { label, unit, when, said: `${label} {${when}}`, ofStatement: false, shareOf: unit === '人' ? COUNT : [] };
}

export const MEASURES: Readonly<Record<string, Measure>> = {
  cost: {
    ...money('A36 - A35', '合规自付支出（扣除理赔）'),
    said: '合规自付支出 {A36}、理赔收入 {A35}，相减',
  },
  A38: money('A38', '人均收入参考范围', PER_HEAD),
  A34: money('A34', '家庭人均纯收入', PER_HEAD),
  A33: money('A33', '家庭纯收入', ['priorPerHead', 'line']),
  A28: money('A28', '工资性收入'),
  A29: money('A29', '生产经营性收入'),
  A30: money('A30', '财产性收入'),
  A31: money('A31', '转移性收入'),
  A32: money('A32', '生产经营性支出'),
  workMonths: count('workMonths', '务工月数合计', '个月'),
  awayMonths: count('awayMonths', '县外务工月数合计', '个月'),
  workers: count('workers', '务工人数'),
  ableWorkers: count('ableWorkers', '有劳动能力人数'),
  labourers: count('labourers', '有劳动力（含弱、半劳动力）人数'),
  members: { ...count('members', '家庭人口数'), shareOf: [] },
  seriouslyIll: count('seriouslyIll', '患有大病人数'),
  chronicallyIll: count('chronicallyIll', '长期慢性病人数'),
  disabled: count('disabled', '残疾人数'),
  uninsured: count('uninsured', '未参加基本医疗保险人数'),
  outOfSchool: count('outOfSchool', '义务教育年龄不在校人数'),
  beyondCompulsory: count('beyondCompulsory', '在读非义务教育人数'),
  hardships: count('hardships', '家庭隐患项数', '项'),
  risksTold: count('risksTold', '今年入户排查登记的风险', '项'),
  complaints: count('complaints', '一年内社会监督反映', '次'),
};
