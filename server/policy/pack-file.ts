import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { ThresholdChoice } from '../../contract/policy-drafts.ts';
import { checkContent, type Fault } from '../../policy/packs/check.ts';
import type { PackContent } from '../../policy/packs/pack.ts';

const text = Type.String();
const optional = Type.Optional(text);
const parameter = Type.Object({
  ...{ name: text, label: text, from: text, value: optional, counted: optional, cites: optional, standing: optional },
  ...{ unit: Type.Enum(['yuan', 'number', 'choice', 'date']), reading: optional },
  recorded: Type.Optional(Type.Literal(true)),
  formula: Type.Optional(
    Type.Object({ times: text, figure: text, yearsBack: Type.Integer(), roundTo: optional, atLeast: optional }),
  ),
});
const rule = Type.Object({
  ...{ id: text, title: text, from: text, when: text, cites: optional, sentence: optional, mend: optional },
  use: Type.Optional(Type.Enum(['warning', 'quality', 'group', 'support', 'removal'])),
  of: Type.Optional(Type.Enum(['household', 'person'])),
  severity: Type.Optional(Type.Enum(['block', 'warn', 'reason'])),
  off: Type.Optional(Type.Literal(true)),
  threshold: Type.Optional(ThresholdChoice),
});
const figure = Type.Object({
  ...{ name: text, label: text, value: text, document: text, standing: optional },
  year: Type.Integer(),
});
const layer = Type.Object({
  ...{ id: text, title: text, area: text, from: text, documentNo: optional },
  parameters: Type.Array(parameter, { maxItems: 2000 }),
  rules: Type.Array(rule, { maxItems: 2000 }),
  categories: Type.Array(Type.Object({ category: text, from: text, when: text, cites: optional })),
  figures: Type.Optional(Type.Array(figure, { maxItems: 2000 })),
});
const PackFile = Type.Object({
  ...{ id: Type.String({ pattern: '^[a-z][a-z0-9-]{1,59}$' }), title: text, area: text, from: text },
  layers: Type.Array(layer, { minItems: 1, maxItems: 10 }),
});

/** A pack as somebody's file has it, or everything that keeps it from being one. */
export function readPackFile(content: unknown): { readonly pack: PackContent } | { readonly faults: Fault[] } {
  if (!Value.Check(PackFile, content)) {
    const errors = Value.Errors(PackFile, content).slice(0, 20);
    return { faults: errors.map((error) => ({ where: whereOf(error.instancePath, content), what: whatOf(error) })) };
  }
  const pack = Value.Clean(PackFile, structuredClone(content)) as PackContent;
  const faults = checkContent(pack, pack.from);
  return faults.length > 0 ? { faults } : { pack };
}

/** `/layers/0/rules/3/when` → `第 1 层 第 4 条规则 条件` */
function whereOf(path: string, content: unknown): string {
  if (typeof content !== 'object' || content === null) return '文件';
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.length === 0) return '文件';
  return parts.map((part) => PARTS[part] ?? (/^\d+$/.test(part) ? `第 ${Number(part) + 1} 项` : part)).join(' ');
}

const PARTS: Readonly<Record<string, string>> = {
  ...{ layers: '层', parameters: '参数', rules: '规则', categories: '类别', figures: '公布的数' },
  ...{
    id: '编号',
    title: '名称',
    name: '名字',
    label: '名称',
    from: '起始日',
    value: '数值',
    when: '条件',
    unit: '单位',
  },
};

function whatOf({ keyword, params }: { readonly keyword: string; readonly params: object }): string {
  if (keyword === 'required' && 'requiredProperties' in params)
    return `缺 ${(params.requiredProperties as string[]).map((each) => PARTS[each] ?? each).join('、')}`;
  return (
    { type: '类型不对', enum: '不是认得的选项', minItems: '至少要有一项', pattern: '写法不对' }[keyword] ?? '写法不对'
  );
}
