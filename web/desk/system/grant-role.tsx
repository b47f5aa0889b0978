import { App, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { AccountRow } from '../../../contract/accounts.ts';
import { ROLE_LABELS, ROLES, type Role } from '../../../contract/roles.ts';
import { FormField } from '../../ui/form-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { commandOf } from '../api.ts';
import { useCommand } from '../use-command.ts';
import { accountKeys } from './administration-data.ts';
import { AreaField } from './area-field.tsx';
import styles from './system.module.css';

/** 授予角色: an account holds one role at one area; the one before ends. */
export function GrantRole({ account, onClose }: { account: AccountRow; onClose: () => void }) {
  const { message } = App.useApp();
  const [role, setRole] = useState<Role | null>(account.role);
  const [area, setArea] = useState<string | undefined>(account.area);
  const [tried, setTried] = useState(false);
  const grant = useCommand(accountKeys, () => {
    message.success('角色已授予，下次操作就生效');
    onClose();
  });
  const submit = () => {
    setTried(true);
    if (role !== null && area !== undefined) {
      grant.mutate(commandOf(`POST /accounts/${account.id}/role`, { role, area }));
    }
  };
  return (
    <Modal
      open
      title={`给 ${account.displayName} 授予角色`}
      okText="授予"
      okButtonProps={{ loading: grant.isPending }}
      onOk={submit}
      onCancel={onClose}
    >
      <p className={styles.explained}>
        一个账号只有一个角色，授予新的，原来的就收回。
        {account.role !== null && `现在是${ROLE_LABELS[account.role]}（${account.roleAreaName ?? ''}）。`}
      </p>
      <FormField label="角色" required wrong={tried && role === null ? '请选角色。' : undefined}>
        {({ id, labelledBy, describedBy }) => (
          <Radio.Group
            id={id}
            className={styles.choices}
            aria-labelledby={labelledBy}
            aria-describedby={describedBy}
            value={role}
            options={ROLES.map((value) => ({ value, label: ROLE_LABELS[value] }))}
            onChange={(event) => setRole(event.target.value)}
          />
        )}
      </FormField>
      <AreaField
        label="在哪个区划"
        hint="村级人员选村，镇级人员选镇，依此类推；管理员选单位所在的区划"
        value={area}
        wrong={tried && area === undefined ? '请选区划。' : undefined}
        onChange={setArea}
      />
      {grant.error !== null && <ProblemAlert problem={grant.error} />}
    </Modal>
  );
}
