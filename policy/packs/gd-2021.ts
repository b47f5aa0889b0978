import { GD_DUTIES } from '../rules/groups/of-households.ts';
import { GD_DELIVERY } from '../rules/support/of-households.ts';
import type { PackLayer } from './pack.ts';
import type { Parameter } from './parameter.ts';
import { recorded, stating } from './stating.ts';

/** The notice bears no day; its groups began on this one. */
const FROM = '2021-12-06';
const { number, choice, date } = stating('GD', FROM);

const inspection = recorded(
  number('inspectionGroups', '省排查组', '7', '个', '二'),
  number('inspectionGroupMembers', '每组成员（组长以外）', '2', '人', '二', {
    reading: '正文“再派 2 名业务骨干”，分组表每组两名成员。',
  }),
  number('inspectionCitiesPerGroup', '每组负责的地市', '2', '个', '二'),
  number('inspectionCities', '排查的地市', '14', '个', '三'),
  date('inspectionFrom', '排查开始', '2021-12-06', '四'),
  date('inspectionTo', '排查结束', '2021-12-10', '四'),
  date('inspectorNamesBy', '报送排查人员名单', '2021-11-30', '附件5-1注', { reading: '附件5-1、5-2 的注写明这一天。' }),
  number('inspectionReportWorkingDays', '排查结束后提交报告', '5', '个工作日', '七(三)'),
);

const duties = recorded(
  number('townshipLeaderVisits', '镇党委政府负责同志遍访监测对象（一年至少）', '1', '次', '附件1(2)'),
  number('villageSecretaryVisits', '村党组织书记走访脱贫户和监测对象（一年不少于）', '2', '次', '附件1(3)'),
);

const delivered = recorded(
  number('schoolAidPaidShare', '教育资助发放到位', '100', '%', '附件1(4)', { reading: '“全部发放到位”。' }),
  number('dropOutsAllowed', '因贫失学辍学', '0', '人', '附件1(4)', { reading: '身体原因不具备学习条件的除外。' }),
  number('insuredShare', '监测对象参加基本医疗保险', '100', '%', '附件1(5)', { reading: '“应保尽保”。' }),
  number('housesAppraisedShare', '疑似危房鉴定', '100', '%', '附件1(6)', { reading: '“全部鉴定”。' }),
  number('safeWaterShare', '用上安全卫生饮用水', '100', '%', '附件1(7)', { reading: '“全部监测对象”。' }),
  number('allowanceCoveredShare', '符合条件的纳入低保兜底', '100', '%', '附件1(8)'),
  number('employmentOfLastYearShare', '就业务工人数与上年度之比（不低于）', '100', '%', '附件1(10)'),
);

const reimbursement: Parameter = {
  ...{ name: 'reimbursementShare', label: '慢性特殊疾病门诊、住院报销比例', unit: 'number' as const, counted: '%' },
  ...{ from: FROM, cites: 'GD 附件1(5)', standing: '文件写“达到规定标准”，没有写数' },
};

/** Guangdong province: the inspection of 2021. Its figures bind the districts below, which state what differs. */
export const GD_2021: PackLayer = {
  id: 'gd-2021',
  title: '广东省 2021 年防止返贫监测帮扶“回头看”',
  area: '广东省',
  from: FROM,
  documentNo: '粤乡村振兴局函〔2021〕43号',
  parameters: [
    ...inspection,
    ...duties,
    ...delivered,
    ...recorded(reimbursement),
    choice('approvingBody', 'countyGovernment', '附件1(13)'),
    ...recorded(choice('applicationNeeded', 'yes', '附件1(13)'), choice('householdFile', 'full', '附件1(15)')),
  ],
  rules: [...GD_DUTIES, ...GD_DELIVERY].map((rule) => ({ ...rule, from: FROM })),
  categories: [],
};
