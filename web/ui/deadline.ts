import { addDays, dayNumber, daysBetween, type PlainDate } from '../../domain/plain-date.ts';

export type Urgency = 'overdue' | 'today' | 'thisWeek' | 'later';

/** The Sunday that ends the week of `day`; weeks begin on Monday. */
function endOfWeek(day: PlainDate): PlainDate {
  const daysSinceMonday = (((dayNumber(day) + 3) % 7) + 7) % 7;
  return addDays(day, 6 - daysSinceMonday);
}

/** How pressing a deadline is on the day `today`; the last day itself is still in time. */
export function urgencyOf(dueOn: PlainDate, today: PlainDate): Urgency {
  if (dueOn < today) return 'overdue';
  if (dueOn === today) return 'today';
  return dueOn <= endOfWeek(today) ? 'thisWeek' : 'later';
}

/** The deadline in words: `逾期 3 天`, `今天到期`, `本周五到期`, `4月30日到期`. */
export function deadlineWords(dueOn: PlainDate, today: PlainDate): string {
  const urgency = urgencyOf(dueOn, today);
  if (urgency === 'overdue') return `逾期 ${daysBetween(dueOn, today)} 天`;
  if (urgency === 'today') return '今天到期';
  if (urgency === 'thisWeek') return `本周${'一二三四五六日'[(((dayNumber(dueOn) + 3) % 7) + 7) % 7]}到期`;
  const sameYear = dueOn.slice(0, 4) === today.slice(0, 4);
  return sameYear ? `${Number(dueOn.slice(5, 7))}月${Number(dueOn.slice(8))}日到期` : `${dueOn} 到期`;
}
