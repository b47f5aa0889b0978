import { HOUSEHOLD_FIELDS, INCOME_FIELDS, MEMBER_FIELDS } from '../../contract/household-fields.ts';
import type { VisitHousehold } from '../../contract/visit-bundle.ts';
import type { VisitDifference } from '../../contract/visits.ts';
import {
  type Attachment1Answers,
  type Attachment1Key,
  attachment1Questions,
  bareLabel,
  blankAttachment1,
} from '../../domain/forms/lz-attachment-1.ts';
import { canonicalJson } from '../../policy/procedures/canonical-json.ts';
import { type ChangedField, changedFields, type FormContent, shownField } from './form-content.ts';

const OWN_HOUSEHOLD = '本户';
const THE_FORM = '登记表';

/** A changed field beside what is held now; masked, since others read it too. */
export interface ProposedField extends Omit<VisitDifference, 'theirs' | 'mine'> {
  readonly proposed: unknown;
}

/** What a form would change, field by field in its own order, beside what is held now; 三保障 by its answers. */
export function proposedFields(now: VisitHousehold, { changes, answers }: FormContent): ProposedField[] {
  const ofEssentials = attachment1Questions.flatMap(({ key, label }): ProposedField[] => {
    if (key !== 'education' && key !== 'housing' && key !== 'water') return [];
    const [held, told] = [now.essentials?.[key] ?? null, answers[key]];
    // 是 where nothing was registered confirms; it changes nobody's standing.
    if (told === null || told === (held ?? true)) return [];
    return [
      {
        part: 'answer',
        person: null,
        subject: OWN_HOUSEHOLD,
        field: key,
        label: bareLabel(label),
        now: held,
        proposed: told,
      },
    ];
  });
  const ofChanges = changedFields(changes).map((field) => ({ ...placeOf(now, field), proposed: shownField(field) }));
  return [...ofChanges, ...ofEssentials];
}

/** What the township must look at one by one: each changed field, and a 处理意见 that asks for something. */
export function countChanges(now: VisitHousehold, content: FormContent): number {
  const { opinion } = content.answers;
  return proposedFields(now, content).length + (opinion === null || opinion === '无' ? 0 : 1);
}

/**
 * Where two versions of a household differ: every field that either changes, then every answer, with what is held now, what
 * the other says and what I say. Without another's form theirs is what is held now.
 */
export function differencesOf(
  now: VisitHousehold,
  mine: FormContent,
  other: FormContent | undefined,
): VisitDifference[] {
  return [...fieldDifferences(now, mine, other), ...answerDifferences(now, mine, other)];
}

function fieldDifferences(now: VisitHousehold, mine: FormContent, other: FormContent | undefined): VisitDifference[] {
  const my = byPlace(changedFields(mine.changes));
  const their = byPlace(other ? changedFields(other.changes) : []);
  const places = new Map([...my, ...their]);
  return [...places].flatMap(([key, place]) => {
    const shown = placeOf(now, place);
    const [ours, others] = [my.get(key), their.get(key)];
    const theirs = others ? shownField(others) : shown.now;
    const value = ours ? myValue(ours) : shown.now;
    // Two who joined may differ in what a mask hides: what was written decides, not what is shown.
    const areSame = ours && others ? isSame(ours.value, others.value) : isSame(value, theirs);
    return areSame ? [] : [{ ...shown, theirs, mine: value }];
  });
}

function myValue(field: ChangedField): unknown {
  return field.part === 'joined' || field.part === 'left' ? shownField(field) : field.value;
}

/** Another's form answers every question; without one the registry answers some, and mine says nothing by being open. */
function answerDifferences(now: VisitHousehold, mine: FormContent, other: FormContent | undefined): VisitDifference[] {
  const held = heldAnswers(now);
  const theirs: Partial<Attachment1Answers> = other?.answers ?? held;
  return attachment1Questions.flatMap(({ key, label }): VisitDifference[] => {
    const isOpen = mine.answers[key] === null && other === undefined;
    if (!(key in theirs) || isOpen || isSame(theirs[key], mine.answers[key])) return [];
    const place = { part: 'answer', person: null, subject: THE_FORM, field: key, label: bareLabel(label) } as const;
    return [{ ...place, now: held[key] ?? null, theirs: theirs[key] ?? null, mine: mine.answers[key] }];
  });
}

/** What the registry itself says to questions of the form; a question it cannot answer is left out. */
function heldAnswers({ type, essentials, monitored, members, income }: VisitHousehold): Partial<Attachment1Answers> {
  const known: Partial<Attachment1Answers> = {
    ...{ householdType: type, members: members.length, perHead: income?.A34 ?? null },
    ...{ education: essentials?.education, housing: essentials?.housing, water: essentials?.water },
    ...(monitored && { mainRisk: monitored.mainRisk, riskRemoved: monitored.riskRemovedOn !== null }),
  };
  return Object.fromEntries(
    Object.entries(known).filter(([key, value]) => key in blankAttachment1 && value !== null && value !== undefined),
  ) as Partial<Record<Attachment1Key, never>>;
}

function byPlace(fields: readonly ChangedField[]): Map<string, ChangedField> {
  return new Map(fields.map((each) => [`${each.part}|${each.person ?? ''}|${each.field}`, each]));
}

function placeOf(now: VisitHousehold, { part, person, field }: ChangedField) {
  if (part === 'joined') return { part, person, field: 'joined', label: '增加成员', subject: field, now: '不在本户' };
  const nameOf = () => now.members.find((each) => each.person === person)?.name ?? '（已不在本户）';
  if (part === 'left') return { part, person, field, label: '减少成员', subject: nameOf(), now: '本户成员' };
  const labels: Readonly<Record<string, { label: string }>> = LABELS[part];
  const member = now.members.find((each) => each.person === person);
  const held: Readonly<Record<string, unknown>> = { ...HELD[part](now, member) };
  return {
    ...{ part, person, field, label: labels[field]?.label ?? field },
    ...{ subject: part === 'member' ? nameOf() : OWN_HOUSEHOLD, now: held[field] ?? null },
  };
}

const LABELS = { household: HOUSEHOLD_FIELDS, member: MEMBER_FIELDS, income: INCOME_FIELDS };

type Member = VisitHousehold['members'][number];

/** What is held, as far as a phone may know it: a number only as registered. */
const HELD = {
  household: (now: VisitHousehold) => ({ ...now, address: now.addressKnown ? '已登记' : null }),
  member: (_now: VisitHousehold, member: Member | undefined) => ({
    ...member,
    idNumber: member?.idNumberKnown ? '已登记' : null,
    phone: member?.phoneKnown ? '已登记' : null,
  }),
  income: (now: VisitHousehold) => now.income ?? {},
};

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson((a ?? null) as never) === canonicalJson((b ?? null) as never);
}
