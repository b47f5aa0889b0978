import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { markAddress } from '../../ui/mark.ts';
import { OtherAccount, Refusal, Wiped } from '../device/refusal.ts';
import type { Device } from '../device/speak.ts';
import type { DeviceRow } from '../device/store.ts';
import { contactServer, type OpenDevice, unlock } from '../device/vault.ts';
import { dropStrayPictures } from '../form/draft.ts';
import { countUnsent } from '../outbox/outbox.ts';
import { TextField } from '../parts/text-field.tsx';
import { ClearPhone } from './clear-phone.tsx';
import { SignInForm } from './sign-in.tsx';

interface UnlockPageProps {
  device: Device;
  row: DeviceRow;
  /** Why it is locked, where the person did not lock it. */
  notice: string | undefined;
  onOpened: (opened: OpenDevice) => void;
  onWiped: (notice: string) => void;
}

/** What stands between the person and the device: nothing but the passphrase, a contact, or a contact that needs a sign-in. */
type Need = 'passphrase' | 'contact' | 'signIn';

/** A locked phone. What waits to be sent is counted here too. */
export function UnlockPage({ device, row, notice, onOpened, onWiped }: UnlockPageProps) {
  const [need, setNeed] = useState<Need>(row.share === null ? 'contact' : 'passphrase');
  const unsent = useQuery({ queryKey: ['unsent'], queryFn: () => countUnsent(device) });
  const contact = useMutation({
    mutationFn: () => contactServer(device),
    onSuccess: () => setNeed('passphrase'),
    onError: (error) => {
      if (error instanceof Wiped) onWiped(error.message);
      else if (error instanceof OtherAccount || (error instanceof Refusal && error.status === 401)) setNeed('signIn');
    },
  });
  return (
    <main className="page">
      <header className="brand">
        <img src={markAddress} alt="" width={44} height={44} />
        <div>
          <h1>守望 · 入户</h1>
          <p className="soft">待发 {unsent.data ?? 0} 份，都在这台手机里</p>
        </div>
      </header>
      {notice && need === 'passphrase' && (
        <p className="notice" role="status">
          {notice}
        </p>
      )}
      {need === 'passphrase' && (
        <>
          <PassphraseForm device={device} onOpened={onOpened} onContactNeeded={() => setNeed('contact')} />
          <ClearPhone device={device} unsent={unsent.data ?? 0} onCleared={onWiped} />
        </>
      )}
      {need === 'contact' && (
        <>
          <p className="notice">
            超过 72
            小时没有和服务器联系（或手机时间被改过），农户资料已按规定从手机删除。没发出去的表还在。到有信号的地方联系一次，就能接着用。
          </p>
          <p className="wrong" role="alert">
            {contact.error?.message}
          </p>
          <button
            type="button"
            className="button button-strong button-wide"
            disabled={contact.isPending}
            onClick={() => contact.mutate()}
          >
            {contact.isPending ? '正在联系…' : '联系服务器'}
          </button>
        </>
      )}
      {need === 'signIn' && (
        <>
          <p className="notice">登录已过期，请重新登录。手机里的内容不会丢。</p>
          <SignInForm device={device} id={row.id} account={row.account} onSignedIn={() => contact.mutate()} />
        </>
      )}
    </main>
  );
}

interface PassphraseFormProps {
  device: Device;
  onOpened: (opened: OpenDevice) => void;
  onContactNeeded: () => void;
}

function PassphraseForm({ device, onOpened, onContactNeeded }: PassphraseFormProps) {
  const [passphrase, setPassphrase] = useState('');
  const open = useMutation({
    mutationFn: async () => {
      const opened = await unlock(device, passphrase);
      if (opened === 'wrong') throw new Error('口令不对。请再输一遍。');
      if (opened !== 'contactNeeded') await dropStrayPictures(opened);
      return opened;
    },
    onSuccess: (opened) => (opened === 'contactNeeded' ? onContactNeeded() : onOpened(opened)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate();
  };
  return (
    <form onSubmit={submit}>
      <TextField
        label="口令"
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        autoComplete="current-password"
        wrong={open.error?.message}
      />
      <button type="submit" className="button button-strong button-wide" disabled={open.isPending || passphrase === ''}>
        {open.isPending ? '正在解锁…' : '解锁'}
      </button>
    </form>
  );
}
