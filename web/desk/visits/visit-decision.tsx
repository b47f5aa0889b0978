import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { VisitDecided, VisitReview } from '../../../contract/visit-review.ts';
import { VISIT_STANDING_LABELS } from '../../../contract/visits.ts';
import { FormField } from '../../ui/form-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { useCommand } from '../use-command.ts';
import { visitKeys } from './visit-data.ts';
import styles from './visits.module.css';

/** 采纳, or 退回 with a reason that the officer reads on the phone. */
export function VisitDecision({ form, onDone }: { form: VisitReview; onDone: () => void }) {
  const county = useCounty();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const decide = useCommand<VisitDecided>(visitKeys, ({ standing }) => {
    message.success(VISIT_STANDING_LABELS[standing]);
    onDone();
  });
  const at = `/counties/${county}/visits/${form.form}` as const;
  const words = reason.trim();
  const giveBack = () => {
    setTried(true);
    if (words.length >= 2) decide.mutate(commandOf(`POST ${at}/return`, { reason: words }));
  };
  return (
    <>
      <FormField
        label="退回理由"
        hint="采纳不用写；退回的，写明哪里要补、要改。"
        wrong={tried && words.length < 2 ? '请写明退回的理由，至少两个字。' : undefined}
      >
        {({ id, describedBy }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
            value={reason}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </FormField>
      {decide.error !== null && <ProblemAlert problem={decide.error} />}
      <div className={styles.act}>
        <Button disabled={decide.isPending} onClick={giveBack}>
          退回
        </Button>
        <Button
          type="primary"
          loading={decide.isPending}
          onClick={() => decide.mutate(commandOf(`POST ${at}/acceptance`, { version: form.version }))}
        >
          采纳
        </Button>
      </div>
    </>
  );
}
