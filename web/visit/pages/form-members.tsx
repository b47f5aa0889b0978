import { MEMBER_FIELDS } from '../../../contract/household-fields.ts';
import type { VisitMember } from '../../../contract/visit-bundle.ts';
import { labelsOf } from '../../../domain/code-lists/code-list.ts';
import { relations } from '../../../domain/code-lists/person.ts';
import type { Draft } from '../form/draft.ts';
import { isHeadLeaving } from '../form/natural-changes.ts';
import { Choices } from '../parts/choice.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { NumberField, TextField } from '../parts/text-field.tsx';
import { JoinedMembers } from './form-joined.tsx';
import { LeftMember, NextHead } from './form-left.tsx';
import { faultOf, type StepProps } from './step-props.ts';

type MemberChanges = NonNullable<Draft['changes']['members']>[number]['changes'];

/** What of a person changes from visit to visit; the rest is corrected at the desk. */
const LISTED = [
  ...(['studentStatus', 'labour', 'workRegion', 'medicalInsurance'] as const),
  ...(['pensionInsurance', 'subsistenceAllowance', 'extremePovertySupport'] as const),
];

/** Sets one field, or forgets it when it is again as it was. */
function withField(changes: Draft['changes'], member: VisitMember, field: keyof MemberChanges, value: unknown) {
  const others = (changes.members ?? []).filter(({ person }) => person !== member.person);
  const own = (changes.members ?? []).find(({ person }) => person === member.person)?.changes ?? {};
  const { [field]: _, ...rest } = own;
  const isSame = JSON.stringify(member[field as keyof VisitMember] ?? null) === JSON.stringify(value);
  const next = (isSame ? rest : { ...rest, [field]: value }) as MemberChanges;
  const members = Object.keys(next).length > 0 ? [...others, { person: member.person, changes: next }] : others;
  const { members: __, ...kept } = changes;
  return members.length > 0 ? { ...kept, members } : kept;
}

/** The members, one under the other, each folded until somebody opens it. */
export function MemberChanges({ draft, change, household, faults }: StepProps) {
  const phone = draft.changes.household?.phone ?? '';
  const setPhone = (text: string) =>
    change((now) => {
      const { household: _, ...rest } = now.changes;
      return { ...now, changes: text === '' ? rest : { ...rest, household: { phone: text } } };
    });
  return (
    <>
      <p className="wrong" role="alert">
        {faultOf(faults, 'members')}
      </p>
      {(household?.members ?? []).map((member) => (
        <details className="fold" key={member.person}>
          <summary>
            {member.name}（{member.relation}）{leftWords(draft, member.person)}
          </summary>
          <LeftMember person={member.person} {...{ draft, change, faults }} />
          {leftWords(draft, member.person) === '' && <OneMember {...{ member, draft, change }} />}
        </details>
      ))}
      <NextHead {...{ draft, change, faults }} />
      <JoinedMembers {...{ draft, change, faults }} />
      <TextField
        label="新的联系电话"
        type="tel"
        value={phone}
        onChange={setPhone}
        hint={household?.phone ? `现在登记的是 ${household.phone}，没换就空着。` : '没有登记过电话。'}
        wrong={faultOf(faults, 'phone')}
        maxLength={30}
      />
    </>
  );
}

function leftWords({ changes: { left = [] } }: Draft, person: string): string {
  const kind = left.find((each) => each.person === person)?.kind;
  return kind === undefined ? '' : ` · ${kind}`;
}

function OneMember({ member, draft, change }: Pick<StepProps, 'draft' | 'change'> & { member: VisitMember }) {
  const own = draft.changes.members?.find(({ person }) => person === member.person)?.changes ?? {};
  const now = { ...member, ...own } as VisitMember;
  const set = (field: keyof MemberChanges) => (value: unknown) =>
    change((draft) => ({ ...draft, changes: withField(draft.changes, member, field, value) }));
  return (
    <>
      {isHeadLeaving(draft) && (
        <SelectField
          label={MEMBER_FIELDS.relation.label}
          options={labelsOf(relations)}
          value={now.relation}
          onChange={set('relation')}
        />
      )}
      <Choices
        label={MEMBER_FIELDS.health.label}
        options={labelsOf(MEMBER_FIELDS.health.list ?? { title: '', closed: true, values: [] })}
        value={now.health ?? []}
        onChange={(value) => set('health')(healthOf(value, now.health ?? []))}
      />
      {LISTED.map((field) => (
        <SelectField
          key={field}
          label={MEMBER_FIELDS[field].label}
          options={labelsOf(MEMBER_FIELDS[field].list ?? { title: '', closed: true, values: [] })}
          value={now[field]}
          onChange={set(field)}
        />
      ))}
      <NumberField
        label="务工时间"
        unit="月"
        isWhole
        value={now.workMonths}
        onChange={set('workMonths')}
        wrong={(now.workMonths ?? 0) > 12 ? '务工时间在 0 到 12 个月之间。' : undefined}
      />
    </>
  );
}

/** 健康 excludes every other state, whichever was touched last; nothing is the state before. */
function healthOf(value: readonly string[], before: readonly string[]): readonly string[] | null {
  if (value.length === 0) return null;
  if (value.includes('健康') && !before.includes('健康')) return ['健康'];
  return value.length > 1 ? value.filter((each) => each !== '健康') : value;
}
