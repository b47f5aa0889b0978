import { Button, Input } from 'antd';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { markAddress } from '../ui/mark.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { deskPages } from './pages.tsx';
import { type DemoAccount, useDemoAccounts, useSignIn } from './session.ts';
import styles from './sign-in.module.css';

interface FormProps {
  busy: boolean;
  onSubmit: (input: { name: string; password: string }) => void;
}

function SignInForm({ busy, onSubmit }: FormProps) {
  const id = useId();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ name: name.trim(), password });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor={`${id}-name`}>用户名</label>
      <Input
        id={`${id}-name`}
        size="large"
        autoComplete="username"
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <label htmlFor={`${id}-password`}>密码</label>
      <Input.Password
        id={`${id}-password`}
        size="large"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        登录
      </Button>
    </form>
  );
}

interface DemoListProps {
  accounts: readonly DemoAccount[];
  busy: boolean;
  onPick: (account: DemoAccount) => void;
}

function DemoList({ accounts, busy, onPick }: DemoListProps) {
  if (accounts.length === 0) return null;
  return (
    <section className={styles.demo} aria-label="演示账号">
      <h2 className={styles.demoTitle}>演示账号</h2>
      <p className={styles.demoNote}>这是演示，人和事都是编的。点一个身份直接进入。</p>
      <ul className={styles.demoList}>
        {accounts.map((account) => (
          <li key={account.name}>
            <button type="button" className={styles.demoAccount} disabled={busy} onClick={() => onPick(account)}>
              <span className={styles.demoRole}>{account.roleLabel}</span>
              <span className={styles.demoWho}>
                {account.displayName} · {account.areaName}
              </span>
              <span className={styles.demoSecret}>
                {account.name} / {account.password}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where a session begins. It leads back to the page that was asked for; in a demo it offers one account for each role. */
export function SignInPage() {
  const navigate = useNavigate();
  const to = (useLocation().state as { to?: string } | null)?.to ?? '/';
  const signIn = useSignIn(() => navigate(to, { replace: true }));
  const demo = useDemoAccounts();
  const accounts = demo.data ?? [];
  // The first page arrives while the password is typed.
  useEffect(() => {
    deskPages[0].load().catch(() => undefined);
  }, []);
  return (
    <main className={styles.page}>
      <div className={accounts.length > 0 ? styles.columns : styles.column}>
        <div className={styles.main}>
          <div className={styles.brand}>
            <img src={markAddress} alt="" width={40} height={40} />
            <div>
              <h1 className={styles.title}>守望</h1>
              <p className={styles.motto}>防止返贫动态监测和帮扶</p>
            </div>
          </div>
          <div className={styles.problem}>{signIn.error !== null && <ProblemAlert problem={signIn.error} />}</div>
          <SignInForm busy={signIn.isPending} onSubmit={signIn.mutate} />
          <p className={styles.help}>忘了密码请找本级系统管理员重设。</p>
        </div>
        <DemoList
          accounts={accounts}
          busy={signIn.isPending}
          onPick={({ name, password }) => signIn.mutate({ name, password })}
        />
      </div>
    </main>
  );
}
