import { Button, Input, Radio } from 'antd';
import { type FormEvent, useState } from 'react';
import { FINDING_ANSWER_LABELS, FINDING_ANSWERS, type FindingAnswer } from '../../../contract/findings.ts';
import { FormField } from '../../ui/form-field.tsx';
import { ProblemAlert, type ShownProblem } from '../../ui/problem-alert.tsx';
import styles from './data-quality.module.css';

const meaning: Record<FindingAnswer, string> = {
  true: '确实不对，还没有改',
  mended: '已经改好，提交后当场复核',
  false: '数据没有错，一年内不再提',
  excepted: '情况特殊（休学、异地就读等），到期以前不再提',
};

export interface AnswerGiven {
  readonly answer: FindingAnswer;
  readonly reason: string;
  readonly until?: string;
}

interface AnswerFormProps {
  problem: ShownProblem | null;
  sending: boolean;
  onAnswer: (given: AnswerGiven) => void;
}

/** 答复: one of four, with its reason; an exception with its end. */
export function AnswerForm({ problem, sending, onAnswer }: AnswerFormProps) {
  const [answer, setAnswer] = useState<FindingAnswer>();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const [tried, setTried] = useState(false);
  const words = reason.trim();
  const lacksEnd = answer === 'excepted' && until === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (answer === undefined || words.length < 2 || lacksEnd) return;
    onAnswer({ answer, reason: words, ...(answer === 'excepted' && { until }) });
  };
  return (
    <form onSubmit={submit}>
      <FormField label="答复" required wrong={tried && answer === undefined ? '请选一项。' : undefined}>
        {({ describedBy, labelledBy, id }) => (
          <Radio.Group
            id={id}
            className={styles.choices}
            aria-labelledby={labelledBy}
            aria-describedby={describedBy}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
            options={FINDING_ANSWERS.map((value) => ({
              value,
              label: (
                <>
                  {FINDING_ANSWER_LABELS[value]} <span className={styles.quiet}>{meaning[value]}</span>
                </>
              ),
            }))}
          />
        )}
      </FormField>
      {answer === 'excepted' && (
        <FormField label="例外到哪天" required wrong={tried && lacksEnd ? '请填到哪天为止，最长一年。' : undefined}>
          {({ id, describedBy }) => (
            <Input
              id={id}
              type="date"
              aria-describedby={describedBy}
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
          )}
        </FormField>
      )}
      <FormField label="理由" required wrong={tried && words.length < 2 ? '请写明理由，至少两个字。' : undefined}>
        {({ id, describedBy }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
            aria-required
            value={reason}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </FormField>
      {problem !== null && <ProblemAlert problem={problem} />}
      <div className={styles.act}>
        <Button type="primary" htmlType="submit" loading={sending}>
          提交答复
        </Button>
      </div>
    </form>
  );
}
