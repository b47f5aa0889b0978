import { type Cited, type CitedKind, citedAt } from './cited.ts';

type Carrier = readonly [kind: CitedKind, id: string, title: string, link: string, cites: string];

/** What the program does that no rule, figure, step or field says by itself: tables, papers, pages, each with its clauses. */
const CARRIERS: readonly Carrier[] = [
  ['table', 'attachment2', '入户排查情况汇总表', 'reports', 'LZ 附件2、附件2备注'],
  ['paper', 'authorisation', '承诺授权书', 'identification', 'LZ 一(一)4(1)、一(一)4(2)，QJ 五(一)，QJ 五'],
  ['paper', 'publicNotice', '公示', 'identification/notices', 'LZ 一(一)4(3)、三(四)'],
  ['paper', 'announcement', '公告', 'identification', 'LZ 一(一)4(5)'],
  ['paper', 'notIncluded', '不纳入说明', 'households', 'LZ 三(五)，XF 二(一)1，GS 二·一'],
  [
    'page',
    'formSweep',
    '入户排查登记表（手机，没有信号也能用）',
    'visits',
    'LZ 附件1、附件1监测，QJ 四(一)，LZ 三(五)',
  ],
  ['page', 'signatures', '入户登记：谁在何处何时登记', 'visits', 'LZ 附件1签字、二(三)'],
  ['page', 'prefilled', '已知的不再填：一处录入，处处能用', 'visits', 'LZ 三(五)，QJ 七(三)'],
  ['page', 'leads', '预警线索：五个来源一个队列，逐条核实', 'leads', 'LZ 一(一)3，QJ 四、四(三)、四(四)，GS 一·三'],
  ['page', 'addLead', '代农户登记线索（镇村窗口）', 'leads', 'QJ 四(二)'],
  ['page', 'screening', '全部农户逐户筛查', 'leads', 'LZ 一(一)1，GS 一·二，GS 二·二，GD 附件1(11)'],
  ['page', 'household', '农户的一页：成员、收支、保障、措施、联系人', 'households', 'LZ 附件3、附件3一、附件3二'],
  ['page', 'why', '为什么（不）监测：逐条规则、数值、条款', 'households', 'LZ 三(五)，GS 二·一'],
  ['page', 'category', '按数提出监测对象类别', 'households', 'LZ 附件3注2'],
  ['page', 'history', '每个值是谁、何时、凭什么录的；任一天的样子', 'households', 'LZ 一(五)、二(三)'],
  ['page', 'natural', '家庭成员自然变更', 'households', 'LZ 一(五)'],
  ['page', 'proposals', '入户登记由镇（新区）采纳或退回', 'visits', 'LZ 二(三)'],
  ['page', 'imports', '整表导入，错误逐行逐格说清', 'households/imports', 'LZ 二(三)'],
  ['page', 'takenOver', '接管系统外已认定的对象和风险消除', 'identification', 'LZ 一(二)'],
  ['page', 'legalDays', '法定日历：工作日按放假安排算', 'policy?part=calendar', 'GD 七(三)'],
  ['page', 'signedIn', '这份文件只给登录的工作人员看', 'policy', 'GD 公开方式'],
  ['page', 'audit', '审计：谁看了、谁改了、谁签的', 'system', 'GD 六，GD 七(二)，QJ 七(三)'],
  ['page', 'householdFiles', '以户为单位归档：每步的材料都在这一户名下', 'identification', 'GD 附件1(15)'],
];

export function listCarriers(): Cited[] {
  return CARRIERS.flatMap(([kind, id, title, link, cites]) => citedAt(cites, { kind, id, title, link }));
}
