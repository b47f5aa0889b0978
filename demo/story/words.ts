/** What the story knows of a household in a case. */
export interface Circumstances {
  readonly lead: string;
  /** The head of the household, who signs. */
  readonly head: string;
  /** The rules that made the lead. */
  readonly rules: readonly string[];
  /** The category that the rules propose, if they can. */
  readonly category: string | null;
  /** 0 to 9: what differs from case to case for no reason. */
  readonly chance: number;
}

interface Trouble {
  readonly rule: string;
  readonly risk: string;
  readonly plan: string;
  readonly measure: { readonly kind: string; readonly option: string };
  /** Why a lead of this rule alone turns out to be nothing. */
  readonly unfounded: string;
}

const health = { kind: '健康帮扶', option: '医疗救助' };
const support = { kind: '综合保障', option: '临时救助' };

/** What each rule stands for in life, the gravest first. */
const troubles: readonly Trouble[] = [
  {
    ...{ rule: 'health.seriousIllness', risk: '因病', measure: health },
    plan: '申请医疗救助和临时救助，家庭医生每月随访。',
    unfounded: '大病已治愈，费用经报销和救助后家庭能够承担。',
  },
  {
    ...{ rule: 'expense.rigid', risk: '因病', measure: health },
    plan: '核报住院费用，申请医疗救助，减轻自付负担。',
    unfounded: '费用已报销，自付部分家庭能够承担。',
  },
  {
    ...{ rule: 'health.disability', risk: '因残', measure: { kind: '综合保障', option: '残疾人补贴' } },
    plan: '落实残疾人两项补贴，安排公益岗位，发展庭院养殖。',
    unfounded: '已享受残疾人补贴，家中有稳定的务工收入。',
  },
  {
    ...{ rule: 'school.beyondCompulsory', risk: '因学', measure: { kind: '教育帮扶', option: '雨露计划' } },
    plan: '申请雨露计划和助学贷款，介绍家长就近务工。',
    unfounded: '学费有助学贷款，家庭收入稳定。',
  },
  {
    ...{ rule: 'work.shortMonths', risk: '因务工就业不稳', measure: { kind: '就业帮扶', option: '技能培训' } },
    plan: '推荐县内企业岗位，参加技能培训，落实外出务工补贴。',
    unfounded: '只是换了工作，现已在外稳定务工。',
  },
  {
    ...{ rule: 'income.belowLine', risk: '因产业项目失败', measure: { kind: '产业帮扶', option: '养殖业' } },
    plan: '扶持发展土鸡养殖，帮助销售，对接小额信贷。',
    unfounded: '漏报了外出务工收入，补算后人均收入高于监测线。',
  },
  {
    ...{ rule: 'income.sharpFall', risk: '因产业项目失败', measure: { kind: '产业帮扶', option: '种植业' } },
    plan: '帮助恢复生产，提供种苗和技术指导。',
    unfounded: '上年有一次性补偿收入，今年的收入属于正常水平。',
  },
  {
    ...{ rule: 'income.nearLine', risk: '因务工就业不稳', measure: { kind: '公益岗位帮扶', option: '保洁员' } },
    plan: '安排公益岗位，稳定家庭收入。',
    unfounded: '入户核实，今年务工稳定，收入还会增加。',
  },
  {
    ...{ rule: 'essentials.housing', risk: '其他', measure: { kind: '住房安全保障', option: '危房改造' } },
    plan: '纳入本年度危房改造，改造期间安排周转住房。',
    unfounded: '旧房已腾空，现住在子女家的安全住房里。',
  },
  {
    ...{ rule: 'essentials.water', risk: '其他', measure: { kind: '饮水安全保障', option: '饮水安全保障' } },
    plan: '延伸供水管网，入户通水。',
    unfounded: '自来水已经接通，水量水质都合格。',
  },
  {
    ...{ rule: 'essentials.education', risk: '因学', measure: { kind: '义务教育保障', option: '劝返' } },
    plan: '劝返复学，落实寄宿生生活补助。',
    unfounded: '孩子随父母在外地就读，学籍已核对。',
  },
  {
    ...{ rule: 'essentials.insurance', risk: '其他', measure: support },
    plan: '动员参保，落实个人缴费补贴。',
    unfounded: '已在务工地参加城镇职工医保，参保凭证已核对。',
  },
];

const other: Trouble = {
  ...{ rule: '', risk: '缺劳动力', measure: support },
  plan: '申请临时救助，安排专人照料。',
  unfounded: '入户核实，家庭生活没有困难。',
};

function gravest(rules: readonly string[]): Trouble {
  return troubles.find(({ rule }) => rules.includes(rule)) ?? other;
}

/** The main risk of the home check. `其他` would ask for words, so hardship without a name is 缺劳动力. */
export function riskOf({ rules }: Circumstances): string {
  const { risk } = gravest(rules);
  return risk === '其他' ? other.risk : risk;
}

export function planFor({ rules }: Circumstances): { plan: string; measures: readonly Trouble['measure'][] } {
  const { plan, measure } = gravest(rules);
  return { plan, measures: [measure] };
}

/** Where the rules propose nothing, the county names the category. */
export function categoryIn({ category }: Circumstances): { category?: string } {
  return category === null || category === 'unknown' ? { category: '突发严重困难户' } : {};
}

/** Why nothing is wrong after all, in the words of whoever went there. */
export function whyUnfounded(rules: readonly string[]): string {
  return gravest(rules).unfounded;
}
