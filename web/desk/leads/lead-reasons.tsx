import { LEAD_SOURCE_LABELS, type LeadReason } from '../../../contract/leads.ts';
import { Cite } from '../policy/cite.tsx';
import styles from './leads.module.css';
import { precisionSentence, precisionWords, reasonWords } from './reason-words.ts';

function titleOf(reason: LeadReason): string {
  return reason.title ?? reason.rule ?? LEAD_SOURCE_LABELS[reason.source];
}

/** Every reason of a lead in a row of the queue: which rule, which values, how often the rule was right. */
export function ReasonLines({ reasons }: { reasons: readonly LeadReason[] }) {
  return (
    <ul className={styles.lines}>
      {reasons.map((reason) => (
        <li key={`${reason.rule}-${reason.on}-${reason.sentence}`}>
          <span className={styles.rule}>{titleOf(reason)}</span>
          <span className={styles.values}>{reasonWords(reason.sentence)}</span>
          <span className={styles.quiet}>
            {reason.rule === null
              ? (reason.sender ?? '')
              : `${citeWords(reason.cites)}${precisionWords(reason.precision)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function citeWords(cites: string | null): string {
  return cites === null || cites === 'own default' ? '自定缺省' : cites;
}

/** The reasons in full, as the drawer shows them. */
export function ReasonCards({ reasons }: { reasons: readonly LeadReason[] }) {
  return (
    <ol className={styles.cards}>
      {reasons.map((reason) => (
        <li key={`${reason.rule}-${reason.on}-${reason.sentence}`} className={styles.card}>
          <div className={styles.cardHead}>
            <span className={styles.rule}>{titleOf(reason)}</span>
            {reason.rule !== null && <Cite cites={reason.cites} />}
          </div>
          <p>{reasonWords(reason.sentence)}</p>
          <p className={styles.quiet}>
            {LEAD_SOURCE_LABELS[reason.source]} · {reason.on}
            {reason.sender !== null && ` · 反映人：${reason.sender}`}
            {reason.rule !== null && ` · ${precisionSentence(reason.precision)}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
