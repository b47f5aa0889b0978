import { expect, test } from 'vitest';
import type { Answer, Sent } from '../device/phone.ts';
import { sealValue } from '../device/sealing.ts';
import { unlock } from '../device/vault.ts';
import { entryOf } from '../form/saved.ts';
import { contactOf, draftOf, HOUR, PASSPHRASE, type TestingDevice, testingDevice } from '../testing-device.ts';
import { changeEntry, listEntries, saveForm } from './outbox.ts';
import { syncDevice } from './sync.ts';

const UNKNOWN: Answer = { status: 404, body: { code: 'deviceUnknown', message: '没有登记过。' } };

/** A server that knows no device until it is registered, and then takes every form. */
function serveRestored(phone: TestingDevice, account = 'account-of-song'): void {
  let isKnown = false;
  phone.serve = (sent) => {
    if (sent.path === '/me') return { status: 200, body: { id: account, displayName: '宋书记' } };
    if (sent.path === '/visit/devices') isKnown = true;
    return isKnown ? answerOf(phone, sent) : UNKNOWN;
  };
}

function answerOf({ open, now }: TestingDevice, { path, body, commandId }: Sent): Answer {
  if (path.startsWith('/visit/devices')) return { status: 200, body: contactOf(open.id, now) };
  if (path.startsWith('/visit/answers')) return { status: 200, body: { answers: [] } };
  if (path.startsWith('/visit/bundle')) {
    return { status: 200, body: { device: open.id, households: [{ id: 'h2', members: [], version: 1 }] } };
  }
  const { household, visitedOn } = body as { household: string; visitedOn: string };
  return { status: 200, body: { form: commandId, household, visitedOn, standing: 'proposed', version: 8 } };
}

test('服务器恢复了早先的备份，不认得这台手机：同一编号、同一半密钥重新登记，没发的都发出去', async () => {
  const phone = await testingDevice();
  await saveForm(phone.open, entryOf(draftOf('h1')));
  const share = (await phone.open.store.readDevice())?.share;
  serveRestored(phone);
  expect(await syncDevice(phone.open, undefined, false)).toEqual({ is: 'done' });
  const registered = phone.sent.find(({ path }) => path === '/visit/devices');
  expect(registered).toMatchObject({ commandId: phone.open.id, body: { share } });
  expect((await listEntries(phone.open)).map(({ state }) => state.is)).toEqual(['received']);
  expect(await unlock(phone.open, PASSPHRASE)).toMatchObject({ id: phone.open.id });
});

test('已收到、服务器却没有了的，写明原因，叫人补好再发；内容还在', async () => {
  const phone = await testingDevice();
  await saveForm(phone.open, entryOf(draftOf('h2')));
  const [entry] = await listEntries(phone.open);
  const answer = { form: entry?.commandId, version: 8, standing: 'proposed' } as never;
  if (entry) await changeEntry(phone.open, entry, { state: { is: 'received', answer } });
  const { store, key } = phone.open;
  const sealed = await sealValue(phone.open.phone, key, 'bundle/h2', { id: 'h2', version: 8 });
  await store.changeRecords([{ kind: 'bundle', id: 'h2', sealed }]);
  serveRestored(phone);
  await syncDevice(phone.open, undefined, false);
  const [lost] = await listEntries(phone.open);
  expect(lost?.state).toMatchObject({ is: 'refused', sentence: expect.stringContaining('较早的备份') });
  expect(lost?.form.answers.opinion).toBe('无');
});

test('手机里的农户已到期清掉，恢复了备份的服务器少的那份，当次联系就说出来', async () => {
  const phone = await testingDevice();
  await saveForm(phone.open, entryOf(draftOf('h2')));
  const [entry] = await listEntries(phone.open);
  const answer = { form: entry?.commandId, version: 8, standing: 'proposed' } as never;
  if (entry) await changeEntry(phone.open, entry, { state: { is: 'received', answer } });
  expect(await phone.open.store.listRecords('bundle')).not.toContain('h2');
  serveRestored(phone);
  await syncDevice(phone.open, undefined, false);
  expect((await listEntries(phone.open))[0]?.state.is).toBe('refused');
});

test('过了 72 小时、自己那一半已丢掉的，重新登记领回来，用原来的口令打得开', async () => {
  const phone = await testingDevice();
  await saveForm(phone.open, entryOf(draftOf('h1')));
  phone.now += 73 * HOUR;
  expect(await unlock(phone.open, PASSPHRASE)).toBe('contactNeeded');
  serveRestored(phone);
  await syncDevice(phone.open, undefined, true);
  expect(phone.sent.find(({ path }) => path === '/visit/devices')?.body).not.toHaveProperty('share');
  expect(await unlock(phone.open, PASSPHRASE)).toMatchObject({ id: phone.open.id });
});

test('登录的是别人：不认得这台手机也不改登记，叫原来的人登录', async () => {
  const phone = await testingDevice();
  serveRestored(phone, 'account-of-liu');
  expect(await syncDevice(phone.open, undefined, true)).toEqual({ is: 'signIn' });
  expect(phone.sent.some(({ path }) => path === '/visit/devices')).toBe(false);
});

test('前一份在服务器上没有了，接着它的一份重算所依据的版本，不会一直发不出去', async () => {
  const phone = await testingDevice();
  await saveForm(phone.open, entryOf(draftOf('h1')));
  phone.serve = ({ path }) =>
    path === '/visit/forms' ? { status: 409, body: { code: 'visitAfterUnknown', message: '' } } : UNKNOWN;
  await syncDevice(phone.open, undefined, false);
  const [entry] = await listEntries(phone.open);
  expect(entry).toMatchObject({ sent: null, state: { is: 'waiting' } });
});
