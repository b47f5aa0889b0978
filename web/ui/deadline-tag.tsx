import type { PlainDate } from '../../domain/plain-date.ts';
import { deadlineWords, type Urgency, urgencyOf } from './deadline.ts';
import styles from './deadline-tag.module.css';

const toneOf: Record<Urgency, string | undefined> = {
  overdue: styles.overdue,
  today: styles.soon,
  thisWeek: styles.soon,
  later: styles.later,
};

/** A deadline seen from `today` (the server's day): 逾期 red, 今天 and 本周 amber, later quiet. The full date is in its hint. */
export function DeadlineTag({ dueOn, today }: { dueOn: PlainDate; today: PlainDate }) {
  return (
    <time className={`${styles.tag} ${toneOf[urgencyOf(dueOn, today)]}`} dateTime={dueOn} title={`期限 ${dueOn}`}>
      {deadlineWords(dueOn, today)}
    </time>
  );
}
