import { InboxOutlined } from '@ant-design/icons';
import { type ChangeEvent, type DragEvent, useId, useState } from 'react';
import { fileProblem } from './file-problem.ts';
import { ProblemAlert } from './problem-alert.tsx';
import styles from './upload-box.module.css';

interface UploadBoxProps {
  /** What to hand in: `填好的工作簿`. */
  label: string;
  /** Endings with their dot: `['.xlsx', '.csv']`. */
  endings: readonly string[];
  maxMegabytes: number;
  onFile: (file: File) => void;
  busy?: boolean;
}

/** Takes one file by click, keyboard or drop; says at once when it cannot be taken. */
export function UploadBox({ label, endings, maxMegabytes, onFile, busy = false }: UploadBoxProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string>();
  const take = (file: File | undefined) => {
    if (file === undefined || busy) return;
    const reason = fileProblem(file, endings, maxMegabytes);
    setRefused(reason);
    if (reason === undefined) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    take(event.target.files?.[0]);
    event.target.value = '';
  };
  return (
    <div>
      <label
        htmlFor={id}
        className={`${styles.box} ${over ? styles.over : ''} ${busy ? styles.busy : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          id={id}
          className="visually-hidden"
          type="file"
          accept={endings.join(',')}
          disabled={busy}
          onChange={choose}
        />
        <InboxOutlined aria-hidden className={styles.icon} />
        <span>{busy ? '正在上传…' : `点这里选${label}，或把文件拖进来`}</span>
        <span className={styles.hint}>
          {endings.join('、')}，不超过 {maxMegabytes} 兆
        </span>
      </label>
      {refused !== undefined && <ProblemAlert problem={{ message: refused }} />}
    </div>
  );
}
