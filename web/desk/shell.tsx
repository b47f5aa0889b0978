import { lazy, Suspense, useEffect, useState } from 'react';
import { Navigate, NavLink, Outlet, useLocation, useParams } from 'react-router';
import type { Me } from '../../contract/accounts.ts';
import { EmptyFace, ErrorFace, LoadingFace } from '../ui/faces.tsx';
import { NotFoundPage } from './lost-pages.tsx';
import { type DeskPage, deskPages } from './pages.tsx';
import { useMe, useReader } from './session.ts';
import styles from './shell.module.css';
import { ShellHeader } from './shell-header.tsx';

/** Only narrow windows have a menu; nobody else loads its drawer. */
const Menu = lazy(() => import('./shell-menu.tsx').then(({ ShellMenu }) => ({ default: ShellMenu })));

/** The pages the server lets this reader open. */
function pagesOf(me: Me): DeskPage[] {
  return deskPages.filter((page) => page.verbs.some((verb) => me.may.includes(verb)));
}

function Navigation({ me, county, onGo }: { me: Me; county: string; onGo?: () => void }) {
  return (
    <nav aria-label="主导航">
      <ul>
        {pagesOf(me).map(({ path, label, Icon }) => (
          <li key={path}>
            <NavLink to={`/${county}/${path}`} className={styles.link ?? ''} onClick={onGo}>
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

/** The page's name in the tab; never what or whom it shows. */
function useTabTitle(pathname: string) {
  useEffect(() => {
    const page = deskPages.find(({ path }) => path === pathname.split('/')[2]);
    document.title = page === undefined ? '守望' : `${page.label} · 守望`;
  }, [pathname]);
}

/** Where a reader begins: at the workbench or, without one, at the accounts and records of an administrator. */
export function FirstPage() {
  const me = useReader();
  const { county = me.counties[0]?.code } = useParams();
  const first = pagesOf(me).find(({ path }) => path === 'workbench' || path === 'system');
  if (county !== undefined && first !== undefined) return <Navigate to={`/${county}/${first.path}`} replace />;
  return (
    <EmptyFace title="这里还没有您能办的事" whatToDo="可能还没有导入区划，或还没有给您授权。请找本级系统管理员。" />
  );
}

function Inside({ me }: { me: Me }) {
  const own = me.counties[0]?.code ?? me.area.code;
  const { county: asked } = useParams();
  const { pathname, search } = useLocation();
  const [menuOpen, setMenuOpen] = useState(false);
  // Typed without a county: the page of that name in the reader's own.
  if (asked === undefined && pathname !== '/') return <Navigate to={`/${own}${pathname}${search}`} replace />;
  const { code: county = own } = me.counties.find(({ code }) => code === asked) ?? {};
  const known = asked === undefined || asked === county;
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        跳到正文
      </a>
      <ShellHeader me={me} county={county} onMenu={() => setMenuOpen(true)} />
      <div className={styles.side} data-screen-only>
        <Navigation me={me} county={county} />
      </div>
      <main id="content" className={styles.content} tabIndex={-1}>
        {known ? <Outlet key={county} /> : <NotFoundPage />}
      </main>
      <Suspense>
        {menuOpen && (
          <Menu onClose={() => setMenuOpen(false)}>
            <Navigation me={me} county={county} onGo={() => setMenuOpen(false)} />
          </Menu>
        )}
      </Suspense>
    </div>
  );
}

/** What every page of the desk stands in: navigation, who I am, the page. Without a session it leads to the sign-in page. */
export function Shell() {
  const { pathname, search } = useLocation();
  const me = useMe();
  useTabTitle(pathname);
  if (me.error?.status === 401) return <Navigate to="/sign-in" state={{ to: `${pathname}${search}` }} replace />;
  if (me.error !== null) return <ErrorFace problem={me.error} onRetry={me.refetch} />;
  if (me.data === undefined) return <LoadingFace label="登录信息" />;
  return <Inside me={me.data} />;
}
