import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import type { NewAccountInput } from '../../../contract/accounts.ts';
import { FormField } from '../../ui/form-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { commandOf } from '../api.ts';
import { useCommand } from '../use-command.ts';
import { accountKeys } from './administration-data.ts';
import { AreaField } from './area-field.tsx';
import styles from './system.module.css';

type Draft = Partial<NewAccountInput>;

const texts = [
  { name: 'displayName', label: '姓名', hint: '真名，办过的事都记在这个名字下', type: 'text' },
  { name: 'name', label: '用户名', hint: '登录用，至少两个字，不带空格', type: 'text' },
  { name: 'password', label: '初始密码', hint: '当面告诉本人；本人第一次登录后要换掉', type: 'password' },
] as const;

function faultsOf(draft: Draft): Partial<Record<keyof NewAccountInput, string>> {
  return {
    ...((draft.displayName ?? '').trim() === '' && { displayName: '请填写姓名。' }),
    ...(!/^\S{2,}$/.test(draft.name ?? '') && { name: '请填写用户名，至少两个字，不带空格。' }),
    ...((draft.password ?? '') === '' && { password: '请填写初始密码。' }),
    ...(draft.area === undefined && { area: '请选所在区划。' }),
  };
}

/** 新建账号: an account without any role; the security administrator grants it one. */
export function NewAccount({ onClose }: { onClose: () => void }) {
  const { message } = App.useApp();
  const [draft, setDraft] = useState<Draft>({});
  const [tried, setTried] = useState(false);
  const create = useCommand(accountKeys, () => {
    message.success('账号已建好，请安全管理员授予角色');
    onClose();
  });
  const faults = faultsOf(draft);
  const submit = () => {
    setTried(true);
    if (Object.keys(faults).length === 0) create.mutate(commandOf('POST /accounts', draft));
  };
  return (
    <Modal
      open
      title="新建账号"
      okText="新建"
      okButtonProps={{ loading: create.isPending }}
      onOk={submit}
      onCancel={onClose}
    >
      <p className={styles.explained}>新账号没有任何角色，要由安全管理员授权后才能办事。</p>
      {texts.map(({ name, label, hint, type }) => (
        <FormField key={name} label={label} required hint={hint} wrong={tried ? faults[name] : undefined}>
          {({ id, describedBy }) => (
            <Input
              id={id}
              type={type}
              autoComplete={type === 'password' ? 'new-password' : 'off'}
              aria-describedby={describedBy}
              value={draft[name]}
              onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
            />
          )}
        </FormField>
      ))}
      <AreaField
        label="所在区划"
        hint="单位所在的省、市、县、镇或村"
        value={draft.area}
        wrong={tried ? faults.area : undefined}
        onChange={(area) =>
          setDraft(({ area: _before, ...rest }) => ({ ...rest, ...(area !== undefined && { area }) }))
        }
      />
      {create.error !== null && <ProblemAlert problem={create.error} />}
    </Modal>
  );
}
