import { expect, test } from 'vitest';
import type { VisitStanding } from '../../../contract/visits.ts';
import { sealValue } from '../device/sealing.ts';
import type { OpenDevice } from '../device/vault.ts';
import { keepDraft } from '../form/draft.ts';
import { entryOf } from '../form/saved.ts';
import { draftOf, HOUR, testingDevice } from '../testing-device.ts';
import { withdraw } from './decisions.ts';
import type { Entry } from './entry.ts';
import { changeEntry, listEntries, saveForm } from './outbox.ts';
import { pruneOutbox } from './prune.ts';

/** A form of household h1 that the server has, at version 8. */
async function receivedForm(device: OpenDevice, standing: VisitStanding): Promise<void> {
  await saveForm(device, entryOf(draftOf('h1')));
  const entry = (await listEntries(device)).at(-1);
  if (entry) await changeEntry(device, entry, { state: stateOf(standing) });
}

function stateOf(standing: VisitStanding): Entry['state'] {
  const told = { form: 'f1', household: 'h1', visitedOn: '2022-05-30', standing, version: 8, sentence: '' };
  return { is: 'received', answer: { ...told, receivedAt: '', decidedAt: null, decidedBy: null } };
}

async function holdHousehold({ phone, store, key }: OpenDevice, version: number): Promise<void> {
  const sealed = await sealValue(phone, key, 'bundle/h1', { id: 'h1', version });
  await store.changeRecords([{ kind: 'bundle', id: 'h1', sealed }]);
}

async function leftAfter(hours: number, standing: VisitStanding): Promise<number> {
  const phone = await testingDevice();
  await receivedForm(phone.open, standing);
  phone.now += hours * HOUR;
  await pruneOutbox(phone.open);
  return (await listEntries(phone.open)).length;
}

test.each([
  [71, 1],
  [72, 0],
  [73, 0],
])('镇里采纳 %i 小时以后，手机上还有 %i 份', async (hours, left) => {
  expect(await leftAfter(hours, 'accepted')).toBe(left);
});

test('镇里还没有审的，一直留着', async () => {
  expect(await leftAfter(1000, 'proposed')).toBe(1);
});

test('镇里退回的留着；重填的一份收到以后才清', async () => {
  const phone = await testingDevice();
  await receivedForm(phone.open, 'returned');
  phone.now += 1000 * HOUR;
  await pruneOutbox(phone.open);
  expect(await listEntries(phone.open)).toHaveLength(1);
  await receivedForm(phone.open, 'proposed');
  await pruneOutbox(phone.open);
  expect((await listEntries(phone.open)).map(({ row }) => row.seq)).toEqual([2]);
});

test('72 小时从最后一次有消息算起：刚知道采纳的，还看得见', async () => {
  const phone = await testingDevice();
  await receivedForm(phone.open, 'proposed');
  phone.now += 100 * HOUR;
  const [entry] = await listEntries(phone.open);
  if (entry) await changeEntry(phone.open, entry, { state: stateOf('accepted') });
  await pruneOutbox(phone.open);
  expect(await listEntries(phone.open)).toHaveLength(1);
});

test('同一户有草稿、有没发完的，或手机里的农户比它旧：接着它填的还要用，留着', async () => {
  for (const rests of ['draft', 'waiting', 'older'] as const) {
    const phone = await testingDevice();
    await receivedForm(phone.open, 'accepted');
    if (rests === 'draft') await keepDraft(phone.open, draftOf('h1'));
    if (rests === 'waiting') await saveForm(phone.open, entryOf(draftOf('h1')));
    await holdHousehold(phone.open, rests === 'older' ? 7 : 8);
    phone.now += 73 * HOUR;
    await pruneOutbox(phone.open);
    expect((await listEntries(phone.open)).map(({ row }) => row.seq)).toContain(1);
  }
});

test('作废的 72 小时以后清掉，没发的永远不清', async () => {
  const phone = await testingDevice();
  await saveForm(phone.open, entryOf(draftOf('h1')));
  await saveForm(phone.open, entryOf(draftOf('h2')));
  const [first] = await listEntries(phone.open);
  if (!first) throw new Error('not saved');
  const refused = await changeEntry(phone.open, first, { state: { is: 'refused', sentence: '', faults: [], at: 0 } });
  if (refused) await withdraw(phone.open, refused);
  phone.now += 10_000 * HOUR;
  await pruneOutbox(phone.open);
  expect((await listEntries(phone.open)).map(({ household }) => household)).toEqual(['h2']);
});
