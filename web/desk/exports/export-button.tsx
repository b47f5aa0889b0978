import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { AskExportInput, ExportView } from '../../../contract/exports.ts';
import { FormField } from '../../ui/form-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import type { ProblemError } from '../problem-error.ts';
import { useCommand } from '../use-command.ts';
import { exportKeys, takeExport } from './export-data.ts';

interface ExportButtonProps {
  label: string;
  asked: Omit<AskExportInput, 'purpose'>;
  /** Where it is plain what the file is for; otherwise the reader is asked. */
  purpose?: string;
}

/** Asks for a file with persons in it; taken at once, or told that a second person must approve. */
export function ExportButton({ label, asked, purpose }: ExportButtonProps) {
  const county = useCounty();
  const { message, modal } = App.useApp();
  const [isAsking, setAsking] = useState(false);
  const take = (view: ExportView) =>
    takeExport(county, view).catch((problem: ProblemError) => message.error(problem.message));
  const request = useCommand<ExportView>(exportKeys, (view) => {
    setAsking(false);
    if (view.state === 'ready') return take(view);
    modal.info({
      title: '要另一个人批准',
      content: `这份导出约 ${view.persons} 人，要由另一个人批准。编号 ${view.number}，批准后在“统计 → 导出记录”里下载。`,
    });
  });
  const send = (words: string) =>
    request.mutate(commandOf(`POST /counties/${county}/exports`, { ...asked, purpose: words }));
  return (
    <>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        loading={request.isPending}
        onClick={() => (purpose === undefined ? setAsking(true) : send(purpose))}
      >
        {label}
      </Button>
      {request.error !== null && !isAsking && <ProblemAlert problem={request.error} />}
      {isAsking && <PurposeDialog {...{ label, request, send }} onClose={() => setAsking(false)} />}
    </>
  );
}

interface PurposeDialogProps {
  label: string;
  request: { error: ProblemError | null; isPending: boolean };
  send: (words: string) => void;
  onClose: () => void;
}

function PurposeDialog({ label, request, send, onClose }: PurposeDialogProps) {
  const [words, setWords] = useState('');
  const isTold = words.trim().length >= 2;
  return (
    <Modal
      open
      title={label}
      okText="导出"
      cancelText="取消"
      okButtonProps={{ disabled: !isTold, loading: request.isPending }}
      onOk={() => send(words.trim())}
      onCancel={onClose}
    >
      <FormField label="用途" required hint="写明给谁用、做什么。导出会记下来，文件上有您的名字、时间和编号。">
        {({ id, describedBy }) => (
          <Input
            id={id}
            aria-describedby={describedBy}
            value={words}
            maxLength={200}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </FormField>
      {request.error !== null && <ProblemAlert problem={request.error} />}
    </Modal>
  );
}
