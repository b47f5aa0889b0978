/** What a checker of schemas says is wrong; fastify's and TypeBox's look alike. */
interface Fault {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: unknown;
}

interface Schema {
  readonly title?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** The details of the problem `inputInvalid`. */
export interface InputFault {
  /** `“成员”第 3 项“务工月数”`, or empty for the whole. */
  readonly where: string;
  readonly what: string;
  /** The fields on the way there, for the page to mark. */
  readonly fields: readonly string[];
}

const TYPES: Readonly<Record<string, string>> = {
  ...{ string: '应是文字', number: '应是数', integer: '应是整数', boolean: '应是“是”或“否”' },
  ...{ array: '应是一列', object: '应是一组' },
};

/** The most telling of the faults in Chinese, with the names that the schema gives its fields. */
export function inputFault(faults: readonly Fault[], schema: unknown): InputFault {
  const told = mostTelling(faults);
  const path = told?.instancePath.split('/').slice(1) ?? [];
  const where = path.map((step, depth) => nameOf(step, path.slice(0, depth), schema as Schema)).join('');
  const within = schemasAt(schema as Schema, path);
  const title = (field: string) => `“${titleIn(within, field)}”`;
  const fields = path.filter((step) => !/^\d+$/.test(step));
  return { where, what: told ? whatOf(told, title) : '', fields };
}

/** The deepest, as the branches that were not meant fail at the top; a field too many before what follows from it. */
function mostTelling(faults: readonly Fault[]): Fault | undefined {
  const depth = ({ instancePath }: Fault) => instancePath.split('/').length;
  const told = faults.filter(({ keyword }) => keyword !== 'boolean' && keyword !== 'anyOf');
  const all = told.length > 0 ? told : faults;
  return all.reduce<Fault | undefined>((best, each) => (best && depth(best) >= depth(each) ? best : each), undefined);
}

function nameOf(step: string, above: readonly string[], schema: Schema): string {
  return /^\d+$/.test(step) ? `第 ${Number(step) + 1} 项` : `“${titleIn(schemasAt(schema, above), step)}”`;
}

/** The schemas that may hold at a place: several where one of several is meant. */
function schemasAt(schema: Schema, path: readonly string[]): Schema[] {
  const own = [schema, ...(schema.anyOf ?? [])];
  const [step, ...rest] = path;
  if (step === undefined) return own;
  const below = own.flatMap(({ properties, items }) => (/^\d+$/.test(step) ? items : properties?.[step]) ?? []);
  return below.flatMap((each) => schemasAt(each, rest));
}

function titleIn(schemas: readonly Schema[], field: string): string {
  return schemas.map(({ properties }) => properties?.[field]?.title).find(Boolean) ?? field;
}

function whatOf({ keyword, params }: Fault, title: (field: string) => string): string {
  const told = params as Record<string, unknown>;
  const names = (many: unknown, one: unknown) => ((many ?? [one]) as string[]).map(title).join('、');
  switch (keyword) {
    case 'required':
      return `缺少${names(told.requiredProperties, told.missingProperty)}`;
    case 'additionalProperties':
      return `没有${names(told.additionalProperties, told.additionalProperty)}这一项`;
    case 'enum':
      return `只能是 ${(told.allowedValues as string[]).join('、')} 之一`;
    case 'format':
      return told.format === 'date' ? '不是日期，要写成 2022-05-08 这样' : '格式不对';
    case 'type':
      return TYPES[String(told.type)] ?? '填的值不对';
    case 'minLength':
    case 'minItems':
      return '不能空着，或太短';
    case 'maxLength':
      return `太长，最多 ${String(told.limit)} 字`;
    case 'maxItems':
      return `太多，最多 ${String(told.limit)} 项`;
    case 'minimum':
      return `不能小于 ${String(told.limit)}`;
    case 'maximum':
      return `不能大于 ${String(told.limit)}`;
    case 'uniqueItems':
      return '有重复';
    default:
      return '填的值不对';
  }
}
