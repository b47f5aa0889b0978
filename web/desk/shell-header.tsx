import { KeyOutlined, LogoutOutlined, MenuOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Me } from '../../contract/accounts.ts';
import { markAddress } from '../ui/mark.ts';
import { useSignOut } from './session.ts';
import styles from './shell.module.css';

const CountyChoice = lazy(() => import('./county-choice.tsx').then((part) => ({ default: part.CountyChoice })));
const ChangePassword = lazy(() => import('./change-password.tsx').then((part) => ({ default: part.ChangePassword })));

function Identity({ me }: { me: Me }) {
  const navigate = useNavigate();
  const signOut = useSignOut(() => navigate('/sign-in'));
  const [changing, setChanging] = useState(false);
  return (
    <div className={styles.identity}>
      <div className={styles.who}>
        <span className={styles.name}>{me.displayName}</span>
        <span className={styles.role}>
          {me.roleLabel} · {me.area.name}
        </span>
      </div>
      <Button
        className={styles.password}
        type="text"
        icon={<KeyOutlined aria-hidden />}
        onClick={() => setChanging(true)}
      >
        改密码
      </Button>
      <Button
        type="text"
        icon={<LogoutOutlined aria-hidden />}
        loading={signOut.isPending}
        onClick={() => signOut.mutate()}
      >
        退出
      </Button>
      <Suspense>
        {(changing || me.mustChangePassword) && (
          <ChangePassword forced={me.mustChangePassword} onClose={() => setChanging(false)} />
        )}
      </Suspense>
    </div>
  );
}

interface ShellHeaderProps {
  me: Me;
  county: string;
  onMenu: () => void;
}

/** The head of every page: the mark, the county, who I am, the way out. */
export function ShellHeader({ me, county, onMenu }: ShellHeaderProps) {
  return (
    <header className={styles.header} data-screen-only>
      <Button className={styles.menu} type="text" icon={<MenuOutlined aria-hidden />} onClick={onMenu}>
        菜单
      </Button>
      <img className={styles.mark} src={markAddress} alt="" width={24} height={24} />
      <span className={styles.brand}>守望</span>
      <span className={styles.motto}>防止返贫动态监测和帮扶</span>
      {me.counties.length > 1 && (
        <Suspense fallback={<span className={styles.county} />}>
          <CountyChoice counties={me.counties} county={county} />
        </Suspense>
      )}
      <Identity me={me} />
    </header>
  );
}
