import { App, Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { LEAD_FINDING_LABELS, LEAD_STANDING_LABELS, type LeadFinding, type LeadRow } from '../../../contract/leads.ts';
import { deskTitles } from '../../../policy/procedures/vocabulary.ts';
import { DeadlineTag } from '../../ui/deadline-tag.tsx';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Count, Money } from '../../ui/figures.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { useReader } from '../session.ts';
import { useCommand } from '../use-command.ts';
import { categoryWords } from './lead-columns.tsx';
import { leadKeys } from './lead-data.ts';
import { ReasonCards } from './lead-reasons.tsx';
import styles from './leads.module.css';
import { VerificationForm } from './verification-form.tsx';

interface LeadDrawerProps {
  /** As it was when it was opened: it stays in sight while the queue beneath moves on. */
  lead: LeadRow;
  /** How it was verified just now. */
  verified: LeadFinding | undefined;
  onVerified: (finding: LeadFinding) => void;
  onPrevious?: () => void;
  onNext?: () => void;
  onClose: () => void;
}

function OpenCase({ lead }: { lead: LeadRow }) {
  const county = useCounty();
  const navigate = useNavigate();
  const open = useCommand(leadKeys, () => navigate(`/${county}/identification/${lead.household}`));
  const at = `POST /counties/${county}/households/${lead.household}/case/acts` as const;
  return (
    <>
      <p>情况属实。立案后，案件从入户核查初判开始，识别认定的期限从入户核查那天算起。</p>
      {open.error !== null && <ProblemAlert problem={open.error} />}
      <div className={styles.act}>
        <Button
          type="primary"
          loading={open.isPending}
          onClick={() => open.mutate(commandOf(at, { act: 'openCase', input: { lead: lead.id } }))}
        >
          立案
        </Button>
      </div>
    </>
  );
}

function Verification({ lead, onVerified }: Pick<LeadDrawerProps, 'lead' | 'onVerified'>) {
  const county = useCounty();
  const { message } = App.useApp();
  const verify = useCommand(leadKeys);
  const send = (finding: LeadFinding, reason: string) => {
    const at = `POST /counties/${county}/leads/${lead.id}/verification` as const;
    verify.mutate(commandOf(at, { finding, reason, version: lead.version }), {
      onSuccess: () => {
        message.success(`已核实：${LEAD_FINDING_LABELS[finding]}`);
        onVerified(finding);
      },
    });
  };
  return <VerificationForm problem={verify.error} sending={verify.isPending} onVerify={send} />;
}

function Outcome({ lead }: { lead: LeadRow }) {
  return (
    <Facts
      lines={[
        { label: '核实结论', value: lead.finding === null ? null : LEAD_FINDING_LABELS[lead.finding] },
        { label: '核实日期', value: lead.verifiedOn },
        { label: '理由', value: lead.reason, wide: true },
      ]}
    />
  );
}

function NextStep({ lead, verified, onVerified }: Pick<LeadDrawerProps, 'lead' | 'verified' | 'onVerified'>) {
  const county = useCounty();
  const { may } = useReader();
  const found = lead.may.includes('openCase') || (verified === 'true' && may.includes('case.act'));
  const mayOpen = found && lead.standing === null;
  if (verified === undefined && lead.may.includes('verify')) {
    return (
      <Section title="核实" note="入户或向知情人核实后填写">
        <Verification key={lead.id} lead={lead} onVerified={onVerified} />
      </Section>
    );
  }
  return (
    <Section title="核实结果">
      {verified === undefined && lead.state !== 'open' && <Outcome lead={lead} />}
      {verified !== undefined && <p>刚刚核实：{LEAD_FINDING_LABELS[verified]}。</p>}
      {lead.state === 'open' && verified === undefined && (
        <p>由{deskTitles[lead.desk]}人员核实，核实后在这里看到结论。</p>
      )}
      {lead.caseId !== null && <Link to={`/${county}/identification/${lead.household}`}>已立案，看案件</Link>}
      {lead.caseId === null && lead.standing !== null && (
        <p>
          {LEAD_STANDING_LABELS[lead.standing]}，不能再立案。
          <Link to={`/${county}/identification/${lead.household}`}>看案件</Link>
        </p>
      )}
      {mayOpen && lead.caseId === null && <OpenCase lead={lead} />}
    </Section>
  );
}

/** One lead with everything: the household, every reason with clause and values, and what is to be done. */
export function LeadDrawer({ lead, verified, onVerified, onPrevious, onNext, onClose }: LeadDrawerProps) {
  const county = useCounty();
  const { today } = useReader();
  return (
    <DetailDrawer
      open
      title={lead.headName ?? '（户主未填）'}
      note={lead.state === 'open' && verified === undefined && <DeadlineTag dueOn={lead.dueOn} today={today} />}
      onClose={onClose}
      {...(onPrevious && { onPrevious })}
      {...(onNext && { onNext })}
    >
      <Section title="农户" actions={<Link to={`/${county}/households/${lead.household}`}>看全部资料</Link>}>
        <Facts
          lines={[
            { label: '户编号', value: lead.householdNo },
            { label: '村组', value: [lead.villageName, lead.villageGroup].filter(Boolean).join(' ') },
            {
              label: '人口',
              value: (
                <>
                  <Count value={lead.members} /> 人
                </>
              ),
            },
            {
              label: '人均收入',
              value: (
                <>
                  <Money yuan={lead.a38} /> 元（参考范围，截至 {today}）
                </>
              ),
            },
            { label: '按数值拟定', value: categoryWords(lead.category) },
            { label: '发现日期', value: lead.openedOn },
          ]}
        />
      </Section>
      <Section title="为什么" note={`${lead.reasons.length} 条理由`}>
        <ReasonCards reasons={lead.reasons} />
      </Section>
      <NextStep lead={lead} verified={verified} onVerified={onVerified} />
    </DetailDrawer>
  );
}
