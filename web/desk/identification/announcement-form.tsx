import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { addDays } from '../../../domain/plain-date.ts';
import { FormField } from '../../ui/form-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { useReader } from '../session.ts';
import styles from './identification.module.css';
import { usePrintedPaper } from './print-paper.ts';

const monthDays = 30;

/** Makes the announcement of the households that were approved from one day to another. */
export function AnnouncementForm() {
  const county = useCounty();
  const { today } = useReader();
  const [from, setFrom] = useState(addDays(today, -monthDays));
  const [to, setTo] = useState(today);
  const paper = usePrintedPaper('公告.docx');
  const make = (event: FormEvent) => {
    event.preventDefault();
    paper.mutate(commandOf(`POST /counties/${county}/announcements`, { from, to }));
  };
  return (
    <form onSubmit={make}>
      <div className={styles.days}>
        <FormField label="审定日期起" required>
          {({ id }) => <Input id={id} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />}
        </FormField>
        <FormField label="审定日期止" required>
          {({ id }) => <Input id={id} type="date" value={to} onChange={(event) => setTo(event.target.value)} />}
        </FormField>
      </div>
      {paper.error !== null && <ProblemAlert problem={paper.error} />}
      <Button htmlType="submit" loading={paper.isPending}>
        下载公告（Word）
      </Button>
    </form>
  );
}
