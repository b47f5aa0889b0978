import { App, Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { IMPORT_MODES, type ImportBatchView, type ImportMode } from '../../../contract/imports.ts';
import { FormField } from '../../ui/form-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { UploadBox } from '../../ui/upload-box.tsx';
import { useCounty } from '../area-tree.ts';
import { newCommandId } from '../command-id.ts';
import { useReader } from '../session.ts';
import { useNewImport } from './import-data.ts';
import styles from './imports.module.css';
import { modeWords } from './words.ts';

const maxMegabytes = 200;

function ChosenFiles({ files, onDrop }: { files: readonly File[]; onDrop: (file: File) => void }) {
  if (files.length === 0) return null;
  return (
    <ul className={styles.files} aria-label="选好的文件">
      {files.map((file) => (
        <li key={`${file.name}-${file.size}`}>
          {file.name}
          <Button type="link" size="small" aria-label={`不要 ${file.name}`} onClick={() => onDrop(file)}>
            不要这份
          </Button>
        </li>
      ))}
    </ul>
  );
}

interface HowProps {
  mode: ImportMode;
  onMode: (mode: ImportMode) => void;
  validFrom: string;
  onValidFrom: (day: string) => void;
}

function How({ mode, onMode, validFrom, onValidFrom }: HowProps) {
  const { today } = useReader();
  return (
    <div className={styles.how}>
      <FormField label="怎么导" required>
        {({ id, labelledBy }) => (
          <Radio.Group
            id={id}
            vertical
            aria-labelledby={labelledBy}
            value={mode}
            options={IMPORT_MODES.map((value) => ({ value, label: modeWords[value] }))}
            onChange={(event) => onMode(event.target.value)}
          />
        )}
      </FormField>
      <FormField label="从哪天起有效" hint="不填就从各户的收入周期起开始。">
        {({ id, describedBy }) => (
          <Input
            id={id}
            type="date"
            className={styles.day ?? ''}
            aria-describedby={describedBy}
            max={today}
            value={validFrom}
            onChange={(event) => onValidFrom(event.target.value)}
          />
        )}
      </FormField>
    </div>
  );
}

function useHandingIn() {
  const county = useCounty();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [files, setFiles] = useState<readonly File[]>([]);
  const sending = useNewImport();
  const handIn = async (options: { mode: ImportMode; dryRun: boolean; validFrom: string }) => {
    const { validFrom, ...others } = options;
    const sent: ImportBatchView[] = [];
    for (const file of files) {
      const asked = { ...others, ...(validFrom && { validFrom }) };
      sent.push(await sending.mutateAsync({ file, options: asked, id: newCommandId() }));
      setFiles((left) => left.filter((each) => each !== file));
    }
    const [only] = sent;
    if (sent.length === 1 && only !== undefined) navigate(`/${county}/households/imports/${only.id}`);
    else message.success(`${sent.length} 份文件已交上，进度在下面的列表里。`);
  };
  return { files, setFiles, sending, handIn };
}

/** Hands workbooks in: checked first, or imported at once. */
export function NewImport() {
  const hintId = useId();
  const { files, setFiles, sending, handIn } = useHandingIn();
  const [mode, setMode] = useState<ImportMode>('whole');
  const [validFrom, setValidFrom] = useState('');
  // The problem stands on the page already; a rejected promise would only tell the console.
  const start = (dryRun: boolean) => handIn({ mode, dryRun, validFrom }).catch(() => undefined);
  return (
    <Section title="交工作簿" note="区划、农户、成员、监测对象、措施、排查登记六种表，一份文件里有几种都行">
      <UploadBox
        label="填好的工作簿（可以选几次）"
        endings={['.xlsx', '.csv']}
        maxMegabytes={maxMegabytes}
        busy={sending.isPending}
        onFile={(file) => setFiles([...files, file])}
      />
      <ChosenFiles files={files} onDrop={(file) => setFiles(files.filter((each) => each !== file))} />
      {sending.error !== null && <ProblemAlert problem={sending.error} />}
      {files.length > 0 && (
        <>
          <How {...{ mode, validFrom }} onMode={setMode} onValidFrom={setValidFrom} />
          <div className={styles.acts}>
            <Button type="primary" loading={sending.isPending} aria-describedby={hintId} onClick={() => start(true)}>
              先检查
            </Button>
            <Button disabled={sending.isPending} onClick={() => start(false)}>
              直接导入
            </Button>
            <span className={styles.quiet} id={hintId}>
              先检查只出报告，什么也不写；文件留在服务器上，没有错误时再点一下就导入。
            </span>
          </div>
        </>
      )}
    </Section>
  );
}
