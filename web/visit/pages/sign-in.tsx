import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Me } from '../../../contract/accounts.ts';
import { OtherAccount } from '../device/refusal.ts';
import { ask, type Device } from '../device/speak.ts';
import { TextField } from '../parts/text-field.tsx';

interface SignInFormProps {
  device: Device;
  /** The id that this phone has, or is to have. */
  id: string;
  /** Only this account may, on a phone that is somebody's already. */
  account?: string;
  onSignedIn: (me: Me) => void;
}

/** Name and password, in the name of this phone: a command sent again after signing in anew is still known. */
export function SignInForm({ device, id, account, onSignedIn }: SignInFormProps) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: async () => {
      const body = { name: name.trim(), password };
      await ask<{ role: string }>(device, { method: 'POST', path: '/sign-in', body, deviceId: id }, ({ role }) =>
        Boolean(role),
      );
      const me = await ask<Me>(device, { method: 'GET', path: '/me' }, (told) => Boolean(told.id));
      if (account === undefined || me.id === account) return me;
      await device.phone.send({ method: 'POST', path: '/sign-out', body: {} });
      throw new OtherAccount();
    },
    onSuccess: onSignedIn,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <form onSubmit={submit}>
      <TextField label="用户名" value={name} onChange={setName} autoComplete="username" />
      <TextField
        label="密码"
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        wrong={signIn.error?.message}
      />
      <button
        type="submit"
        className="button button-strong button-wide"
        disabled={signIn.isPending || !name || !password}
      >
        {signIn.isPending ? '正在登录…' : '登录'}
      </button>
    </form>
  );
}
