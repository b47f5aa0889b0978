import { expect, test } from 'vitest';
import { entryOf } from '../form/saved.ts';
import { saveForm } from '../outbox/outbox.ts';
import { syncDevice } from '../outbox/sync.ts';
import { draftOf, testingDevice } from '../testing-device.ts';
import { Wiped } from './refusal.ts';

const SIGN_IN = { status: 401, body: { code: 'notSignedIn', message: '请先登录。' } };
const WIPE = { status: 410, body: { code: 'deviceWiped', message: '' } };

test('登录过期了的手机，报失以后一联系也抹除，并用新的编号报告', async () => {
  const phone = await testingDevice();
  await saveForm(phone.open, entryOf(draftOf('h1')));
  phone.serve = ({ path }) => (path.endsWith('/standing') ? WIPE : SIGN_IN);
  await expect(syncDevice(phone.open, undefined, true)).rejects.toThrow(Wiped);
  expect(await phone.open.store.readDevice()).toBeUndefined();
  expect(await phone.open.store.listOutbox()).toEqual([]);
  const report = phone.sent.find(({ path }) => path.endsWith('/wiped'));
  expect(report?.commandId).toBeDefined();
  expect(report?.commandId).not.toBe(phone.open.id);
});

test('登录过期、没有报失：什么也不删，叫人登录', async () => {
  const phone = await testingDevice();
  await saveForm(phone.open, entryOf(draftOf('h1')));
  phone.serve = ({ path }) => (path.endsWith('/standing') ? { status: 200, body: {} } : SIGN_IN);
  expect(await syncDevice(phone.open, undefined, true)).toEqual({ is: 'signIn' });
  expect(await phone.open.store.listOutbox()).toHaveLength(1);
});
