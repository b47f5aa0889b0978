import { PrinterOutlined } from '@ant-design/icons';
import type { HouseholdWhy, RuleUse, WhyRule } from '../../../contract/explanation.ts';
import type { ParameterView } from '../../../contract/policy.ts';
import { ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { Section } from '../../ui/section.tsx';
import { FileButton } from '../file-button.tsx';
import { useExplanation, useHouseholdPath, useParameters } from './household-data.ts';
import { WhyDecision } from './why-decision.tsx';
import { RuleAnswer } from './why-rule.tsx';
import styles from './why-section.module.css';

const uses: readonly { use: Exclude<RuleUse, 'warning'>; label: string }[] = [
  { use: 'removal', label: '风险消除' },
  { use: 'support', label: '帮扶' },
  { use: 'group', label: '重点人群和走访' },
  { use: 'quality', label: '数据疑点' },
];

function inOrder(rules: readonly WhyRule[]): WhyRule[] {
  return (['yes', 'unknown', 'no'] as const).flatMap((answer) => rules.filter((rule) => rule.answer === answer));
}

function Rules({ rules, parameters }: { rules: readonly WhyRule[]; parameters: readonly ParameterView[] }) {
  return (
    <ol className={styles.rules}>
      {inOrder(rules).map((rule) => (
        <RuleAnswer key={rule.rule} rule={rule} parameters={parameters} />
      ))}
    </ol>
  );
}

function proposalWords({ category, rules }: HouseholdWhy): string {
  const yes = rules.filter(({ use, answer }) => use === 'warning' && answer === 'yes').length;
  const hits = yes === 0 ? '没有命中预警规则' : `命中 ${yes} 条预警规则`;
  if (category === 'unknown') return `${hits}；缺数据，监测类别不能判断。`;
  if (category === null) return `${hits}；按数不提出监测类别。`;
  return `${hits}；按数提出的类别是“${category}”。是否纳入由识别认定程序决定。`;
}

/** Rules of another use, folded: how many say yes, how many cannot be told. */
function Further({ label, rules, parameters }: { label: string } & Parameters<typeof Rules>[0]) {
  if (rules.length === 0) return null;
  const count = (answer: WhyRule['answer']): number => rules.filter((rule) => rule.answer === answer).length;
  return (
    <details className={styles.further}>
      <summary>
        {label}：{rules.length} 条规则，符合 {count('yes')} 条，不能判断 {count('unknown')} 条
      </summary>
      <Rules rules={rules} parameters={parameters} />
    </details>
  );
}

function Answers({ why }: { why: HouseholdWhy }) {
  const parameters = useParameters(why.on);
  const of = (use: RuleUse): WhyRule[] => why.rules.filter((rule) => rule.use === use);
  return (
    <>
      <WhyDecision why={why} />
      <p className={styles.proposal}>{proposalWords(why)}</p>
      <Rules rules={of('warning')} parameters={parameters} />
      {uses.map(({ use, label }) => (
        <Further key={use} label={label} rules={of(use)} parameters={parameters} />
      ))}
      <p className={styles.version}>
        {why.pack.title}，从 {why.pack.from} 起，版本 {why.pack.version.slice(0, 16)}
      </p>
    </>
  );
}

function NotIncluded({ on }: { on: string }) {
  return (
    <FileButton
      path={`${useHouseholdPath()}/not-included`}
      query={{ on }}
      size="small"
      otherwise="不纳入说明.docx"
      label="打印不纳入说明"
      icon={<PrinterOutlined aria-hidden />}
    />
  );
}

/** Why the household is, or is not, monitored: the decision, every rule with figures and clause, what would change it. */
export function WhySection({ on }: { on: string | undefined }) {
  const { data, error, refetch } = useExplanation(on);
  return (
    <Section
      title="为什么"
      note={data && `按 ${data.on} 生效的政策包逐条判断`}
      actions={data && !data.monitored && <NotIncluded on={data.on} />}
    >
      {error !== null && <ErrorFace problem={error} onRetry={refetch} />}
      {error === null && data === undefined && <LoadingFace label="逐条判断" lines={4} />}
      {error === null && data !== undefined && <Answers why={data} />}
    </Section>
  );
}
