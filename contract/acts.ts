import Type, { type TSchema } from 'typebox';
import { labelsOf } from '../domain/code-lists/code-list.ts';
import { monitoredCategories, riskTypes } from '../domain/code-lists/household.ts';
import { measureKinds } from '../domain/code-lists/measures.ts';
import { reviewMeetings } from '../domain/code-lists/visits.ts';

/**
 * The input of each act on a case. Only what no case can do without is required; what a particular case or a particular
 * answer asks for besides is the procedure's to say (`policy/procedures`), see `inputAsked`. In every list of choices
 * the one that leads on comes first.
 */

function words(title: string, example: string, description?: string, maxLength = 2000) {
  return Type.String({ title, minLength: 1, maxLength, examples: [example], ...(description && { description }) });
}

function day(title: string, description?: string) {
  return Type.String({ title, format: 'date', examples: ['2022-05-08'], ...(description && { description }) });
}

function choice<const Values extends string[]>(title: string, values: Values, description?: string) {
  return Type.Enum(values, { type: 'string', title, ...(description && { description }) });
}

function id(title: string) {
  return Type.String({ title, format: 'uuid' });
}

function count(title: string, minimum: number, example: number) {
  return Type.Integer({ title, minimum, maximum: 100000, examples: [example] });
}

const closed = { additionalProperties: false } as const;

const openCase = Type.Object(
  {
    source: Type.Optional(words('来源说明', '村干部走访发现', '没有线索、直接立案的，写明是怎么发现的')),
    lead: Type.Optional(id('已核实属实的线索')),
  },
  { ...closed, title: '立案核查', examples: [{ source: '村干部走访发现' }] },
);

const recordHomeCheck = Type.Object(
  {
    finding: choice('初判', ['meets', 'doesNotMeet'], 'meets 符合监测范围；doesNotMeet 不符合，案件办结'),
    riskTypes: Type.Optional(
      Type.Array(words('风险类型', '因病', undefined, 40), {
        title: '风险类型',
        description: `可选几项；符合监测范围的至少一项。常用：${labelsOf(riskTypes).join('、')}`,
        minItems: 1,
        uniqueItems: true,
        examples: [['因病']],
      }),
    ),
    mainRisk: Type.Optional(words('主要风险类型', '因病', '必须是所选风险类型之一；不填就是第一项', 40)),
    note: Type.Optional(words('说明', '户主住院，自付费用高', '风险类型选“其他”时必填')),
  },
  { ...closed, title: '登记入户核查初判', examples: [{ finding: 'meets', riskTypes: ['因病'] }] },
);

const fileAuthorisation = Type.Object(
  {
    signedOn: day('签署日期', '不晚于今天'),
    signedBy: words('签署人', '户主', undefined, 100),
    document: Type.Optional(id('扫描件')),
    keptAt: Type.Optional(words('纸质件存放处', '村委会档案柜', undefined, 200)),
  },
  { ...closed, title: '登记承诺授权书', examples: [{ signedOn: '2022-05-08', signedBy: '户主' }] },
);

const recordComparison = Type.Object(
  {
    result: choice(
      '比对结果',
      ['noDiscrepancy', 'discrepancy', 'skipped'],
      'noDiscrepancy 没有出入；discrepancy 有出入，要写说明和仍往下办的理由；skipped 不重复比对，要写理由和上次比对日期',
    ),
    note: Type.Optional(words('说明', '名下有一辆轻型货车', '有出入时必填')),
    reason: Type.Optional(words('理由', '货车已报废，待注销', '有出入仍往下办，或不重复比对时必填')),
    comparedOn: Type.Optional(day('上次比对日期', '不重复比对时必填，须在半年之内')),
  },
  { ...closed, title: '登记数据比对结果', examples: [{ result: 'noDiscrepancy' }] },
);

const recordReview = Type.Object(
  {
    kind: choice('民主评议形式', labelsOf(reviewMeetings)),
    heldOn: day('会议日期', '不晚于今天'),
    present: count('到会人数', 1, 21),
    votesFor: count('赞成票', 0, 20),
    votesAgainst: count('反对票', 0, 0),
    abstained: Type.Optional(count('弃权票', 0, 1)),
    outcome: choice('评议结果', ['pass', 'fail'], 'pass 通过；fail 不通过，案件办结。反对票多于赞成票的不能记为通过'),
    minutes: Type.Optional(words('会议记录', '会议逐户评议，一致同意列入初选名单', undefined, 20000)),
  },
  {
    ...closed,
    title: '登记民主评议',
    description: '赞成、反对、弃权三项合计不超过到会人数',
    examples: [{ kind: '村民会议', heldOn: '2022-05-08', present: 21, votesFor: 20, votesAgainst: 0, outcome: 'pass' }],
  },
);

