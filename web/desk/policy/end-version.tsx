import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import type { EndVersionInput, VersionRow } from '../../../contract/policy-drafts.ts';
import { FormField } from '../../ui/form-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { useReader } from '../session.ts';
import { useCommand } from '../use-command.ts';
import { versionsKey } from './versions-data.ts';

/** Proposes that a version no longer holds from a day; the one before it holds again, once somebody else approved. */
export function EndVersion({ version, onClose }: { version: VersionRow; onClose: () => void }) {
  const county = useCounty();
  const { today } = useReader();
  const { message } = App.useApp();
  const [draft, setDraft] = useState<EndVersionInput>({ hash: version.hash, from: today, reason: '' });
  const end = useCommand([versionsKey(county)], () => {
    message.success('已提出，等另一位批准');
    onClose();
  });
  return (
    <Modal
      open
      title={`停用“${version.title}”`}
      okText="提出停用"
      okButtonProps={{ loading: end.isPending, disabled: draft.reason.trim() === '' }}
      onOk={() => end.mutate(commandOf(`POST /counties/${county}/policy/endings`, draft))}
      onCancel={onClose}
    >
      <FormField label="从哪天起停用" required hint="从那天起，前一版重新生效。">
        {({ id }) => (
          <Input
            id={id}
            type="date"
            min={version.from}
            value={draft.from}
            onChange={(event) => setDraft({ ...draft, from: event.target.value })}
          />
        )}
      </FormField>
      <FormField label="理由" required>
        {({ id }) => (
          <Input.TextArea
            id={id}
            maxLength={500}
            value={draft.reason}
            onChange={(event) => setDraft({ ...draft, reason: event.target.value })}
          />
        )}
      </FormField>
      {end.error !== null && <ProblemAlert problem={end.error} />}
    </Modal>
  );
}
