import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { AccountRow } from '../../../contract/accounts.ts';
import { ROLE_LABELS, ROLES } from '../../../contract/roles.ts';
import { formatInstant } from '../../ui/instant.ts';
import type { ListColumn } from '../../ui/list-columns.ts';
import { useListState } from '../../ui/list-state.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { useReader } from '../session.ts';
import { pageOf, rowsAPage, useAccounts } from './administration-data.ts';
import { GrantRole } from './grant-role.tsx';
import { NewAccount } from './new-account.tsx';
import styles from './system.module.css';

function RoleOf({ account }: { account: AccountRow }) {
  if (account.role === null) return <span className={styles.soon}>还没有授权，不能办事</span>;
  return `${ROLE_LABELS[account.role]} · ${account.roleAreaName ?? ''}`;
}

const columns: readonly ListColumn<AccountRow>[] = [
  { key: 'displayName', title: '姓名', width: 110, show: (account) => account.displayName },
  { key: 'name', title: '用户名', show: (account) => account.name },
  { key: 'role', title: '角色', show: (account) => <RoleOf account={account} /> },
  { key: 'area', title: '所在区划', show: (account) => account.areaName },
  {
    key: 'locked',
    title: '状态',
    show: (account) => (account.locked ? <span className={styles.late}>已锁定</span> : '正常'),
  },
  { key: 'createdAt', title: '建立时间', show: (account) => formatInstant(account.createdAt) },
];

const personal = ['person'] as const;

function found(accounts: readonly AccountRow[] | undefined, filters: Readonly<Record<string, string>>) {
  const { person = '', role = '' } = filters;
  return accounts?.filter(
    (account) =>
      (role === '' || (account.role ?? 'none') === role) &&
      (account.name.includes(person) || account.displayName.includes(person)),
  );
}

/** 账号和角色: who there is; new accounts by the system administrator, roles by the security administrator. */
export function Accounts() {
  const { may } = useReader();
  const [state, change] = useListState(personal);
  const { part: _part, ...filters } = state.filters;
  const accounts = useAccounts();
  const [adding, setAdding] = useState(false);
  const [granting, setGranting] = useState<AccountRow>();
  const shown = { ...state, filters };
  return (
    <>
      <ListTable
        name="账号"
        unit="个"
        columns={columns}
        rowKey={({ id }) => id}
        answer={{ ...accounts, data: pageOf(found(accounts.data?.accounts, filters), state) }}
        state={shown}
        onState={(next) => change({ ...next, ...(next.filters && { filters: { ...next.filters, part: 'accounts' } }) })}
        fixedPageSize={rowsAPage}
        query={[
          { key: 'person', label: '姓名或用户名', kind: 'text', personal: true },
          {
            key: 'role',
            label: '角色',
            kind: 'choice',
            options: [
              ...ROLES.map((value) => ({ value, label: ROLE_LABELS[value] })),
              { value: 'none', label: '还没有授权' },
            ],
          },
        ]}
        tools={
          may.includes('account.create') && (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
              新建账号
            </Button>
          )
        }
        empty={{ title: '还没有账号', whatToDo: '先由系统管理员新建账号，再由安全管理员授予角色。' }}
        {...(may.includes('role.grant') && { onOpen: setGranting })}
      />
      {adding && <NewAccount onClose={() => setAdding(false)} />}
      {granting !== undefined && <GrantRole account={granting} onClose={() => setGranting(undefined)} />}
    </>
  );
}
