import { App } from 'antd';
import { useState } from 'react';
import type { BlockedAct, CaseDesk, CaseView, MayAct } from '../../../contract/identification.ts';
import { ChoiceBar } from '../../ui/choice-bar.tsx';
import { Section } from '../../ui/section.tsx';
import { useReader } from '../session.ts';
import { ActForm } from './act-form.tsx';
import { useAct } from './case-data.ts';
import styles from './identification.module.css';
import type { Draft } from './input-schema.ts';

export const deskLabels: Record<CaseDesk, string> = { village: '村级', township: '镇（新区）级', county: '县（区）级' };

/** What is known already goes into the form: today, the category that the figures propose, the plan as it stands. */
function knownFor(act: string, { proposedCategory, draftPlan }: CaseView, today: string): Draft {
  const plan = draftPlan === null ? {} : { plan: draftPlan.plan, measures: draftPlan.measures };
  const proposed = proposedCategory === null || proposedCategory === 'unknown' ? {} : { category: proposedCategory };
  const known: Record<string, Draft> = {
    fileAuthorisation: { signedOn: today, signedBy: '户主' },
    recordReview: { heldOn: today, votesAgainst: 0, abstained: 0 },
    draftPlan: plan,
    passTownship: plan,
    decideCounty: proposed,
  };
  return known[act] ?? {};
}

function Blocked({ acts }: { acts: readonly BlockedAct[] }) {
  return (
    <ul className={styles.blocked} aria-label="现在还不能办的">
      {acts.map(({ act, title, message, details }) => (
        <li key={act}>
          <strong>
            {typeof details.mayEndOn === 'string' ? `可在 ${details.mayEndOn} 以后${title}` : `还不能${title}`}
          </strong>
          ：{message}
        </li>
      ))}
    </ul>
  );
}

function Waiting({ of }: { of: CaseView }) {
  if (of.waitsFor === null) return <p>案件已经办结，没有要办的事。</p>;
  return (
    <p>
      现在等{deskLabels[of.waitsFor]}办理“{of.stepTitle}”，您这里没有要办的事。
    </p>
  );
}

/** What this reader's desk may do now, the act that leads on first; and what belongs here but not yet, with the reason. */
export function ActPanel({ of }: { of: CaseView }) {
  const { today } = useReader();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<string>();
  const doing = of.may.find(({ act }) => act === chosen) ?? of.may[0];
  const { send, isPending, error, reset } = useAct(of.household, of.version, (after) => {
    message.success(`已办：${doing?.title ?? ''}。现在在“${after.stepTitle}”`);
    setChosen(undefined);
  });
  const choose = (act: string) => {
    reset();
    setChosen(act);
  };
  return (
    <Section title="现在办什么" note={of.waitsFor === null ? undefined : `当前环节：${of.stepTitle}`}>
      {doing === undefined && of.blocked.length === 0 && <Waiting of={of} />}
      {of.may.length > 1 && (
        <ChoiceBar
          label="办理事项"
          choices={of.may.map(({ act, title }: MayAct) => ({ value: act, label: title }))}
          value={doing?.act ?? ''}
          onChoose={choose}
        />
      )}
      {doing !== undefined && (
        <ActForm
          key={`${doing.act}-${of.version}`}
          act={doing}
          household={of.household}
          known={knownFor(doing.act, of, today)}
          unasked={['objection', 'lead']}
          problem={error}
          sending={isPending}
          onSend={(input) => send(doing.act, input)}
        />
      )}
      {of.blocked.length > 0 && <Blocked acts={of.blocked} />}
    </Section>
  );
}
