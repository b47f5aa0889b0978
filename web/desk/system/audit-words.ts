/** Acts on record in words; an act of a command bears the name of its right. */
export const auditActLabels: Readonly<Record<string, string>> = {
  signIn: '登录',
  'self.change': '改密码',
  'household.list': '查农户列表',
  'household.view': '看农户资料',
  'household.explain': '看判断依据',
  'household.judging': '取一户数据边填边判',
  'household.correct': '更正资料',
  'person.history': '看成员历次资料',
  'person.reveal': '查看完整证件号、电话或住址',
  'lead.list': '看线索队列',
  'lead.add': '新增线索',
  'lead.verify': '核实线索',
  'screening.run': '筛查',
  'screening.nightly': '每夜筛查',
  'job.cancel': '取消长时间的工作',
  'audit.verify': '核对审计',
  'audit.read': '要求核对审计',
  'account.lock': '账号锁定',
  'case.list': '看案件列表',
  'case.read': '看案件',
  'case.act': '办理案件',
  'notice.list': '看公示名单',
  'authorisation.print': '打印承诺授权书',
  'notIncluded.print': '打印不纳入说明',
  'document.read': '下载材料',
  'workbench.read': '看工作台',
  'visit.bundle': '下载农户到手机',
  'visit.record': '手机入户登记',
  'visit.list': '查入户登记',
  'visit.view': '看入户登记',
  'visit.accept': '采纳入户登记',
  'visit.return': '退回入户登记',
  'visit.decide': '审核入户登记',
  'device.lost': '登记手机丢失',
  'device.lose': '登记手机丢失',
  'table.cell': '看汇总表背后的农户',
  'table.export': '导出汇总表',
  'campaign.make': '新建集中排查',
  'campaign.made': '新建集中排查（日期）',
  'village.report': '录部门报来的村级风险数',
  'village.told': '录部门报来的村级风险数（数目）',
  'export.ask': '申请导出',
  'export.asked': '申请导出（内容和人数）',
  'export.decide': '办理导出',
  'export.approved': '批准导出',
  'export.refused': '不批准导出',
  'export.download': '下载导出的文件',
  'import.run': '导入',
  'policy.adopt': '采用政策包',
  'policy.preview': '试算政策',
  'account.create': '新建账号',
  'role.grant': '授予角色',
  'operator.addUser': '命令行新建账号',
  'operator.https': '命令行设置 HTTPS 证书',
  'operator.issueToken': '命令行发放令牌',
};

const kinds: Readonly<Record<string, string>> = {
  household: '户',
  person: '人',
  document: '份材料',
  device: '台手机',
  export: '次导出',
};

/** What an act touched: `23 户`. */
export function objectWords(objects: number, kind: string | null): string {
  return objects === 0 || kind === null ? '' : `${objects} ${kinds[kind] ?? '项'}`;
}

/** From where it was done. */
export function deviceWords(device: string): string {
  return { browser: '网页', token: '程序令牌', cli: '命令行' }[device] ?? device;
}
