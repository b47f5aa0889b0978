import { Type } from 'typebox';
import { labelsOf } from '../domain/code-lists/code-list.ts';
import { householdTypes } from '../domain/code-lists/household.ts';
import { homeSituations, opinions } from '../domain/code-lists/visits.ts';
import { type Attachment1Key, attachment1Questions, bareLabel } from '../domain/forms/lz-attachment-1.ts';

/**
 * The answers of 入户排查登记表 (LZ 附件1) as they cross the wire: every key of `Attachment1Answers`
 * (domain/forms/lz-attachment-1.ts), null for what is not answered. One type beside `nullable`, never a union: see
 * corrections.ts.
 */
function nullable<Value>(key: Attachment1Key, schema: Record<string, unknown>) {
  return Type.Unsafe<Value | null>({ ...schema, nullable: true, title: TITLES.get(key) });
}

const TITLES = new Map(attachment1Questions.map(({ key, label }) => [key, bareLabel(label)]));

const yesNo = (key: Attachment1Key) => nullable<boolean>(key, { type: 'boolean' });
const text = (key: Attachment1Key, maxLength = 500) =>
  nullable<string>(key, { type: 'string', minLength: 1, maxLength });
const choice = (key: Attachment1Key, labels: string[]) =>
  nullable<string>(key, { type: 'string', enum: [...labels, null] });

export const SweepFormAnswers = Type.Object(
  {
    householdType: choice('householdType', labelsOf(householdTypes)),
    members: nullable<number>('members', { type: 'integer', minimum: 0, maximum: 100 }),
    perHead: nullable<number>('perHead', { type: 'number', minimum: -1e8, maximum: 1e8 }),
    reachesLine: yesNo('reachesLine'),
    education: yesNo('education'),
    educationNote: text('educationNote'),
    medical: yesNo('medical'),
    medicalNote: text('medicalNote'),
    housing: yesNo('housing'),
    housingNote: text('housingNote'),
    water: yesNo('water'),
    waterNote: text('waterNote'),
    meetsCriteria: yesNo('meetsCriteria'),
    riskTypes: nullable<readonly string[]>('riskTypes', {
      ...{ type: 'array', maxItems: 20, uniqueItems: true },
      items: { type: 'string', minLength: 1, maxLength: 40 },
    }),
    riskNote: text('riskNote', 1000),
    monitoredSince: nullable<string>('monitoredSince', { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' }),
    riskRemoved: yesNo('riskRemoved'),
    mainRisk: text('mainRisk', 40),
    mainRiskNote: text('mainRiskNote'),
    measuresNote: text('measuresNote', 1000),
    measuresFit: yesNo('measuresFit'),
    meetsRemoval: yesNo('meetsRemoval'),
    meetsMonitoring: yesNo('meetsMonitoring'),
    meetsMonitoringNote: text('meetsMonitoringNote', 1000),
    homeState: choice('homeState', labelsOf(homeSituations)),
    opinion: choice('opinion', labelsOf(opinions)),
    visitors: text('visitors', 200),
    remarks: text('remarks', 1000),
  },
  { additionalProperties: false, title: '入户排查登记表' },
);
