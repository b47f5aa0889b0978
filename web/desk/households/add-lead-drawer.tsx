import { App, Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { type AddLeadInput, LEAD_SOURCE_LABELS } from '../../../contract/leads.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { useCommand } from '../use-command.ts';
import styles from './correction-drawer.module.css';
import { useHouseholdKey } from './household-data.ts';

const bySomebody = ['visit', 'department', 'selfReport', 'supervision'] as const;
const sources = bySomebody.map((value) => ({ value, label: LEAD_SOURCE_LABELS[value] }));
const fewestWords = 4;

interface LeadWordsProps {
  source: AddLeadInput['source'];
  words: string;
  sender: string;
  onSource: (source: AddLeadInput['source']) => void;
  onWords: (words: string) => void;
  onSender: (sender: string) => void;
}

function LeadWords({ source, words, sender, onSource, onWords, onSender }: LeadWordsProps) {
  const id = useId();
  return (
    <div className={styles.fields}>
      <div className={styles.field}>
        <span id={`${id}-source`}>来源</span>
        <Radio.Group
          vertical
          aria-labelledby={`${id}-source`}
          options={sources}
          value={source}
          onChange={(event) => onSource(event.target.value)}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-words`}>什么情况</label>
        <Input.TextArea
          id={`${id}-words`}
          rows={4}
          maxLength={500}
          value={words}
          placeholder="例：户主上月住院，自付两万多元，家里没有别的收入"
          onChange={(event) => onWords(event.target.value)}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-sender`}>谁反映的（可不填）</label>
        <Input id={`${id}-sender`} maxLength={100} value={sender} onChange={(event) => onSender(event.target.value)} />
      </div>
    </div>
  );
}

/** A lead that somebody saw or told. It joins the household's open lead, or opens one for the village to verify. */
export function AddLeadDrawer({ household, onClose }: { household: string; onClose: () => void }) {
  const county = useCounty();
  const key = useHouseholdKey();
  const { message } = App.useApp();
  const [source, setSource] = useState<AddLeadInput['source']>('visit');
  const [words, setWords] = useState('');
  const [sender, setSender] = useState('');
  const command = useCommand([key, ['households'], ['leads']], () => {
    message.success('线索已登记，交村里核实。');
    onClose();
  });
  const save = () => {
    const from = sender.trim() === '' ? {} : { sender: sender.trim() };
    command.mutate(commandOf(`POST /counties/${county}/leads`, { household, source, words: words.trim(), ...from }));
  };
  return (
    <DetailDrawer
      open
      title="新增线索"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            type="primary"
            disabled={words.trim().length < fewestWords}
            loading={command.isPending}
            onClick={save}
          >
            登记线索
          </Button>
        </>
      }
    >
      {command.error !== null && <ProblemAlert problem={command.error} />}
      <LeadWords {...{ source, words, sender }} onSource={setSource} onWords={setWords} onSender={setSender} />
    </DetailDrawer>
  );
}
