/**
 * The one catalogue of problems: what happened and what to do next, in words a clerk can use.
 * Places in braces are filled from the details, which also travel to the client.
 */
export const PROBLEMS = {
  notSignedIn: { status: 401, message: '还没有登录，或登录已过期。请重新登录。' },
  signInRefused: { status: 401, message: '用户名或密码不对。请核对后再试；连续输错 {limit} 次会锁定 {minutes} 分钟。' },
  accountLocked: { status: 401, message: '输错次数太多，账号已锁定到 {until}。请稍后再试，或找安全管理员。' },
  tooManyRequests: { status: 429, message: '请求太频繁。请过一分钟再试。' },
  notFound: { status: 404, message: '没有找到。它可能不存在，也可能不在您的工作范围内。' },
  verbNotAllowed: { status: 403, message: '您的角色不办这件事。需要时请找本级管理员。' },
  inputInvalid: { status: 400, message: '填写有误：{where}{what}。请改正后再提交。' },
  stale: { status: 409, message: '别人刚刚改过这份资料。请看最新内容后再决定。' },
  commandReused: { status: 409, message: '同一个提交编号用在了两份不同的内容上。请刷新页面后重新提交。' },
  commandIdMissing: { status: 400, message: '提交缺少编号（Command-Id，UUIDv7）。请刷新页面后重新提交。' },
  unexpected: {
    status: 500,
    message: '程序出了意外，您的操作没有生效。请稍后再试；多次出现请把编号 {id} 告诉系统管理员。',
  },
  unavailable: { status: 503, message: '数据库暂时连不上，您的操作没有生效。程序会自己恢复，请稍后再试。' },
  outcomeUnknown: {
    status: 503,
    message: '数据库在最后一步断开，还不知道办成没有。请稍后再提交一次：同一份提交只会办一次。',
  },
  busy: { status: 503, message: '同时办理的太多，没有轮到您这一件，您的操作没有生效。请过几秒再试。' },
  diskFull: {
    status: 507,
    message: '服务器磁盘满了，您的操作没有生效。请告诉系统管理员清理磁盘；腾出空间后程序自己恢复，不用重启。',
  },
  readOnly: {
    status: 503,
    message: '服务器的磁盘或数据库现在只能读、不能写，您的操作没有生效。请告诉系统管理员；改回可写后程序自己恢复。',
  },
  databaseUnreachable: {
    status: 503,
    message: '连不上 {setting} 指的 PostgreSQL（{address}，{code}）。请看它是否已启动、地址和口令对不对，再启动程序。',
  },
  databaseRoles: { status: 500, message: '数据库的角色不合要求：{why}' },
  passwordWrong: { status: 400, message: '原密码不对。请核对后再试。' },
  passwordWeak: { status: 400, message: '密码不合要求：{why}' },
  accountNameTaken: { status: 409, message: '用户名“{name}”已经有了。请换一个。' },
  accountUnknown: { status: 404, message: '没有名叫“{name}”的账号。请核对用户名，或先用 user add 新建。' },
  roleUnknown: { status: 400, message: '没有“{role}”这种角色。可用的是：{roles}。' },
  areaUnknown: { status: 404, message: '没有代码为“{area}”的区划。请核对 12 位代码，或先导入行政区划。' },
  areaNotForRole: { status: 400, message: '“{role}”要落在{level}一级的区划上，“{area}”不是。请换一个区划代码。' },
  ownGrant: { status: 409, message: '不能给自己授权。请由另一位安全管理员办理。' },
  householdUnknown: { status: 404, message: '没有户编号为“{householdNo}”的农户。请核对户编号。' },
  householdNoAmbiguous: { status: 409, message: '户编号“{householdNo}”在几个县都有。请用 --area 说明是哪个县。' },
  packNotInForce: {
    status: 409,
    message: '{on} 这一天没有生效的政策包，不能筛查、立案。请先采用政策包，或换一个日期。',
  },
  policyChangeInvalid: {
    status: 422,
    message: '这样改不成立：{what}。参数请写成普通的数（如 6900、0.7），规则只能用指标和参数写成条件。请改正后再算。',
  },
  packFileInvalid: {
    status: 422,
    message: '这个文件不能用：有 {count} 处问题。第一处——{first}。请改好文件再导入。',
  },
  draftClosed: { status: 409, message: '这份草稿现在不能这样办：它已交出、批准或撤回。请刷新后查看。' },
  draftFaulty: { status: 422, message: '草稿还有 {count} 处问题，不能交出。第一处——{first}。请改正后再交。' },
  draftOutdated: {
    status: 409,
    message: '起草以后，生效的版本变了，这份草稿照旧版写的，不能批准。请退回，由起草人从现在的版本另起一份。',
  },
  othersDraft: { status: 403, message: '这份草稿是别人起草的，只有起草的人能改、能交。要另有主张，请另起一份。' },
  ownDraft: { status: 403, message: '起草的人不能批准自己的草稿。请由县里另一位人员批准。' },
  legalYearInvalid: { status: 422, message: '放假安排没有存：{what}。请照通知原文改正后再存。' },
  packUnknown: { status: 400, message: '没有名为“{pack}”的政策包。可用的是：{packs}。' },
  dateInvalid: { status: 400, message: '“{value}”不是日期。请写成 2022-05-30 这样。' },
  importRefused: {
    status: 422,
    message: '文件没有导入：发现 {count} 处错误。请按报告逐条改正后重新导入，或只导入没有错误的农户。',
  },
  fileUnreadable: { status: 422, message: '文件读不出来：{why}' },
  jobEnded: { status: 409, message: '这项工作已经结束，或不归您取消。请刷新后查看结果。' },
  findingClosed: { status: 409, message: '这条疑点已经销号，不用再答复。请刷新后查看。' },
  entryBlocked: { status: 422, message: '没有保存：{what}。请改正后再保存。' },
  entryDoubtful: { status: 409, message: '保存以后会有新的疑点，请先看一看：{what}' },
  leadAtOtherDesk: {
    status: 403,
    message: '这条线索按政策由{desk}核实。请等核实的结果，有新情况可以新增线索告诉他们。',
  },
  leadVerified: { status: 409, message: '这条线索已经核实过了。请刷新后查看结果。' },
  caseNone: { status: 404, message: '户编号“{householdNo}”还没有监测案件。' },
  caseActUnknown: { status: 404, message: '程序里没有“{act}”这一项。请从可办事项里选。' },
  caseNotOpened: { status: 409, message: '这一户还没有监测案件，不能{actTitle}。请先立案核查。' },
  caseOver: { status: 409, message: '案件已经办结（{stepTitle}），不能再{actTitle}。' },
  caseStepNotAllowed: {
    status: 409,
    message: '案件现在在“{stepTitle}”，不能{actTitle}。这一项的办理时机：{where}。请先办完当前这一步。',
  },
  caseDeskNotAllowed: { status: 403, message: '“{actTitle}”由{by}办理，不归您的岗位。请转给对应岗位的人员办理。' },
  caseInputNeeded: { status: 422, message: '还缺：{labels}。{because}。请补填后再提交。' },
  notAVillage: { status: 422, message: '“{name}”不是村，部门报来的数按村录入。请选一个村。' },
  reportDayInFuture: { status: 422, message: '“哪一天的情况”{day} 晚于今天（{today}）。请改成报数的那一天。' },
  caseDateInFuture: { status: 422, message: '{label} {day} 晚于今天（{today}）。请改成实际发生的日期。' },
  caseDateTooOld: {
    status: 422,
    message: '{label} {day} 太早，只认最近 {months} 个月内的（{earliest} 及以后）。请重新比对，或核对日期。',
  },
  caseValueNotListed: { status: 422, message: '{label}不在所选的{listLabel}之中。请从已选的里面选一项。' },
  votesExceedPresent: { status: 422, message: '票数合计 {votes}，超过到会人数 {present}。请对照会议记录改正。' },
  votesAgainstPass: {
    status: 422,
    message: '反对 {votesAgainst} 票多于赞成 {votesFor} 票，不能记为通过。请核对票数，或记为不通过。',
  },
  authorisationMissing: { status: 409, message: '没有签好的承诺授权书，不能比对。请村里先登记承诺授权书。' },
  planMissing: { status: 409, message: '还没有帮扶计划，不能审定。请退回镇（新区）补上帮扶计划。' },
  noticeNotStarted: { status: 409, message: '公示还没有开始。请先开始公示。' },
  noticeAlreadyStarted: {
    status: 409,
    message: '公示已于 {startedOn} 开始，公示环节只在村内开展一次，不能再开始。请等它期满后结束。',
  },
  noticeTooShort: {
    status: 409,
    message: '公示从 {startedOn} 开始，不少于 {days} 天，不能提前结束。请在 {mayEndOn} 或以后结束。',
  },
  objectionPending: { status: 409, message: '第 {numbers} 条异议还没有结论，不能结束公示。请先核实处理。' },
  objectionUnknown: { status: 422, message: '没有等待处理的第 {objection} 条异议。请核对序号。' },
  caseRunning: {
    status: 409,
    message: '这一户已有案件在办（{stepTitle}），不能再立案。请在原案件里接着办。',
  },
  caseAlreadyMonitored: {
    status: 409,
    message: '这一户已经是监测对象，风险还没有消除，不用再立案。新的情况请记在原来的帮扶里。',
  },
  householdMonitored: {
    status: 409,
    message: '这一户在 {on} 是监测对象，不能开不纳入说明。请核对日期。',
  },
  leadNotForCase: {
    status: 422,
    message: '这条线索不能用来立案：要是本户的、核实属实的、还没有立过案的。请核对线索，或写明来源直接立案。',
  },
  documentUnknown: { status: 422, message: '没有找到本户的这份扫描件。请先上传，再登记。' },
  documentRefused: { status: 422, message: '文件没有收下：{why}' },
  publicityRefused: {
    status: 422,
    message: '“{label}”里有{findings}，不能公示。请删去后再提交。',
  },
  noticeNone: { status: 404, message: '{villageName}现在没有这一批公示。请刷新后再打印。' },
  announcementEmpty: { status: 404, message: '{from} 至 {to} 没有审定纳入的监测对象。请换一段日期。' },
  batchRefused: {
    status: 422,
    message: '有 {count} 户不能办，所以一户也没有办。第一户（户编号 {householdNo}）：{first}',
  },
  sendBackNotAllowed: { status: 422, message: '不能从这一步退回到“{to}”。可以退回到：{titles}。' },
  deviceUnknown: { status: 404, message: '这台设备没有登记在您的名下。请在手机上重新登记。' },
  deviceWiped: { status: 410, message: '这台设备已登记为丢失，里面的资料要全部删除。找回后请重新登记。' },
  deviceContactNeeded: { status: 409, message: '手机上的资料已到期（最多留 {hours} 小时）。请先联系服务器，再下载。' },
  campaignRefused: { status: 422, message: '集中排查没有建：{why}' },
  exportDecided: { status: 409, message: '这份导出已经有人办过了。请刷新后查看。' },
  exportOwn: { status: 403, message: '自己申请的导出要由另一个人批准。请告诉本单位或上级的同事。' },
  exportNotReady: {
    status: 409,
    message: '这份导出现在不能下载：还没有批准，或者过了一天。请查看导出记录，需要的重新申请。',
  },
  exportGrown: { status: 409, message: '这份导出的人数比申请时多了，要重新申请。' },
  visitStale: {
    status: 409,
    message: '{by}已先改过这一户（{what}）。两边都没有丢：请逐项看过，决定用哪一个，再提交一次。',
  },
  visitAfterUnknown: { status: 409, message: '这一户的前一份登记还没有收到。请先提交前一份，再提交这一份。' },
  visitPhotoUnknown: { status: 422, message: '有 {count} 张照片或签字还没有传上来。请等照片传完，再提交这份登记。' },
  visitFormFaulty: { status: 422, message: '登记表还有 {count} 处要改。第一处：{first}' },
  visitBatchRefused: { status: 422, message: '有一份登记提出了 {fields} 项变化，所以一份也没有办。请逐份看过再采纳。' },
  visitDecided: { status: 409, message: '这份登记{standing}，不能再办。请刷新后查看。' },
  httpsNameInvalid: { status: 400, message: '“{name}”不能写进证书。请写域名或 IP 地址，几个之间用逗号隔开。' },
  httpsFilesUnreadable: { status: 500, message: '证书文件读不出来：{why}' },
  dataFolderNotEmpty: { status: 409, message: '数据目录 {folder} 不是空的，不能恢复到这里。请换一个空目录。' },
  databaseNotEmpty: { status: 409, message: 'DATABASE_URL 指的数据库里已经有表，不能恢复到这里。请换一个空的数据库。' },
  restoreUnfinished: {
    status: 409,
    message: '数据目录 {folder} 上次的恢复没有做完，里面的内容不能用。请清空它，再用 restore 恢复一次。',
  },
  backupDamaged: { status: 422, message: '备份文件不能用：{why}' },
  keyUnavailable: { status: 500, message: '密钥用不了：{why}' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** The sentence of a problem with its {places} filled; a place without a detail stays empty. */
export function problemSentence(code: ProblemCode, details: Record<string, unknown>): string {
  return PROBLEMS[code].message.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''));
}
