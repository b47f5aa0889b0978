import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type FieldLabel, MEMBER_FIELDS } from '../../../contract/household-fields.ts';
import type { HouseholdView, MemberView } from '../../../contract/households.ts';
import { Masked } from '../../ui/masked.tsx';
import { Section } from '../../ui/section.tsx';
import { useCounty } from '../area-tree.ts';
import { memberCorrection } from './correction-subjects.ts';
import { reveal } from './household-data.ts';
import { type LedgerLine, LedgerTable } from './ledger-table.tsx';
import { type Correcting, yesNoWords } from './shown.ts';

type MemberField = keyof typeof MEMBER_FIELDS & keyof MemberView;

function shown(member: MemberView, field: MemberField): string | number | null {
  const value = member[field];
  if (typeof value === 'boolean') return yesNoWords(value);
  return value === null || typeof value !== 'object' ? value : value.join('、');
}

function plain(field: MemberField): LedgerLine<MemberView> {
  const { label, code }: FieldLabel = MEMBER_FIELDS[field];
  return { label, code, show: (member) => shown(member, field) };
}

function masked(field: 'idNumber' | 'phone', path: string, mayReveal: boolean): LedgerLine<MemberView> {
  const { label, code }: FieldLabel = MEMBER_FIELDS[field];
  const onReveal = (member: MemberView) => (reason: string) => reveal(`${path}/${member.person}`, field, label, reason);
  return {
    ...{ label, code },
    show: (member) => {
      const value = member[field];
      if (value === null) return null;
      const named = `${member.name}的${label}`;
      return mayReveal ? (
        <Masked label={named} masked={value} onReveal={onReveal(member)} />
      ) : (
        <Masked label={named} masked={value} />
      );
    },
  };
}

function groupsOf(path: string, mayReveal: boolean) {
  return [
    {
      title: '本人',
      lines: [
        ...(['relation', 'sex'] as const).map(plain),
        { label: '年龄（周岁）', show: ({ age }: MemberView) => age },
        ...(['birthDate'] as const).map(plain),
        masked('idNumber', path, mayReveal),
        masked('phone', path, mayReveal),
        ...(['ethnicity', 'politicalStatus'] as const).map(plain),
      ],
    },
    { title: '教育、健康和劳动', lines: (['education', 'studentStatus', 'health', 'labour'] as const).map(plain) },
    { title: '务工', lines: (['workRegion', 'workMonths'] as const).map(plain) },
    {
      title: '参保和救助',
      lines: [
        ...(['medicalInsurance', 'criticalIllnessInsurance', 'pensionInsurance'] as const).map(plain),
        ...(['subsistenceAllowance', 'extremePovertySupport', 'relocated'] as const).map(plain),
      ],
    },
  ];
}

/** Who they are: A5–A22 of every member on the day. */
export function MembersSection({ view, correct }: { view: HouseholdView; correct: Correcting | undefined }) {
  const path = `/counties/${useCounty()}/persons`;
  return (
    <Section title="家庭成员" note={`${view.members.length} 人，${view.on}`}>
      <LedgerTable
        name="家庭成员"
        subjects={view.members}
        keyOf={({ person }) => person}
        head={(member) => (
          <>
            {member.name}
            {correct !== undefined && (
              <Button
                type="link"
                size="small"
                icon={<EditOutlined aria-hidden />}
                aria-label={`更正${member.name}的资料`}
                onClick={() => correct((now) => memberCorrection(now, member.person))}
              >
                更正
              </Button>
            )}
          </>
        )}
        groups={groupsOf(path, view.may.includes('reveal'))}
      />
    </Section>
  );
}
