import type { VisitAnswers } from '../../../contract/visits.ts';
import { ask } from '../device/speak.ts';
import type { OpenDevice } from '../device/vault.ts';
import type { Entry } from './entry.ts';
import { changeEntry, listEntries } from './outbox.ts';

/** The server lists so many of a device's forms; from there on a form that it does not list may still be there. */
const MOST = 500;

const FORGOTTEN =
  '服务器恢复到了较早的备份，这份已经收到的表没有了。填的内容还在，照片和签字要重来：点“改好再发”，补好再存一次。';

/**
 * Asks how the township decided, and notes what the server has after all, or has no more: a backup restored there knows
 * nothing of what came later. @throws NoAnswer, Wiped, Refusal
 */
export async function askAnswers(device: OpenDevice): Promise<void> {
  // Listed first: what was received by then must be among the answers.
  const entries = await listEntries(device);
  const sent = { method: 'GET', path: `/visit/answers?device=${device.id}` } as const;
  const { answers } = await ask<VisitAnswers>(device, sent, (told) => Array.isArray(told.answers));
  const byForm = new Map(answers.map((answer) => [answer.form, answer]));
  // A household that is no longer the officer's takes its forms out of the answers too.
  const own = new Set(answers.length < MOST ? await device.store.listRecords('bundle') : []);
  for (const entry of entries) {
    const answer = idsOf(entry)
      .map((id) => byForm.get(id))
      .find((found) => found !== undefined);
    const isNews = answer && JSON.stringify(entry.state) !== JSON.stringify({ is: 'received', answer });
    if (isNews) await changeEntry(device, entry, { commandId: answer.form, state: { is: 'received', answer } });
    if (!answer && entry.state.is === 'received' && own.has(entry.household)) {
      const state = { is: 'refused', sentence: FORGOTTEN, faults: [], at: device.phone.now() } as const;
      await changeEntry(device, entry, { state, pictures: [] });
    }
  }
}

function idsOf({ commandId, ended }: Entry): string[] {
  return [commandId, ...ended.map((each) => each.commandId)];
}
