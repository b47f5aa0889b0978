import { EyeOutlined } from '@ant-design/icons';
import { Button, Input, Modal, Radio } from 'antd';
import { useEffect, useId, useState } from 'react';
import styles from './masked.module.css';
import { ProblemAlert, type ShownProblem } from './problem-alert.tsx';

/** A value shown for a while: the whole text, and how many seconds it may stand. */
export interface Revealed {
  value: string;
  seconds: number;
}

interface MaskedProps {
  /** What it is: `身份证号`. */
  label: string;
  /** As lists show it: `9901**************`. */
  masked: string;
  /** Asks the server, which records the reason. Undefined: this reader may not reveal it. Rejects with a problem to show. */
  onReveal?: (reason: string) => Promise<Revealed>;
}

const usualReasons = ['入户核实', '电话联系农户', '核对证件', '办理帮扶手续'] as const;
const otherReason = '其他';

/** Seconds left of `shown`, counted on the page's own monotonic clock; 0 when hidden again. */
function useSecondsLeft(shown: Revealed | undefined, onEnd: () => void): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (shown === undefined) return;
    const end = performance.now() + shown.seconds * 1000;
    const tick = () => {
      const seconds = Math.ceil((end - performance.now()) / 1000);
      setLeft(Math.max(seconds, 0));
      if (seconds <= 0) onEnd();
    };
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [shown, onEnd]);
  return left;
}

function timeWords(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

interface ReasonDialogProps {
  label: string;
  onCancel: () => void;
  onReason: (reason: string) => Promise<void>;
}

function ReasonDialog({ label, onCancel, onReason }: ReasonDialogProps) {
  const id = useId();
  const [choice, setChoice] = useState<string>();
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ShownProblem>();
  const reason = choice === otherReason ? words.trim() : (choice ?? '');
  const ask = async () => {
    setBusy(true);
    setProblem(undefined);
    await onReason(reason).catch((caught: ShownProblem) => setProblem(caught));
    setBusy(false);
  };
  return (
    <Modal
      open
      title={`查看完整的${label}`}
      okText="查看"
      cancelText="取消"
      okButtonProps={{ disabled: reason === '', loading: busy }}
      onOk={ask}
      onCancel={onCancel}
    >
      <p className={styles.notice}>请说明用途。谁、何时、因何查看会记入审计，几分钟后自动隐藏。</p>
      <Radio.Group
        className={styles.reasons}
        aria-label="用途"
        value={choice}
        onChange={(event) => setChoice(event.target.value)}
        options={[...usualReasons, otherReason].map((value) => ({ value, label: value }))}
      />
      {choice === otherReason && (
        <div className={styles.other}>
          <label htmlFor={id}>具体用途</label>
          <Input id={id} value={words} maxLength={100} onChange={(event) => setWords(event.target.value)} />
        </div>
      )}
      {problem !== undefined && <ProblemAlert problem={problem} />}
    </Modal>
  );
}

/** A masked value. Revealing asks a reason, shows the time left, and hides itself when it is over. */
export function Masked({ label, masked, onReveal }: MaskedProps) {
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<Revealed>();
  const [hide] = useState(() => () => setShown(undefined));
  const left = useSecondsLeft(shown, hide);
  if (shown !== undefined) {
    return (
      <span className={styles.value}>
        {shown.value}
        <span className={styles.left}>{timeWords(left)} 后隐藏</span>
        <Button className={styles.button} type="link" size="small" onClick={hide}>
          隐藏
        </Button>
      </span>
    );
  }
  return (
    <span className={styles.value}>
      {masked}
      {onReveal !== undefined && (
        <Button
          className={styles.button}
          type="link"
          size="small"
          icon={<EyeOutlined aria-hidden />}
          aria-label={`查看完整的${label}`}
          onClick={() => setAsking(true)}
        >
          查看
        </Button>
      )}
      {asking && onReveal !== undefined && (
        <ReasonDialog
          label={label}
          onCancel={() => setAsking(false)}
          onReason={async (reason) => {
            setShown(await onReveal(reason));
            setAsking(false);
          }}
        />
      )}
    </span>
  );
}
