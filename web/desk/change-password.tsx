import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { commandOf } from './api.ts';
import styles from './change-password.module.css';
import { useChangePassword } from './session.ts';

interface ChangePasswordProps {
  /** The first password was set by somebody else: it must be changed before anything else. */
  forced: boolean;
  onClose: () => void;
}

interface PasswordFieldProps {
  label: string;
  value: string;
  autoComplete: string;
  onType: (value: string) => void;
}

function PasswordField({ label, value, autoComplete, onType }: PasswordFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <Input.Password
        id={id}
        value={value}
        autoComplete={autoComplete}
        onChange={(event) => onType(event.target.value)}
      />
    </div>
  );
}

/** Changes my own password. The server says what a good one is. */
export function ChangePassword({ forced, onClose }: ChangePasswordProps) {
  const [old, setOld] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const change = useChangePassword(onClose);
  const differs = again !== '' && again !== password;
  return (
    <Modal
      open
      title={forced ? '先换一个自己的密码' : '改密码'}
      closable={!forced}
      keyboard={!forced}
      mask={{ closable: false }}
      okText="保存"
      cancelButtonProps={{ style: forced ? { display: 'none' } : {} }}
      okButtonProps={{ disabled: old === '' || again === '' || differs, loading: change.isPending }}
      onOk={() => change.mutate(commandOf('POST /me/password', { old, password }))}
      onCancel={onClose}
    >
      {forced && <p className={styles.note}>现在的密码是别人设的。换好以后才能办事。</p>}
      <PasswordField label="原密码" value={old} autoComplete="current-password" onType={setOld} />
      <PasswordField label="新密码" value={password} autoComplete="new-password" onType={setPassword} />
      <PasswordField label="再输一遍新密码" value={again} autoComplete="new-password" onType={setAgain} />
      {differs && <ProblemAlert tone="warning" problem={{ message: '两遍新密码不一样。' }} />}
      {change.error !== null && <ProblemAlert problem={change.error} />}
    </Modal>
  );
}
