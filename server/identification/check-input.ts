import { Errors } from 'typebox/schema';
import { type ActName, actInputs, isActName } from '../../contract/acts.ts';
import type { ActInput } from '../../policy/procedures/case-state.ts';
import { inputFault } from '../http/input-fault.ts';
import { problem } from '../http/problem.ts';

/** The act and its input, checked against the act's schema. @throws caseActUnknown, inputInvalid */
export function checkInput(act: string, input: unknown): { act: ActName; input: ActInput } {
  if (!isActName(act)) throw problem('caseActUnknown', { act });
  const schema = actInputs[act];
  const [fits, errors] = Errors(schema, input);
  if (fits) return { act, input: input as ActInput };
  throw problem('inputInvalid', { ...inputFault(errors, schema) });
}
