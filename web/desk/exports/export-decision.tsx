import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { EXPORT_LABELS, EXPORT_STATE_LABELS, type ExportView } from '../../../contract/exports.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FormField } from '../../ui/form-field.tsx';
import { formatInstant } from '../../ui/instant.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { useCommand } from '../use-command.ts';
import { exportKeys } from './export-data.ts';

/** What somebody asks for, and 批准 or, with a reason, 不批准. */
export function ExportDecision({ row, onClose }: { row: ExportView; onClose: () => void }) {
  const county = useCounty();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const decide = useCommand<ExportView>(exportKeys, ({ state }) => {
    message.success(state === 'refused' ? EXPORT_STATE_LABELS.refused : '已批准');
    onClose();
  });
  const at = `POST /counties/${county}/exports/${row.id}` as const;
  const words = reason.trim();
  return (
    <DetailDrawer
      open
      title="办理导出"
      onClose={onClose}
      footer={
        <>
          <Button
            disabled={decide.isPending || words.length < 2}
            onClick={() => decide.mutate(commandOf(`${at}/refusal`, { reason: words }))}
          >
            不批准
          </Button>
          <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate(commandOf(`${at}/approval`))}>
            批准
          </Button>
        </>
      }
    >
      <Facts
        lines={[
          { label: '谁申请', value: `${row.by}，${formatInstant(row.askedAt)}` },
          { label: '内容', value: EXPORT_LABELS[row.kind] },
          { label: '人数', value: `${row.persons} 人` },
          { label: '用途', value: row.purpose, wide: true },
        ]}
      />
      <FormField label="不批准的理由" hint="批准不用写；不批准的，写明为什么。">
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
    </DetailDrawer>
  );
}
