import { labelsOf } from '../../../domain/code-lists/code-list.ts';
import { leavingKinds } from '../../../domain/code-lists/natural-changes.ts';
import { isHeadLeaving, withHead, withLeft } from '../form/natural-changes.ts';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { faultOf, type StepProps } from './step-props.ts';

type Part = Pick<StepProps, 'draft' | 'change' | 'faults'>;

/** Whether one member left, how and from which day. */
export function LeftMember({ person, draft, change, faults }: Part & { person: string }) {
  const left = draft.changes.left ?? [];
  const at = left.findIndex((each) => each.person === person);
  const own = left[at];
  return (
    <>
      <SelectField
        label="还在本户吗"
        blank="还在"
        options={labelsOf(leavingKinds)}
        value={own?.kind ?? null}
        onChange={(kind) => change((now) => withLeft(now, person, kind === null ? null : { kind, on: own?.on ?? '' }))}
      />
      {own && (
        <TextField
          label="从哪天起不在本户"
          type="date"
          value={own.on}
          onChange={(on) => change((now) => withLeft(now, person, { kind: own.kind, on }))}
          wrong={faultOf(faults, `left.${at}.on`)}
        />
      )}
    </>
  );
}

/** The head left: somebody who stays becomes the head. */
export function NextHead({ draft, change, faults }: Part) {
  if (!isHeadLeaving(draft)) return <p className="wrong">{faultOf(faults, 'head')}</p>;
  const { left = [], members = [] } = draft.changes;
  const stay = draft.members.filter(({ person }) => !left.some((each) => each.person === person));
  const head = members.find(({ changes }) => changes.relation === '户主')?.person;
  const choose = (name: string | null) => stay.find((each) => each.name === name)?.person ?? null;
  return (
    <>
      <SelectField
        label="谁接任户主"
        blank="请选"
        options={stay.map(({ name }) => name)}
        value={stay.find(({ person }) => person === head)?.name ?? null}
        onChange={(name) => change((now) => withHead(now, choose(name)))}
      />
      <p className="hint">其他人和新户主的关系变了的，点开那个人改。</p>
      <p className="wrong" role="alert">
        {faultOf(faults, 'head')}
      </p>
    </>
  );
}
