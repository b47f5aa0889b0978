import { Link } from 'react-router';
import type { FindingPrecision, FindingRow } from '../../../contract/findings.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { Cite } from '../policy/cite.tsx';
import { useCommand } from '../use-command.ts';
import { AnswerForm, type AnswerGiven } from './answer-form.tsx';
import styles from './data-quality.module.css';
import { standingWords } from './finding-columns.tsx';
import { findingKeys } from './finding-data.ts';
import { precisionWords } from './precision-words.ts';

interface AnswerDrawerProps {
  finding: FindingRow;
  precision: FindingPrecision | undefined;
  mayAnswer: boolean;
  onClose: () => void;
}

/** One finding: what cannot be right, how to mend it, and the answer. */
export function AnswerDrawer({ finding, precision, mayAnswer, onClose }: AnswerDrawerProps) {
  const county = useCounty();
  const command = useCommand(findingKeys, onClose);
  const send = (given: AnswerGiven) => {
    const path = `POST /counties/${county}/findings/${finding.id}/answer` as const;
    command.mutate(commandOf(path, { ...given, version: finding.version }));
  };
  return (
    <DetailDrawer open title={finding.title} note={`期限 ${finding.dueOn}`} onClose={onClose}>
      <p>
        <Link to={`/${county}/households/${finding.household}`}>{finding.headName ?? '（户主未填）'}</Link>
        {`（${finding.villageName}，户编号 ${finding.householdNo}）`}
        {finding.personName !== null && `，成员 ${finding.personName}`}
      </p>
      <p>{finding.sentence}</p>
      {finding.mend !== null && <p>怎样改正：{finding.mend}。</p>}
      <p className={styles.quiet}>
        依据：
        <Cite cites={finding.cites} />。{finding.foundOn} 查出。
        {precision !== undefined && `这条规则到现在：${precisionWords(precision)}。`}
      </p>
      {standingWords(finding) !== '' && (
        <p>
          {standingWords(finding)}
          {finding.reason !== null && `：${finding.reason}`}
        </p>
      )}
      {mayAnswer && finding.state !== 'closed' && (
        <AnswerForm problem={command.error} sending={command.isPending} onAnswer={send} />
      )}
    </DetailDrawer>
  );
}