const startNotice = Type.Object(
  {
    places: Type.Optional(
      Type.Array(words('公示地点', '村委会公示栏', undefined, 100), {
        title: '公示地点',
        minItems: 1,
        examples: [['村委会公示栏', '一组公示栏']],
      }),
    ),
  },
  { ...closed, title: '开始公示', description: '从今天起算，第一天不计，满规定的天数可以结束', examples: [{}] },
);

const recordObjection = Type.Object(
  {
    finding: choice('处理结果', ['pending', 'rejected', 'upheld'], 'pending 待核实；rejected 不成立；upheld 成立'),
    content: Type.Optional(words('异议内容', '该户在城里有门面房', '登记新异议时必填；答复已登记的异议时不填')),
    raisedBy: Type.Optional(words('提出人', '同组村民', undefined, 100)),
    reason: Type.Optional(words('理由', '经核实门面房是租用的', '成立或不成立都要写明')),
    objection: Type.Optional(
      Type.Integer({ title: '异议序号', description: '答复已登记的异议时填，从1数起', minimum: 1, examples: [1] }),
    ),
  },
  { ...closed, title: '登记或处理异议', examples: [{ finding: 'pending', content: '该户在城里有门面房' }] },
);

const endNotice = Type.Object({}, { ...closed, title: '结束公示', examples: [{}] });

const measure = Type.Object(
  {
    kind: words('措施类别', '产业帮扶', `常用：${labelsOf(measureKinds).join('、')}`, 40),
    option: words('措施', '养殖业', undefined, 40),
    startOn: Type.Optional(day('开始日期')),
    responsible: Type.Optional(words('责任人', '镇农业服务中心', undefined, 100)),
  },
  { ...closed, title: '帮扶措施' },
);

const measures = Type.Array(measure, { title: '帮扶措施', examples: [[{ kind: '产业帮扶', option: '养殖业' }]] });
const planExample = '申请医疗救助，帮助发展土鸡养殖';

const draftPlan = Type.Object(
  { plan: words('帮扶计划', planExample), measures: Type.Optional(measures) },
  { ...closed, title: '起草帮扶计划', examples: [{ plan: planExample }] },
);

const passTownship = Type.Object(
  {
    plan: Type.Optional(words('帮扶计划', planExample, '没有起草过的必填')),
    measures: Type.Optional(measures),
    recheck: Type.Optional(words('复核情况', '逐户复核，情况属实')),
  },
  { ...closed, title: '镇（新区）审核通过', examples: [{ plan: planExample }] },
);

const sendBack = Type.Object(
  {
    reason: words('理由', '评议记录没有写明到会人数'),
    to: Type.Optional(
      choice(
        '退回到',
        ['villageReview', 'comparison', 'homeCheck', 'townshipReview'],
        '不填就退回上一步：镇审核退到 villageReview 村级评议，区审定退到 townshipReview 镇审核（只有区级能退到这里）',
      ),
    ),
  },
  { ...closed, title: '退回', examples: [{ reason: '评议记录没有写明到会人数' }] },
);

const decideCounty = Type.Object(
  {
    decision: choice('决定', ['approve', 'reject'], 'approve 纳入监测；reject 不予纳入，案件办结，要写理由'),
    category: Type.Optional(
      choice('监测对象类别', labelsOf(monitoredCategories), '不填就用规则提出的类别；选别的要写理由'),
    ),
    reason: Type.Optional(
      words('理由', '收入虽略高于监测范围，但刚性支出大', '不予纳入、或类别与规则提出的不同，必填'),
    ),
    lateReason: Type.Optional(words('超过期限的原因', '等待异地数据比对结果', '识别认定超过期限的必填')),
  },
  { ...closed, title: '区级审定', examples: [{ decision: 'approve', category: '边缘易致贫户' }] },
);

/** The schema of the input of every act, in the order of the procedure. */
export const actInputs = {
  openCase,
  recordHomeCheck,
  fileAuthorisation,
  recordComparison,
  draftPlan,
  recordReview,
  startNotice,
  recordObjection,
  endNotice,
  passTownship,
  sendBack,
  decideCounty,
} as const satisfies Record<string, TSchema>;

export type ActName = keyof typeof actInputs;

/** True for the name of an act that a desk can do. */
export function isActName(name: string): name is ActName {
  return Object.hasOwn(actInputs, name);
}

/**
 * The schema to show for an act on a case: its own, with the fields that this case asks for (`asks` of `mayAct`) required
 * too. Inputs are checked against `actInputs`; whether a field asked for is really needed depends on the answers.
 */
export function inputAsked(act: ActName, asks: readonly string[]): Record<string, unknown> {
  const schema: TSchema & { required?: string[] } = actInputs[act];
  return { ...schema, required: [...new Set([...(schema.required ?? []), ...asks])] };
}
