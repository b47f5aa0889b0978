import { type ActName, actInputs } from '../../../contract/acts.ts';
import { CASE_STEP_LABELS, type CaseStep, OUTCOME_LABELS } from '../../../contract/identification.ts';

/** One field of an act's input, as its JSON Schema says. */
export interface FieldSchema {
  type?: 'string' | 'integer' | 'array' | 'object';
  title?: string;
  description?: string;
  enum?: readonly string[];
  format?: 'date' | 'uuid';
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  examples?: readonly unknown[];
  items?: FieldSchema;
  properties?: Readonly<Record<string, FieldSchema>>;
  required?: readonly string[];
}

export interface NamedField {
  name: string;
  schema: FieldSchema;
  required: boolean;
}

/** The input of an act as a schema to be drawn. */
export function schemaOf(act: ActName): FieldSchema {
  return actInputs[act] as unknown as FieldSchema;
}

/** The fields of an input in their order. */
export function fieldsOf(input: FieldSchema): NamedField[] {
  const required = new Set(input.required ?? []);
  return Object.entries(input.properties ?? {}).map(([name, schema]) => ({
    name,
    schema,
    required: required.has(name),
  }));
}

/** `doesNotMeet 不符合，案件办结` in a description says in full what a choice means. */
function spelledOut(description: string, code: string): string | undefined {
  const sentence = description.split('。')[0] ?? '';
  const part = sentence.split('；').find((each) => each.startsWith(`${code} `));
  return part?.slice(code.length + 1);
}

/** A choice in words: as the description spells it out, else by its label, else as it stands. */
export function choiceWords(value: string, description = ''): string {
  return spelledOut(description, value) ?? OUTCOME_LABELS[value] ?? CASE_STEP_LABELS[value as CaseStep] ?? value;
}

/** What the description says beyond the choices and the usual values, without codes. */
export function hintOf({ description = '', enum: choices = [] }: FieldSchema): string | undefined {
  const spelled = choices.length > 0 && choices.every((choice) => spelledOut(description, choice) !== undefined);
  const rest = spelled ? description.split('。').slice(1).join('。') : (description.split('。常用：')[0] ?? '');
  const words = rest.replace(/^常用：.*$/, '').replace(/(?<![A-Za-z])[A-Za-z]{4,} /g, '');
  return words.trim() === '' ? undefined : words.trim();
}

/** The usual values that a description names: `常用：因病、因学`. */
export function usualValues({ description = '' }: FieldSchema): readonly string[] {
  return /常用：([^。；]+)/.exec(description)?.[1]?.split('、') ?? [];
}

/** The first example in words, for an empty field. */
export function exampleOf({ examples = [] }: FieldSchema): string | undefined {
  const [first] = examples;
  return typeof first === 'string' ? `例如：${first}` : undefined;
}

export type Draft = Readonly<Record<string, unknown>>;

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

/** What is sent: nothing blank, texts without blanks around them, rows without blank cells. */
export function inputOf(draft: Draft): Record<string, unknown> {
  const filled = Object.entries(draft).filter(([, value]) => !isBlank(value));
  return Object.fromEntries(filled.map(([name, value]) => [name, tidied(value)]));
}

function tidied(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (!Array.isArray(value)) return value;
  return value
    .map((item) => (typeof item === 'object' && item !== null ? inputOf(item as Draft) : tidied(item)))
    .filter((item) => item !== '' && !(typeof item === 'object' && Object.keys(item as object).length === 0));
}

/** What is still missing, by field, in words. */
export function faultsOf(fields: readonly NamedField[], draft: Draft): Record<string, string> {
  const missing = fields.filter(({ name, required }) => required && isBlank(draft[name]));
  return Object.fromEntries(missing.map(({ name, schema }) => [name, `请填写${schema.title ?? ''}。`]));
}
