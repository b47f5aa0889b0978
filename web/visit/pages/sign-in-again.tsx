import { useQuery } from '@tanstack/react-query';
import { goTo } from '../parts/route.ts';
import { useOpened } from './opened.ts';
import { Screen } from './screen.tsx';
import { SignInForm } from './sign-in.tsx';

/** The session is over; what is on the phone stays as it is. */
export function SignInAgainPage() {
  const { device, syncNow } = useOpened();
  const row = useQuery({ queryKey: ['device-row'], queryFn: async () => (await device.store.readDevice()) ?? null });
  if (!row.data) return null;
  const back = () => {
    syncNow();
    goTo('outbox');
  };
  return (
    <Screen title="重新登录" back={['outbox']}>
      <p className="hint">登录已过期。手机里填好的都在，登录后接着发。</p>
      <SignInForm device={device} id={device.id} account={row.data.account} onSignedIn={back} />
    </Screen>
  );
}
