/**
 * The one catalogue of problems: what happened and what to do next, in words a clerk can use.
 * Places in braces are filled from the details, which also travel to the client.
 */
export const PROBLEMS = {
  notSignedIn: { status: 401, message: '还没有登录，或登录已过期。请重新登录。' },
  signInRefused: { status: 401, message: '用户名或密码不对。请核对后再试；连续输错 {limit} 次会锁定 {minutes} 分钟。' },
  accountLocked: { status: 401, message: '输错次数太多，账号已锁定到 {until}。请稍后再试，或找安全管理员。' },
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
  passwordWeak: { status: 400, message: '密码不合要求：{why}' },
  accountNameTaken: { status: 409, message: '用户名“{name}”已经有了。请换一个。' },
  accountUnknown: { status: 404, message: '没有名叫“{name}”的账号。请核对用户名，或先用 user add 新建。' },
  roleUnknown: { status: 400, message: '没有“{role}”这种角色。可用的是：{roles}。' },
  areaUnknown: { status: 404, message: '没有代码为“{area}”的区划。请核对 12 位代码，或先导入行政区划。' },
  areaNotForRole: { status: 400, message: '“{role}”要落在{level}一级的区划上，“{area}”不是。请换一个区划代码。' },
  householdUnknown: { status: 404, message: '没有户编号为“{householdNo}”的农户。请核对户编号。' },
  householdNoAmbiguous: { status: 409, message: '户编号“{householdNo}”在几个县都有。请用 --area 说明是哪个县。' },
  packNotInForce: { status: 409, message: '{on} 这一天没有生效的政策包，不能筛查。请先采用政策包，或换一个日期。' },
  packUnknown: { status: 400, message: '没有名为“{pack}”的政策包。可用的是：{packs}。' },
  dateInvalid: { status: 400, message: '“{value}”不是日期。请写成 2022-05-30 这样。' },
  importRefused: {
    status: 422,
    message: '文件没有导入：发现 {count} 处错误。请按报告逐条改正后重新导入，或只导入没有错误的农户。',
  },
  fileUnreadable: { status: 422, message: '文件读不出来：{why}' },
  leadVerified: { status: 409, message: '这条线索已经核实过了。请刷新后查看结果。' },
  caseNone: { status: 404, message: '户编号“{householdNo}”还没有监测案件。' },
  dataFolderNotEmpty: { status: 409, message: '数据目录 {folder} 不是空的，不能恢复到这里。请换一个空目录。' },
  backupDamaged: { status: 422, message: '备份文件不能用：{why}' },
  keyUnavailable: { status: 500, message: '密钥用不了：{why}' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** The sentence of a problem with its {places} filled; a place without a detail stays empty. */
export function problemSentence(code: ProblemCode, details: Record<string, unknown>): string {
  return PROBLEMS[code].message.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''));
}
