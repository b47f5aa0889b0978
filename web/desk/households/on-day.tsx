import { Button, Input } from 'antd';
import { useId } from 'react';
import { useSearchParams } from 'react-router';
import { isPlainDate } from '../../../domain/plain-date.ts';
import { useReader } from '../session.ts';
import styles from './household.module.css';

/** The day the page is asked about, kept in the address; undefined is today. */
export function useOnDay() {
  const { today } = useReader();
  const [params, setParams] = useSearchParams();
  const asked = params.get('on') ?? '';
  const on = isPlainDate(asked) && asked !== today ? asked : undefined;
  const setOn = (day: string | undefined) => setParams(day === undefined || day === today ? {} : { on: day });
  return [on, setOn] as const;
}

interface DayProps {
  on: string | undefined;
  onDay: (day: string | undefined) => void;
}

/** Asks for any day; an emptied date is today. */
export function DayChoice({ on, onDay }: DayProps) {
  const id = useId();
  const { today } = useReader();
  return (
    <span className={styles.day}>
      <label htmlFor={id}>看某一天</label>
      <Input
        id={id}
        type="date"
        max={today}
        value={on ?? today}
        onChange={(event) => onDay(event.target.value === '' ? undefined : event.target.value)}
      />
    </span>
  );
}

/** Says that the page shows another day than today. */
export function PastDayNote({ on, onDay }: DayProps) {
  if (on === undefined) return null;
  return (
    <div className={styles.past} role="status">
      <span>这是 {on} 那一天的情况，按现在所知。更正和办理请回到今天。</span>
      <Button size="small" onClick={() => onDay(undefined)}>
        回到今天
      </Button>
    </div>
  );
}
