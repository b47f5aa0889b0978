import { FINDING_ANSWER_LABELS, type FindingRow } from '../../../contract/findings.ts';
import type { PlainDate } from '../../../domain/plain-date.ts';
import { DeadlineTag } from '../../ui/deadline-tag.tsx';
import type { ListColumn } from '../../ui/list-columns.ts';
import { Cite } from '../policy/cite.tsx';
import styles from './data-quality.module.css';

/** Where a finding stands, in words. */
export function standingWords({ state, answer, answeredOn, quietUntil, stillOn, closedOn }: FindingRow): string {
  if (state === 'closed') return `${closedOn} 复核已改，销号`;
  if (state === 'quiet') return `${answer === 'false' ? '误报' : '例外'}，到 ${quietUntil} 为止`;
  if (state === 'answered') return `${answeredOn} 答复已改，待复核`;
  if (stillOn !== null) return `答复已改，${stillOn} 复核仍在`;
  return answer === null ? '' : `${answeredOn} 答复${FINDING_ANSWER_LABELS[answer]}`;
}

function Standing({ finding, today }: { finding: FindingRow; today: PlainDate }) {
  return (
    <>
      {finding.state === 'open' && <DeadlineTag dueOn={finding.dueOn} today={today} />}
      <div className={styles.quiet}>{standingWords(finding)}</div>
    </>
  );
}

/** The columns of the list; the first names the row. */
export function findingColumns(today: PlainDate): readonly ListColumn<FindingRow>[] {
  return [
    { key: 'head', title: '户主', width: 96, show: ({ headName }) => headName ?? '（户主未填）' },
    {
      key: 'what',
      title: '疑点',
      width: 340,
      show: ({ title, sentence, personName }) => (
        <div className={styles.what}>
          <strong>{title}</strong>
          {personName !== null && `（${personName}）`}
          <div className={styles.quiet}>{sentence}</div>
        </div>
      ),
    },
    { key: 'mend', title: '怎样改正', width: 240, show: ({ mend }) => <div className={styles.what}>{mend}</div> },
    { key: 'due', title: '期限', width: 150, show: (finding) => <Standing finding={finding} today={today} /> },
    { key: 'village', title: '村', width: 96, show: ({ villageName }) => villageName },
    { key: 'cites', title: '依据', hidden: true, show: ({ cites }) => <Cite cites={cites} /> },
    { key: 'householdNo', title: '户编号', hidden: true, show: ({ householdNo }) => householdNo },
    { key: 'foundOn', title: '查出日期', hidden: true, show: ({ foundOn }) => foundOn },
  ];
}
