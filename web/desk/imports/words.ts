import type { ImportBatchView, ImportMode, ImportProgress, WarningKind } from '../../../contract/imports.ts';

export const modeWords: Readonly<Record<ImportMode, string>> = {
  whole: '整份文件：有一处错误就都不导入',
  faultless: '只导入没有错误的农户，有错误的整户留下',
};

const steps: Readonly<Record<ImportProgress['step'], string>> = {
  waiting: '等前面的导入结束',
  reading: '正在逐行读取和检查',
  merging: '正在与已有农户合并',
  screening: '正在逐户筛查',
  done: '已结束',
};

/** Where an import stands: `正在逐行读取和检查，已读 3,200 行`. */
export function progressWords({ step, rows }: ImportProgress): string {
  return rows > 0 && step !== 'done' ? `${steps[step]}，已读 ${rows.toLocaleString('zh-CN')} 行` : steps[step];
}

const shares: Readonly<Record<ImportProgress['step'], number>> = {
  waiting: 0,
  reading: 30,
  merging: 65,
  screening: 85,
  done: 100,
};

/** How far in percent. Reading does not know the rows to come: only steps that ended count. */
export function percentOf({ step }: ImportProgress): number {
  return shares[step];
}

/** What came of it, in a word. */
export function outcomeWords({ state, dryRun }: Pick<ImportBatchView, 'state' | 'dryRun'>): string {
  if (state === 'waiting') return '排队中';
  if (state === 'running') return '进行中';
  if (state === 'failed') return '没有完成';
  if (state === 'refused') return dryRun ? '检查过，有错误' : '有错误，没有导入';
  return dryRun ? '检查过，没有导入' : '已导入';
}

export const warningTitles: Readonly<Record<WarningKind, string>> = {
  unknownSheet: '不认识的工作表，没有读',
  unknownColumn: '不认识的列，没有读',
  repeatedColumn: '重复的列，只读第一列',
  newValue: '清单里没有的新值，已照录',
  phone: '电话号码不像',
  negativeAmount: '金额是负数',
  healthyAndIll: '又健康又患病',
  educationAndSchool: '文化程度与在校情况对不上',
  sexAgainstIdNumber: '性别与证件号码对不上',
  regionWithoutMonths: '有务工区域，没有月数',
  monthsWithoutRegion: '有务工月数，没有区域',
  periodReversed: '收入周期起止颠倒',
  measureReversed: '措施起止颠倒',
  removalIncomplete: '风险消除信息不全',
  liftedWithoutYear: '脱贫户没有脱贫年度',
  visitWithoutDate: '排查登记没有入户日期',
  areaCode: '区划代码不合常例',
  repeatedArea: '重复的区划',
  unknownParent: '上级区划不明',
  areaOutside: '不在本县的区划',
  repeatedMonitored: '监测对象重复',
  noMembers: '没有成员的农户',
  noHead: '没有户主的农户',
  severalHeads: '不止一个户主',
  severalSpouses: '不止一个配偶',
  noIncome: '没有收支的农户',
  typeAgainstMonitored: '户类型与监测对象表对不上',
  monitoredIncomplete: '监测对象信息不全',
  measureBeforeRecognition: '措施早于纳入日期',
  allowanceWithoutMember: '低保、特困没有落到人',
  inTwoHouseholds: '同一人在两户',
  memberGone: '原有成员不在文件里了',
};
