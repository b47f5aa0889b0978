import { App, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import type { LegalYearInput } from '../../../contract/legal-days.ts';
import { readNotice } from '../../../policy/legal-days/notice-text.ts';
import { FormField } from '../../ui/form-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { useCommand } from '../use-command.ts';
import { HolidayTable } from './holiday-table.tsx';
import { legalDaysKey } from './policy-data.ts';

interface EnterLegalYearProps {
  /** What is there now, or an empty year. */
  start: LegalYearInput;
  onClose: () => void;
}

function faultsOf({ document, text }: LegalYearInput, read: readonly string[]) {
  return {
    document: document.trim().length < 2 ? '请写通知的文号。' : undefined,
    text: text.trim() === '' ? '请粘贴通知里的放假安排。' : read.join('；') || undefined,
  };
}

/** 录入放假安排: the notice is pasted in its own words; what the program reads in it is seen before it counts. */
export function EnterLegalYear({ start, onClose }: EnterLegalYearProps) {
  const county = useCounty();
  const { message } = App.useApp();
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const enter = useCommand([legalDaysKey(county)], () => {
    message.success(`${draft.year} 年的放假安排已存，工作日的期限照它数`);
    onClose();
  });
  const read = readNotice(draft.year, draft.text);
  const faults = faultsOf(draft, read.faults);
  const submit = () => {
    setTried(true);
    if (Object.values(faults).every((fault) => fault === undefined))
      enter.mutate(commandOf(`POST /counties/${county}/legal-years`, draft));
  };
  const shown: Partial<typeof faults> = tried ? faults : {};
  return (
    <Modal
      open
      width={760}
      title="录入放假安排"
      okText="存下这一年"
      okButtonProps={{ loading: enter.isPending }}
      onOk={submit}
      onCancel={onClose}
    >
      <FormField label="年份" required>
        {({ id }) => (
          <InputNumber
            id={id}
            min={2020}
            max={2100}
            precision={0}
            value={draft.year}
            onChange={(year) => setDraft({ ...draft, year: year ?? draft.year })}
          />
        )}
      </FormField>
      <FormField label="文号" required wrong={shown.document}>
        {({ id, describedBy }) => (
          <Input
            id={id}
            aria-describedby={describedBy}
            placeholder="国办发明电〔2025〕7号"
            maxLength={100}
            value={draft.document}
            onChange={(event) => setDraft({ ...draft, document: event.target.value })}
          />
        )}
      </FormField>
      <FormField
        label="放假安排"
        required
        hint="照国务院办公厅通知原文粘贴，一个节日一行。下面的表是程序读出来的，对得上再存。"
        wrong={shown.text}
      >
        {({ id, describedBy }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
            placeholder="二、春节：1月31日至2月6日放假调休，共7天。1月29日（星期六）、1月30日（星期日）上班。"
            maxLength={4000}
            autoSize={{ minRows: 6, maxRows: 14 }}
            value={draft.text}
            onChange={(event) => setDraft({ ...draft, text: event.target.value })}
          />
        )}
      </FormField>
      {read.days.length > 0 && <HolidayTable year={draft.year} days={read.days} />}
      {enter.error !== null && <ProblemAlert problem={enter.error} />}
    </Modal>
  );
}
