import { Button, Input, Radio } from 'antd';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { LEAD_FINDING_LABELS, LEAD_FINDINGS, type LeadFinding } from '../../../contract/leads.ts';
import { FormField } from '../../ui/form-field.tsx';
import { ProblemAlert, type ShownProblem } from '../../ui/problem-alert.tsx';
import styles from './leads.module.css';

const meaning: Record<LeadFinding, string> = {
  true: '情况属实，可以立案核查',
  false: '核实后不是这样，线索办结',
  alreadyMonitored: '这一户已经是监测对象',
};

interface VerificationFormProps {
  problem: ShownProblem | null;
  sending: boolean;
  onVerify: (finding: LeadFinding, reason: string) => void;
}

/** 核实：a finding and its reason. Ctrl+Enter sends. */
export function VerificationForm({ problem, sending, onVerify }: VerificationFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [finding, setFinding] = useState<LeadFinding>();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const words = reason.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (finding !== undefined && words.length >= 2) onVerify(finding, words);
  };
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) form.current?.requestSubmit();
  };
  return (
    <form ref={form} onSubmit={submit} onKeyDown={sendByKey}>
      <FormField label="核实结论" required wrong={tried && finding === undefined ? '请选一项结论。' : undefined}>
        {({ describedBy, labelledBy, id }) => (
          <Radio.Group
            id={id}
            className={styles.choices}
            aria-labelledby={labelledBy}
            aria-describedby={describedBy}
            value={finding}
            onChange={(event) => setFinding(event.target.value)}
            options={LEAD_FINDINGS.map((value) => ({
              value,
              label: (
                <>
                  {LEAD_FINDING_LABELS[value]} <span className={styles.quiet}>{meaning[value]}</span>
                </>
              ),
            }))}
          />
        )}
      </FormField>
      <FormField
        label="理由"
        required
        hint="看到了什么、问了谁。以后追问时，凭这里说明。"
        wrong={tried && words.length < 2 ? '请写明理由，至少两个字。' : undefined}
      >
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
          提交核实
        </Button>
        <span className={styles.quiet}>Ctrl+Enter 提交，提交后自动到下一条</span>
      </div>
    </form>
  );
}
