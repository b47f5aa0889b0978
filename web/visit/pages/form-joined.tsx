import { labelsOf } from '../../../domain/code-lists/code-list.ts';
import { joiningKinds } from '../../../domain/code-lists/natural-changes.ts';
import { relations, sexes } from '../../../domain/code-lists/person.ts';
import type { JoinedMember } from '../../../domain/forms/natural-changes.ts';
import { withNewcomer, withoutNewcomer, withPapers, withTold } from '../form/natural-changes.ts';
import { Choice, Wrong } from '../parts/choice.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { faultOf, type StepProps } from './step-props.ts';

type Part = Pick<StepProps, 'draft' | 'change' | 'faults'>;

const optionsOf = (labels: readonly string[]) => labels.map((label) => ({ value: label, label }));

const PAPERS = [
  { value: true, label: '有证件号码' },
  { value: false, label: '还没有证件' },
];

/** Who joined: born, married in, moved in. */
export function JoinedMembers({ draft, change, faults }: Part) {
  const joined = draft.changes.joined ?? [];
  return (
    <>
      {joined.map((member, at) => {
        const who = `第 ${at + 1} 人`;
        return (
          <section className="notice" key={who} aria-label={`增加的${who}`}>
            <h3>增加：{member.name || who}</h3>
            <Newcomer {...{ member, at, draft, change, faults }} />
          </section>
        );
      })}
      <button type="button" className="button button-wide" onClick={() => change(withNewcomer)}>
        增加一个人（出生、婚入、迁入）
      </button>
    </>
  );
}

function Newcomer({ member, at, change, faults }: Part & { member: JoinedMember; at: number }) {
  const wrong = (field: string) => faultOf(faults, `joined.${at}.${field}`);
  const tell = (field: keyof JoinedMember) => (value: string | null) =>
    change((now) => withTold(now, at, { [field]: value ?? '' }));
  const isBirth = member.kind === '出生';
  return (
    <>
      <Choice
        label="怎么来的"
        options={optionsOf(labelsOf(joiningKinds))}
        value={member.kind}
        onChange={tell('kind')}
        wrong={wrong('kind')}
      />
      <TextField
        label={isBirth ? '出生日期' : '从哪天起'}
        type="date"
        value={member.on}
        onChange={tell('on')}
        wrong={wrong('on')}
      />
      <TextField label="姓名" value={member.name} onChange={tell('name')} wrong={wrong('name')} maxLength={40} />
      <Papers {...{ member, at, change, wrong }} tell={tell} />
      <Choice
        label="性别"
        options={optionsOf(labelsOf(sexes))}
        value={member.sex}
        onChange={tell('sex')}
        wrong={wrong('sex')}
      />
      <SelectField
        label="与户主关系"
        blank="请选"
        options={labelsOf(relations)}
        value={member.relation}
        onChange={tell('relation')}
      />
      <Wrong id={`relation-${at}`} sentence={wrong('relation')} />
      <button type="button" className="button button-quiet" onClick={() => change((now) => withoutNewcomer(now, at))}>
        不增加这个人
      </button>
    </>
  );
}

interface PapersProps extends Pick<StepProps, 'change'> {
  member: JoinedMember;
  at: number;
  wrong: (field: string) => string | undefined;
  tell: (field: keyof JoinedMember) => (value: string) => void;
}

/** The number, or 还没有证件 and when they were born. */
function Papers({ member: { kind, idNumber, birthDate }, at, change, wrong, tell }: PapersProps) {
  return (
    <>
      <Choice
        label="证件"
        options={PAPERS}
        value={idNumber !== undefined}
        onChange={(has) => change((now) => withPapers(now, at, has))}
      />
      {idNumber !== undefined && (
        <TextField
          label="证件号码"
          value={idNumber}
          onChange={tell('idNumber')}
          wrong={wrong('idNumber')}
          autoComplete="off"
          maxLength={30}
        />
      )}
      {idNumber === undefined && kind !== '出生' && (
        <TextField
          label="出生日期"
          type="date"
          value={birthDate ?? ''}
          onChange={tell('birthDate')}
          wrong={wrong('birthDate')}
        />
      )}
    </>
  );
}
