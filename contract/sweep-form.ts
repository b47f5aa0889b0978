import { Type } from 'typebox';
import { labelsOf } from '../domain/code-lists/code-list.ts';
import { householdTypes } from '../domain/code-lists/household.ts';
import { homeSituations, opinions } from '../domain/code-lists/visits.ts';

/**
 * The answers of 入户排查登记表 (LZ 附件1) as they cross the wire: every key of `Attachment1Answers`
 * (domain/forms/lz-attachment-1.ts), null for what is not answered. One type beside `nullable`, never a union: see
 * corrections.ts.
 */
function nullable<Value>(schema: Record<string, unknown>) {
  return Type.Unsafe<Value | null>({ ...schema, nullable: true });
}

const yesNo = () => nullable<boolean>({ type: 'boolean' });
const text = (maxLength = 500) => nullable<string>({ type: 'string', minLength: 1, maxLength });
const choice = (labels: string[]) => nullable<string>({ type: 'string', enum: [...labels, null] });

export const SweepFormAnswers = Type.Object(
  {
    householdType: choice(labelsOf(householdTypes)),
    members: nullable<number>({ type: 'integer', minimum: 0, maximum: 100 }),
    perHead: nullable<number>({ type: 'number', minimum: -1e8, maximum: 1e8 }),
    reachesLine: yesNo(),
    education: yesNo(),
    educationNote: text(),
    medical: yesNo(),
    medicalNote: text(),
    housing: yesNo(),
    housingNote: text(),
    water: yesNo(),
    waterNote: text(),
    meetsCriteria: yesNo(),
    riskTypes: nullable<readonly string[]>({
      ...{ type: 'array', maxItems: 20, uniqueItems: true },
      items: { type: 'string', minLength: 1, maxLength: 40 },
    }),
    riskNote: text(1000),
    monitoredSince: nullable<string>({ type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' }),
    riskRemoved: yesNo(),
    mainRisk: text(40),
    mainRiskNote: text(),
    measuresNote: text(1000),
    measuresFit: yesNo(),
    meetsRemoval: yesNo(),
    meetsMonitoring: yesNo(),
    meetsMonitoringNote: text(1000),
    homeState: choice(labelsOf(homeSituations)),
    opinion: choice(labelsOf(opinions)),
    visitors: text(200),
    remarks: text(1000),
  },
  { additionalProperties: false, title: '入户排查登记表' },
);
