/** A question on which the documents differ, with the answers the program knows: key, then words. */
export interface Choice {
  readonly label: string;
  readonly options: Readonly<Record<string, string>>;
}

const YES_NO = { yes: '要', no: '不要' };

/** Every choice a pack may make. A layer says one key; the words stand here once. */
export const CHOICES: Readonly<Record<string, Choice>> = {
  lineOperator: { label: '监测线本身算不算在内', options: { '<': '未达到才算（不含本数）', '<=': '以下（含本数）' } },
  incomeMeasure: { label: '按哪种收入', options: { net: '人均纯收入', disposable: '人均可支配收入' } },
  approvingBody: {
    label: '谁审定监测对象',
    options: { countyOffice: '县（区）乡村振兴局', countyGovernment: '县级人民政府' },
  },
  applicationNeeded: {
    label: '边缘易致贫户要不要农户申请',
    options: { yes: '要，农户申请后办理', no: '不要，排查发现即可' },
  },
  publicityIdentification: { label: '识别纳入要不要公示', options: YES_NO },
  publicityMeasures: { label: '帮扶措施要不要评议公示', options: YES_NO },
  publicityRemoval: { label: '风险消除要不要公示', options: YES_NO },
  publicityPlace: { label: '在哪里公示', options: { village: '村内', villageAndGroup: '村、组内' } },
  stability: { label: '收入稳定怎样算', options: { months: '稳定够规定月数', sustained: '持续稳定，不定月数' } },
  partlyAble: {
    label: '弱劳力、半劳力怎样帮',
    options: { developmental: '创造条件落实开发式帮扶', safetyNet: '民政兜底保障' },
  },
  withoutLabour: {
    label: '整户无劳动能力的怎样办',
    options: { putBack: '已消除的回退', notRemoved: '不消除风险', ownClass: '单列为兜底保障户' },
  },
  seriousIllness: { label: '有大病重病患者的家庭', options: { watch: '重点关注', notRemoved: '不消除风险' } },
  categoryBy: { label: '三类户按什么分', options: { figures: '按收入数值', timeAndRisk: '按确定时间和风险类别' } },
  householdFile: { label: '户档案装多少', options: { card: '以明白卡等为主，宜简不宜繁', full: '各环节资料按户归档' } },
  shareDenominator: {
    label: '未消除占比的分母',
    options: { ruralRegistered: '农村户籍人口', ruralResident: '农村常住人口' },
  },
  leadDesk: { label: '线索先到哪一级', options: { village: '村', township: '镇（乡、街道）' } },
  twoWorries: { label: '要不要看“两不愁”', options: { yes: '两不愁三保障都看', no: '只看三保障和饮水' } },
};
