import { LogoutOutlined, MenuOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useEffect, useState } from 'react';
import { Navigate, NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { ErrorFace, LoadingFace } from '../ui/faces.tsx';
import { markAddress } from '../ui/mark.ts';
import { deskPages } from './pages.tsx';
import { type Me, useMe, useSignOut } from './session.ts';
import styles from './shell.module.css';

function Navigation({ onGo }: { onGo?: () => void }) {
  return (
    <nav aria-label="主导航">
      <ul>
        {deskPages.map(({ path, label, Icon }) => (
          <li key={path}>
            <NavLink to={`/${path}`} className={styles.link ?? ''} onClick={onGo}>
              <span className={styles.icon} aria-hidden="true">
                <Icon />
              </span>
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Identity({ me }: { me: Me }) {
  const navigate = useNavigate();
  const signOut = useSignOut(() => navigate('/sign-in'));
  return (
    <div className={styles.identity}>
      <div className={styles.who}>
        <span className={styles.name}>{me.name}</span>
        <span className={styles.role}>
          {me.roleLabel} · {me.areaName}
        </span>
      </div>
      <Button
        type="text"
        icon={<LogoutOutlined aria-hidden />}
        loading={signOut.isPending}
        onClick={() => signOut.mutate()}
      >
        退出
      </Button>
    </div>
  );
}

function Header({ me, onMenu }: { me: Me; onMenu: () => void }) {
  return (
    <header className={styles.header} data-screen-only>
      <Button className={styles.menu} type="text" icon={<MenuOutlined aria-hidden />} onClick={onMenu}>
        菜单
      </Button>
      <img className={styles.mark} src={markAddress} alt="" width={24} height={24} />
      <span className={styles.brand}>守望</span>
      <span className={styles.motto}>防止返贫动态监测和帮扶</span>
      <Identity me={me} />
    </header>
  );
}

/** The page's name in the tab; never what or whom it shows. */
function useTabTitle(path: string) {
  useEffect(() => {
    const page = deskPages.find((each) => path.startsWith(`/${each.path}`));
    document.title = page === undefined ? '守望' : `${page.label} · 守望`;
  }, [path]);
}

/** What every page of the desk stands in: navigation, who I am, the page. Without a session it leads to the sign-in page. */
export function Shell() {
  const { pathname, search } = useLocation();
  const me = useMe();
  const [menuOpen, setMenuOpen] = useState(false);
  useTabTitle(pathname);
  if (me.error?.status === 401) return <Navigate to="/sign-in" state={{ to: `${pathname}${search}` }} replace />;
  if (me.error !== null) return <ErrorFace problem={me.error} onRetry={me.refetch} />;
  if (me.data === undefined) return <LoadingFace label="登录信息" />;
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        跳到正文
      </a>
      <Header me={me.data} onMenu={() => setMenuOpen(true)} />
      <div className={styles.side} data-screen-only>
        <Navigation />
      </div>
      <main id="content" className={styles.content} tabIndex={-1}>
        <Outlet />
      </main>
      <Drawer
        open={menuOpen}
        placement="left"
        size={240}
        title="守望"
        closable={{ 'aria-label': '关闭菜单' }}
        onClose={() => setMenuOpen(false)}
        styles={{ body: { padding: '8px 0' } }}
      >
        <Navigation onGo={() => setMenuOpen(false)} />
      </Drawer>
    </div>
  );
}
