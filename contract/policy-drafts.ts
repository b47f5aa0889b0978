import { type Static, Type } from 'typebox';
import { FIGURE_TEXT } from './figure-text.ts';
import type { PolicyView } from './policy.ts';

const day = (title: string) => Type.String({ format: 'date', title });
const words = (title: string, maxLength: number) => Type.String({ minLength: 1, maxLength, title });
const name = (title: string) => Type.String({ pattern: '^[a-z][A-Za-z0-9]{1,59}$', title });

/** A parameter as the county decides it; from the day of the draft. */
const ParameterEntry = Type.Object(
  {
    name: name('参数'),
    label: words('名称', 60),
    unit: Type.Enum(['yuan', 'number', 'choice', 'date'], { title: '怎样写' }),
    counted: Type.Optional(Type.String({ maxLength: 10, title: '单位' })),
    value: Type.Optional(Type.String({ maxLength: 60, title: '数值' })),
    formula: Type.Optional(
      Type.Object(
        {
          times: Type.String({ pattern: FIGURE_TEXT, title: '倍数' }),
          figure: name('公布的数'),
          yearsBack: Type.Integer({ minimum: 0, maximum: 5, title: '几年前的' }),
          roundTo: Type.Optional(Type.String({ pattern: FIGURE_TEXT, title: '取整到' })),
          atLeast: Type.Optional(name('不低于哪个参数')),
        },
        { title: '算法' },
      ),
    ),
    cites: Type.Optional(Type.String({ maxLength: 60, title: '依据' })),
    standing: Type.Optional(Type.String({ maxLength: 200, title: '说明' })),
  },
  { title: '参数' },
);

const RuleEntry = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][A-Za-z0-9.]{1,59}$', title: '规则编号' }),
    title: words('规则名称', 60),
    use: Type.Optional(Type.Enum(['warning', 'quality', 'group', 'support', 'removal'], { title: '用途' })),
    of: Type.Optional(Type.Enum(['household', 'person'], { title: '判断户还是人' })),
    severity: Type.Optional(Type.Enum(['block', 'warn', 'reason'], { title: '轻重' })),
    mend: Type.Optional(Type.String({ maxLength: 200, title: '怎样改' })),
    when: words('条件', 1000),
    sentence: Type.Optional(Type.String({ maxLength: 200, title: '句子' })),
    cites: Type.Optional(Type.String({ maxLength: 60, title: '依据' })),
    off: Type.Optional(Type.Literal(true, { title: '停用' })),
  },
  { title: '规则' },
);

/** An early warning as chosen: what fits together is told by `thresholdFaults` of `policy/thresholds`. */
export const ThresholdChoice = Type.Object(
  {
    group: Type.String({ maxLength: 40, title: '人群' }),
    measure: Type.String({ maxLength: 40, title: '指标' }),
    comparison: Type.Enum(['<', '<=', '>', '>='], { title: '比较' }),
    limit: Type.Union(
      [
        Type.Object({ amount: Type.String({ pattern: FIGURE_TEXT, title: '数额' }) }),
        Type.Object({
          percent: Type.String({ pattern: FIGURE_TEXT, title: '百分之几' }),
          of: Type.String({ maxLength: 40, title: '占哪一项' }),
        }),
      ],
      { title: '标准' },
    ),
    window: Type.Optional(Type.Integer({ minimum: 1, maximum: 60, title: '看多久' })),
    every: Type.Optional(Type.Integer({ minimum: 1, maximum: 366, title: '多久提一次' })),
  },
  { title: '预警阈值' },
);

const ThresholdEntry = Type.Object(
  {
    id: Type.String({ pattern: '^own\\.r[1-9][0-9]{0,5}$', title: '规则编号' }),
    title: words('规则名称', 60),
    standing: Type.Optional(Type.String({ maxLength: 200, title: '说明' })),
    threshold: ThresholdChoice,
  },
  { title: '预警阈值' },
);

const CategoryEntry = Type.Object(
  {
    category: words('类别', 20),
    when: words('条件', 1000),
    cites: Type.Optional(Type.String({ maxLength: 60, title: '依据' })),
  },
  { title: '监测对象类别' },
);

const FigureEntry = Type.Object(
  {
    name: name('公布的数'),
    label: words('名称', 60),
    year: Type.Integer({ minimum: 2015, maximum: 2100, title: '年份' }),
    value: Type.String({ pattern: FIGURE_TEXT, title: '数值' }),
    document: words('公布的文件', 100),
  },
  { title: '公布的数' },
);

