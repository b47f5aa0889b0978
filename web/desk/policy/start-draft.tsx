import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { PolicyVersions, StartDraftInput } from '../../../contract/policy-drafts.ts';
import { FormField } from '../../ui/form-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { UploadBox } from '../../ui/upload-box.tsx';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { useReader } from '../session.ts';
import { useCommand } from '../use-command.ts';
import { versionsKey } from './versions-data.ts';

interface StartDraftProps {
  shipped: PolicyVersions['shipped'];
  onClose: () => void;
}

const notJson = '这个文件不是导出的政策包（JSON）。请选从“导出”得到的文件。';

/** 起草一版: from what is in force, from a pack of the program, or from a file that somebody exported. */
export function StartDraft({ shipped, onClose }: StartDraftProps) {
  const county = useCounty();
  const navigate = useNavigate();
  const { today } = useReader();
  const [title, setTitle] = useState('');
  const [documentNo, setDocumentNo] = useState('');
  const [from, setFrom] = useState(today);
  const [start, setStart] = useState<StartDraftInput['start']>({ of: 'inForce' });
  const begin = useCommand<{ draft: string }>([versionsKey(county)], ({ draft }) =>
    navigate({ search: `part=versions&draft=${draft}` }),
  );
  const isReady = title.trim() !== '' && from !== '' && !(start.of === 'file' && start.content === undefined);
  const input = {
    title: title.trim(),
    from,
    start,
    ...(documentNo.trim() !== '' && { documentNo: documentNo.trim() }),
  };
  return (
    <Modal
      open
      title="起草一版"
      okText="开始起草"
      okButtonProps={{ loading: begin.isPending, disabled: !isReady }}
      onOk={() => begin.mutate(commandOf(`POST /counties/${county}/policy/drafts`, input))}
      onCancel={onClose}
    >
      <FormField label="这一版叫什么" required>
        {({ id }) => (
          <Input
            id={id}
            maxLength={100}
            placeholder="例如：2023 年监测范围调整"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </FormField>
      <FormField label="文号" hint="依据的文件，如：某政发〔2023〕3号">
        {({ id }) => (
          <Input id={id} maxLength={60} value={documentNo} onChange={(event) => setDocumentNo(event.target.value)} />
        )}
      </FormField>
      <FormField label="从哪天起" required>
        {({ id }) => <Input id={id} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />}
      </FormField>
      <StartFrom shipped={shipped} start={start} onChange={setStart} />
      {begin.error !== null && <ProblemAlert problem={begin.error} />}
    </Modal>
  );
}

interface StartFromProps {
  shipped: PolicyVersions['shipped'];
  start: StartDraftInput['start'];
  onChange: (start: StartDraftInput['start']) => void;
}

function StartFrom({ shipped, start, onChange }: StartFromProps) {
  const [wrong, setWrong] = useState<string>();
  const [name, setName] = useState<string>();
  const choose = (value: string) => {
    if (value === 'inForce') onChange({ of: 'inForce' });
    else onChange(value === 'file' ? { of: 'file', content: undefined } : { of: 'shipped', pack: value });
  };
  const read = async (file: File) => {
    try {
      onChange({ of: 'file', content: JSON.parse(await file.text()) });
      setName(file.name);
      setWrong(undefined);
    } catch {
      setWrong(notJson);
    }
  };
  return (
    <>
      <FormField label="从哪里改起" required wrong={wrong}>
        {({ id, labelledBy }) => (
          <Select
            id={id}
            aria-labelledby={labelledBy}
            value={start.of === 'shipped' ? start.pack : start.of}
            options={[
              { value: 'inForce', label: '现行的这一版' },
              ...shipped.map((pack) => ({ value: pack.id, label: `随程序带的：${pack.title}` })),
              { value: 'file', label: '导入一个文件' },
            ]}
            onChange={choose}
          />
        )}
      </FormField>
      {start.of === 'file' && <UploadBox label="导出的政策包" endings={['.json']} maxMegabytes={5} onFile={read} />}
      {start.of === 'file' && name !== undefined && <p>已选：{name}</p>}
    </>
  );
}
