import { dayNumber } from '../../../domain/plain-date.ts';
import type { LegalDay } from '../../../policy/legal-days/legal-year.ts';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import styles from './policy.module.css';

/** A holiday of a year: its days off, which follow each other, and the weekend days worked for them. */
interface Holiday {
  name: string;
  off: string[];
  worked: string[];
}

function holidaysOf(days: readonly LegalDay[]): Holiday[] {
  const byName = new Map<string, Holiday>();
  for (const { day, works, name } of days) {
    const holiday = byName.get(name) ?? { name, off: [], worked: [] };
    byName.set(name, holiday);
    (works ? holiday.worked : holiday.off).push(day);
  }
  return [...byName.values()].sort((a, b) => ((a.off[0] ?? '') < (b.off[0] ?? '') ? -1 : 1));
}

/** `2月14日（六）` */
function dayWords(day: string): string {
  const weekday = '四五六日一二三'.charAt(((dayNumber(day) % 7) + 7) % 7);
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日（${weekday}）`;
}

function offWords(off: readonly string[]): string {
  const [first, last] = [off[0] ?? '', off.at(-1) ?? ''];
  return first === last ? dayWords(first) : `${dayWords(first)}至 ${dayWords(last)}`;
}

/** The holidays of a year as they are read: from when to when, how many days, what is worked for them. */
export function HolidayTable({ year, days }: { year: number; days: readonly LegalDay[] }) {
  return (
    <ScrollPane className={styles.pane} label={`${year} 年放假安排`}>
      <table className={`${styles.table} ${styles.holidays}`}>
        <caption className="visually-hidden">{year} 年放假和补班</caption>
        <thead>
          <tr>
            <th scope="col">节日</th>
            <th scope="col">放假</th>
            <th scope="col" className={styles.figure}>
              天数
            </th>
            <th scope="col">补班</th>
          </tr>
        </thead>
        <tbody>
          {holidaysOf(days).map(({ name, off, worked }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{offWords(off)}</td>
              <td className={styles.figure}>{off.length}</td>
              <td>{worked.map(dayWords).join('、') || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}