/** One change of the county's own layer: set one entry, or take an own one back. */
export const DraftChange = Type.Object({
  version: Type.Integer({ minimum: 1, title: '版本' }),
  change: Type.Union(
    [
      Type.Object({ parameter: ParameterEntry }),
      Type.Object({ rule: RuleEntry }),
      Type.Object({ category: CategoryEntry }),
      Type.Object({ figure: FigureEntry }),
      Type.Object({ threshold: ThresholdEntry }),
      Type.Object({
        drop: Type.Enum(['parameter', 'rule', 'category', 'figure'], { title: '删去哪一类' }),
        key: words('哪一项', 80),
      }),
    ],
    { title: '改动' },
  ),
});
export type DraftChangeInput = Static<typeof DraftChange>;
export type OwnChange = DraftChangeInput['change'];

/** `POST /counties/:county/policy/drafts`: from the version in force, a pack that ships, or a file. */
export const StartDraft = Type.Object({
  title: words('这一版叫什么', 100),
  documentNo: Type.Optional(Type.String({ maxLength: 60, title: '文号' })),
  from: day('从哪天起'),
  start: Type.Union(
    [
      Type.Object({ of: Type.Literal('inForce', { title: '从哪里起草' }) }),
      Type.Object({
        of: Type.Literal('shipped', { title: '从哪里起草' }),
        pack: Type.String({ maxLength: 60, title: '政策包' }),
      }),
      Type.Object({ of: Type.Literal('file', { title: '从哪里起草' }), content: Type.Unknown({ title: '文件内容' }) }),
    ],
    { title: '从哪里起草' },
  ),
});
export type StartDraftInput = Static<typeof StartDraft>;

const reason = words('理由', 500);
export const SubmitDraft = Type.Object({ version: Type.Integer({ minimum: 1, title: '版本' }) });
export const WithdrawDraft = Type.Object({ version: Type.Integer({ minimum: 1, title: '版本' }), reason });
/** By a second person, never by the one who wrote it. */
export const DecideDraft = Type.Object({
  version: Type.Integer({ minimum: 1, title: '版本' }),
  outcome: Type.Union([Type.Literal('approve'), Type.Literal('return')], { title: '批准还是退回' }),
  reason,
});
export type DecideDraftInput = Static<typeof DecideDraft>;
/** An adopted version no longer from a day; waits for a second person as a draft does. */
export const EndVersion = Type.Object({
  hash: Type.String({ pattern: '^[0-9a-f]{64}$', title: '版本' }),
  from: day('从哪天起停用'),
  reason,
});
export type EndVersionInput = Static<typeof EndVersion>;

export const DRAFT_STATES = {
  draft: '起草中',
  submitted: '待批准',
  returned: '退回修改',
  approved: '已批准',
  withdrawn: '已撤回',
} as const;
export type DraftState = keyof typeof DRAFT_STATES;

export interface DraftRow {
  draft: string;
  kind: 'version' | 'end';
  state: DraftState;
  version: number;
  title: string;
  documentNo: string | null;
  from: string;
  hash: string | null;
  draftedBy: string | null;
  draftedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  reason: string | null;
  /** Whether the reader wrote it: such a one cannot approve it. */
  mine: boolean;
}

export interface VersionRow {
  hash: string;
  id: string;
  title: string;
  from: string;
  adoptedAt: string;
  adoptedBy: string | null;
  endsOn: string | null;
  inForce: boolean;
}

/** `GET /counties/:county/policy/versions` */
export interface PolicyVersions {
  versions: VersionRow[];
  drafts: DraftRow[];
  shipped: { id: string; title: string; area: string; from: string }[];
}

export interface DifferenceView {
  part: 'parameter' | 'rule' | 'category';
  key: string;
  title: string;
  before: string | null;
  after: string | null;
}

/** `GET /counties/:county/policy/drafts/:draft` */
export interface DraftView extends DraftRow {
  /** As it would stand on its first day; null for the ending of a version, and while it cannot be read. */
  pack: PolicyView['pack'];
  /** What differs from the version in force when it was begun, on its first day. */
  differences: DifferenceView[];
  /** What keeps it from being handed in. */
  faults: { where: string; what: string }[];
  figures: { name: string; label: string; year: number; value: string; document: string }[];
  /** What this version itself says, to be taken back: `key` as `DraftChange` takes it. */
  own: { drop: 'parameter' | 'rule' | 'category' | 'figure'; key: string; title: string }[];
}
