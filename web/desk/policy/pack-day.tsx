import { Input } from 'antd';
import { useId } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { isPlainDate } from '../../../domain/plain-date.ts';
import { useReader } from '../session.ts';
import styles from './policy.module.css';

/** The day of the address, else today. */
export function usePackDay(): string {
  const [params] = useSearchParams();
  const { today } = useReader();
  const on = params.get('on') ?? '';
  return isPlainDate(on) ? on : today;
}

/** On which day the pack is looked at: what holds is said of a day. */
export function PackDay() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const on = usePackDay();
  const id = useId();
  const choose = (day: string) => {
    const next = new URLSearchParams(params);
    if (isPlainDate(day)) next.set('on', day);
    else next.delete('on');
    navigate({ search: next.toString() }, { replace: true });
  };
  return (
    <span className={styles.day} data-screen-only>
      <label htmlFor={id}>看哪一天</label>
      <Input id={id} type="date" value={on} onChange={(event) => choose(event.target.value)} />
    </span>
  );
}
