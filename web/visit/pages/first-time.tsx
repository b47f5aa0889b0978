import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Me } from '../../../contract/accounts.ts';
import { markAddress } from '../../ui/mark.ts';
import { newId } from '../device/phone.ts';
import { ITERATIONS } from '../device/sealing.ts';
import type { Device } from '../device/speak.ts';
import { deviceNameOf, downloadBundle, type OpenDevice, registerDevice } from '../device/vault.ts';
import { TextField } from '../parts/text-field.tsx';
import { SignInForm } from './sign-in.tsx';

interface FirstTimePageProps {
  device: Device;
  /** Why it is the first time again. */
  notice: string | undefined;
  onOpened: (opened: OpenDevice) => void;
}

/** A new phone: sign in, choose a passphrase, download. */
export function FirstTimePage({ device, notice, onOpened }: FirstTimePageProps) {
  const [id] = useState(() => newId(device.phone));
  const [me, setMe] = useState<Me>();
  return (
    <main className="page">
      <header className="brand">
        <img src={markAddress} alt="" width={44} height={44} />
        <div>
          <h1>守望 · 入户</h1>
          <p className="soft">没有信号也能填，有信号时自己发</p>
        </div>
      </header>
      {notice && (
        <p className="notice notice-amber" role="alert">
          {notice}
        </p>
      )}
      {me ? (
        <PassphraseForm device={device} id={id} me={me} onOpened={onOpened} />
      ) : (
        <>
          <h2>第一步 登录</h2>
          <p className="hint">第一次用要有信号，之后没有信号也能打开。</p>
          <SignInForm device={device} id={id} onSignedIn={setMe} />
        </>
      )}
    </main>
  );
}

interface PassphraseFormProps {
  device: Device;
  id: string;
  me: Me;
  onOpened: (opened: OpenDevice) => void;
}

const SHORTEST = 6;

function wrongPassphrase(passphrase: string): string | undefined {
  if ([...passphrase].length < SHORTEST) return `开机口令至少 ${SHORTEST} 个字。`;
  if (new Set(passphrase).size < 3) return '口令太简单，至少用三个不同的字。';
  return undefined;
}

function PassphraseForm({ device, id, me, onOpened }: PassphraseFormProps) {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const weak = passphrase === '' ? undefined : wrongPassphrase(passphrase);
  const different = again !== '' && again !== passphrase ? '两次输入的不一样。' : undefined;
  const register = useMutation({
    mutationFn: async () => {
      const about = { id, account: me.id, name: deviceNameOf(me), passphrase, iterations: ITERATIONS };
      const opened = await registerDevice(device, about);
      // Without it the page opens empty and asks again: the device itself is ready.
      await downloadBundle(opened).catch(() => undefined);
      return opened;
    },
    onSuccess: onOpened,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    register.mutate();
  };
  const isReady = passphrase !== '' && !weak && again === passphrase && !register.isPending;
  return (
    <form onSubmit={submit}>
      <h2>第二步 设一个口令</h2>
      <p className="hint">
        {me.displayName}
        ，手机里的农户资料都用这个口令加密，每次打开时输入。口令不会离开手机：忘了只能清空重来，没发出去的表会丢。
      </p>
      <TextField
        label="口令"
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        autoComplete="new-password"
        wrong={weak}
      />
      <TextField
        label="再输一遍"
        type="password"
        value={again}
        onChange={setAgain}
        autoComplete="new-password"
        wrong={different ?? register.error?.message}
      />
      <button type="submit" className="button button-strong button-wide" disabled={!isReady}>
        {register.isPending ? '正在加密、下载农户…' : '开始使用'}
      </button>
    </form>
  );
}
