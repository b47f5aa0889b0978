import type { ActName } from '../../../contract/acts.ts';
import { CASE_STEP_LABELS, type CasePaper, type CaseStep, OUTCOME_LABELS } from '../../../contract/identification.ts';
import { fieldsOf, schemaOf } from './input-schema.ts';

/** Whose input a paper keeps. */
const actOf: Partial<Record<CasePaper['kind'], ActName>> = {
  opening: 'openCase',
  homeCheck: 'recordHomeCheck',
  authorisation: 'fileAuthorisation',
  comparison: 'recordComparison',
  plan: 'draftPlan',
  review: 'recordReview',
  notice: 'startNotice',
  objection: 'recordObjection',
  townshipReview: 'passTownship',
  sendBack: 'sendBack',
  decision: 'decideCounty',
};

function rowWords(row: Record<string, unknown>): string {
  return Object.values(row)
    .filter((value) => typeof value === 'string')
    .join(' · ');
}

function valueWords(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map((each) => (typeof each === 'object' && each !== null ? rowWords(each) : String(each))).join('；');
  }
  const text = String(value);
  return OUTCOME_LABELS[text] ?? CASE_STEP_LABELS[text as CaseStep] ?? text;
}

/** A paper's content in words, in the order of its form; ids are left out. */
export function paperLines({ kind, content }: CasePaper): { label: string; value: string }[] {
  const act = actOf[kind];
  if (content === null || act === undefined) return [];
  const fields = fieldsOf(schemaOf(act));
  return fields.flatMap(({ name, schema }) => {
    const value = content[name];
    if (value === undefined || value === null || schema.format === 'uuid') return [];
    return [{ label: schema.title ?? name, value: valueWords(value) }];
  });
}
