import type { Draft, KnownSection } from '../form/draft.ts';
import { withCount } from '../form/natural-changes.ts';
import { areEssentialsKnown, formSteps, labelOf, questionsOf } from '../form/steps.ts';
import { Choice } from '../parts/choice.tsx';
import { Known, yesNoWords } from '../parts/known.tsx';
import { Question, type QuestionValue } from '../parts/question.tsx';
import { TextField } from '../parts/text-field.tsx';
import { EvidenceStep } from './form-evidence.tsx';
import { IncomeChanges } from './form-income.tsx';
import { MemberChanges } from './form-members.tsx';
import { incomeFacts, memberWords } from './household.tsx';
import { faultOf, type StepProps } from './step-props.ts';

/** One screen of the form. */
export function FormStepView(props: StepProps) {
  const { step, draft, household } = props;
  if (step.id === 'home') return <HomeStep {...props} />;
  if (step.id === 'evidence') return <EvidenceStep {...props} />;
  if (step.id === 'review') return <Review {...props} />;
  if (step.id === 'members') {
    return (
      <>
        <Known
          facts={(household?.members ?? []).map((each) => [`${each.name}（${each.relation}）`, memberWords(each)])}
        />
        <Changed {...props} section="members" />
        {draft.changed.members && <MemberChanges {...props} />}
      </>
    );
  }
  if (step.id === 'income') {
    return (
      <>
        {household && <Known facts={incomeFacts(household.income)} />}
        <Changed {...props} section="income" />
        {draft.changed.income && <IncomeChanges {...props} />}
        <Questions {...props} />
      </>
    );
  }
  return step.id === 'essentials' ? <Essentials {...props} /> : <Questions {...props} />;
}

/** When, and whether anybody was there. */
function HomeStep(props: StepProps) {
  const { draft, change, faults } = props;
  return (
    <>
      <TextField
        label="入户排查时间"
        type="date"
        value={draft.visitedOn}
        wrong={faultOf(faults, 'visitedOn')}
        onChange={(visitedOn) => change((now) => ({ ...now, visitedOn }))}
      />
      <Questions {...props} />
    </>
  );
}

function Essentials(props: StepProps) {
  const { answers, changed } = props.draft;
  // Not known, or said to have changed: then each of the four is asked.
  if (changed.essentials || !areEssentialsKnown(answers)) return <Questions {...props} />;
  return (
    <>
      <Known
        facts={[
          ['义务教育有保障', yesNoWords(answers.education)],
          ['基本医疗有保障', yesNoWords(answers.medical)],
          ['住房安全有保障', yesNoWords(answers.housing)],
          ['饮水安全有保障', yesNoWords(answers.water)],
        ]}
      />
      <Changed {...props} section="essentials" />
      <Notes {...props} />
    </>
  );
}

/** A 否 that is known already still wants its explanation. */
function Notes(props: StepProps) {
  const notes = questionsOf(props.step, props.draft.answers).filter(({ after }) => after);
  return notes.length > 0 ? <Questions {...props} /> : null;
}

const ANSWERS = [
  { value: false, label: '没有变化' },
  { value: true, label: '有变化' },
];

/** 有变化吗？ Without a change, what was typed about one goes. */
function Changed({ draft, change, section }: StepProps & { section: KnownSection }) {
  const choose = (isChanged: boolean) =>
    change((now) => {
      const changes = isChanged ? now.changes : withoutChanges(now.changes, section);
      return withCount({ ...now, changed: { ...now.changed, [section]: isChanged }, changes });
    });
  return (
    <Choice label="和上面比，有变化吗？" options={ANSWERS} value={draft.changed[section] ?? null} onChange={choose} />
  );
}

function withoutChanges(changes: Draft['changes'], section: KnownSection): Draft['changes'] {
  const { income, ...ofMembers } = changes;
  if (section === 'income') return ofMembers;
  return section === 'members' ? { ...(income && { income }) } : changes;
}

function Questions({ step, draft, change, faults }: StepProps) {
  const answer = (key: string, value: QuestionValue) =>
    change((now) => ({ ...now, answers: { ...now.answers, [key]: value } }));
  return questionsOf(step, draft.answers).map((question) => (
    <Question
      key={question.key}
      question={question}
      label={labelOf(question, draft.line)}
      value={draft.answers[question.key]}
      hint={question.prefilled && draft.answers[question.key] !== null ? '已按系统里的填好，不对再改。' : undefined}
      wrong={faultOf(faults, question.key)}
      onChange={(value) => answer(question.key, value)}
    />
  ));
}

function nameOf({ members }: Draft, person: string): string {
  return members.find((each) => each.person === person)?.name ?? '';
}

function Review({ draft, faults, onStep }: StepProps) {
  const { answers, changes, photos, signature, place } = draft;
  const changed = [
    ...[changes.household && '联系方式', changes.members && '家庭成员'],
    ...(changes.joined ?? []).map(({ name, kind }) => `增加${name}（${kind}）`),
    ...(changes.left ?? []).map(({ person, kind }) => `减少${nameOf(draft, person)}（${kind}）`),
    changes.income && '收入支出',
  ];
  return (
    <>
      {faults.map(({ step, key, sentence }) => (
        <button
          type="button"
          className="notice notice-red notice-button"
          key={`${step}${key}`}
          onClick={() => onStep(formSteps.findIndex(({ id }) => id === step))}
        >
          {sentence} <span className="link">去改</span>
        </button>
      ))}
      <Known
        facts={[
          ['入户排查时间', draft.visitedOn],
          ['入户情况', answers.homeState ?? '没有填'],
          ['报告的变化', changed.filter(Boolean).join('、') || '没有变化'],
          ['义务教育有保障', yesNoWords(answers.education)],
          ['基本医疗有保障', yesNoWords(answers.medical)],
          ['住房安全有保障', yesNoWords(answers.housing)],
          ['饮水安全有保障', yesNoWords(answers.water)],
          ['处理意见', answers.opinion ?? '没有填'],
          ['照片', `${photos.length} 张`],
          ['签字', signature ? '农户已签' : (draft.noSignature ?? '没有')],
          ['地点', place?.missing ?? (place ? '已取到' : '没有')],
        ]}
      />
      <p className="hint">存进待发箱后，有信号时自己发给镇里。镇里采纳后，变化才算数。</p>
    </>
  );
}
