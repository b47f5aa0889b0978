import type { TLocalizedValidationError } from 'typebox/error';
import { Errors } from 'typebox/schema';
import { type ActName, actInputs, isActName } from '../../contract/acts.ts';
import type { ActInput } from '../../policy/procedures/case-state.ts';
import { problem } from '../http/problem.ts';

type Properties = Readonly<Record<string, { readonly title?: string } | undefined>>;

/** The act and its input, checked against the act's schema. @throws caseActUnknown, inputInvalid */
export function checkInput(act: string, input: unknown): { act: ActName; input: ActInput } {
  if (!isActName(act)) throw problem('caseActUnknown', { act });
  const schema = actInputs[act];
  const [fits, errors] = Errors(schema, input);
  if (fits) return { act, input: input as ActInput };
  throw problem('inputInvalid', faultOf(errors, schema.properties as Properties));
}

/** The most telling of the errors, in words: a field too many is told before what follows from it. */
function faultOf(errors: readonly TLocalizedValidationError[], properties: Properties) {
  const first = errors.find(({ keyword }) => keyword !== 'boolean') ?? errors[0];
  const [field = ''] = first?.instancePath.split('/').slice(1) ?? [];
  const titled = (name: string) => `“${properties[name]?.title ?? name}”`;
  const where = field === '' ? '' : titled(field);
  return { where, what: first ? whatOf(first, titled) : '', fields: field === '' ? [] : [field] };
}

function whatOf({ keyword, params }: TLocalizedValidationError, titled: (name: string) => string): string {
  const told = params as Record<string, unknown>;
  switch (keyword) {
    case 'required':
      return `缺少${(told.requiredProperties as string[]).map(titled).join('、')}`;
    case 'additionalProperties':
      return `没有${(told.additionalProperties as string[]).map(titled).join('、')}这一项`;
    case 'enum':
      return `只能是 ${(told.allowedValues as string[]).join('、')} 之一`;
    case 'format':
      return told.format === 'date' ? '不是日期，要写成 2022-05-08 这样' : '格式不对';
    case 'minLength':
    case 'minItems':
      return '不能空着';
    case 'maxLength':
      return `太长，最多 ${String(told.limit)} 字`;
    case 'uniqueItems':
      return '有重复';
    default:
      return '填的值不对';
  }
}
