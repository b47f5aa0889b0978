import { type ReactNode, useEffect } from 'react';
import type { Route } from '../parts/route.ts';
import { type SyncState, useOpened, useUnsent } from './opened.ts';

const address = (route: Route) => `#/${route.join('/')}`;

/** How it stands with the server, in few words under the head of every page. */
function SyncLine({ sync }: { sync: SyncState }) {
  if (sync.is === 'signIn') {
    return (
      <p className="line line-amber" role="status">
        登录已过期，填好的都在手机里。<a href="#/sign-in">重新登录</a>
      </p>
    );
  }
  if (sync.is === 'noAnswer') {
    return (
      <p className="line" role="status">
        没有信号。照常填，有信号时自己发。
      </p>
    );
  }
  if (sync.is === 'refused') {
    return (
      <p className="line line-amber" role="status">
        {sync.sentence}
      </p>
    );
  }
  return null;
}

interface ScreenProps {
  title: string;
  /** Where the arrow leads. */
  back?: Route;
  /** What stays under the thumb. */
  bottom?: ReactNode;
  children: ReactNode;
}

/** A page: where one came from, what it is, and how many forms the server does not have yet. */
export function Screen({ title, back, bottom, children }: ScreenProps) {
  const { sync } = useOpened();
  const unsent = useUnsent();
  // Newer browsers answer scrollTo with a promise, which an effect must not return.
  useEffect(() => void scrollTo(0, 0), []);
  return (
    <div className={bottom ? 'screen screen-bottom' : 'screen'}>
      <header className="head">
        {back && (
          <a className="back" href={address(back)} aria-label="返回">
            ‹
          </a>
        )}
        <h1>{title}</h1>
        <a className={unsent > 0 ? 'outbox outbox-some' : 'outbox'} href="#/outbox">
          待发 <b>{unsent}</b>
        </a>
      </header>
      <SyncLine sync={sync} />
      <main className="page">{children}</main>
      {bottom && <footer className="bottom">{bottom}</footer>}
    </div>
  );
}
