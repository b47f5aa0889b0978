import { openDB } from 'idb';
import type { VisitReview } from '../../contract/visit-review.ts';
import { needsPerson } from '../../web/visit/outbox/entry.ts';
import { listEntries } from '../../web/visit/outbox/outbox.ts';
import { type Holder, markOf, PASSPHRASE, type Round } from './round.ts';
import { NAMES } from './world.ts';

/** What must hold after every step: nothing is called received that the server has not, nobody conflicts with oneself. */
export async function checkStep(round: Round, holder: Holder): Promise<void> {
  const { open } = holder.phone;
  if (!open || holder.phone.isWiped) return;
  await holder.phone.live(1, false, async () => {
    for (const entry of await listEntries(open)) {
      if (entry.state.is === 'received' && !round.done.has(entry.commandId))
        round.failures.add(`${holder.phone.name} ${markOf(entry)} 显示已收到，服务器还没有`);
      if (entry.state.is === 'conflict' && holder.saved.has(entry.state.conflict.theirs.answers?.remarks ?? ''))
        round.failures.add(`${holder.phone.name} ${markOf(entry)} 和自己填的表冲突`);
    }
  });
}

/** What must hold at the end, when the network has healed and everybody has decided. */
export async function checkEnd(round: Round): Promise<void> {
  const forms = await round.world.formsOf(round.holders.map(({ device }) => device));
  for (const holder of round.holders) {
    const own = forms.filter(({ device }) => device === holder.device);
    if (holder.isLost) await checkLost(round, holder);
    else await checkKept(round, holder, own);
    if (await findPlain(holder.phone.name, NAMES)) round.failures.add(`${holder.phone.name} 里有没加密的姓名`);
  }
}

async function checkLost({ failures }: Round, { phone }: Holder): Promise<void> {
  const store = await phone.store();
  const left = (await store.listOutbox()).length + (await store.listRecords('bundle')).length;
  if (left > 0 || (await store.readDevice())) failures.add(`${phone.name} 报失以后没有抹干净`);
}

type ServerForm = Awaited<ReturnType<Round['world']['formsOf']>>[number];

async function checkKept(round: Round, holder: Holder, own: readonly ServerForm[]): Promise<void> {
  const { failures } = round;
  const says = (what: string) => failures.add(`${holder.phone.name} ${what}`);
  if (holder.saved.size + holder.uncertain.size === 0) return;
  const device = await holder.phone.unlocked(PASSPHRASE);
  if (!device) {
    says('到最后也打不开');
    return;
  }
  const entries = await listEntries(device);
  for (const mark of holder.saved) {
    const found = entries.filter((entry) => markOf(entry) === mark);
    if (found.length > 1) says(`${mark} 存好了，待发箱里有 ${found.length} 份`);
  }
  for (const entry of entries) {
    const isOn = own.filter(({ id }) =>
      [entry.commandId, ...entry.ended.map(({ commandId }) => commandId)].includes(id),
    );
    const { is } = entry.state;
    if (is === 'received' && isOn.length !== 1) says(`${markOf(entry)} 已收到，服务器上有 ${isOn.length} 份`);
    if (is === 'withdrawn' && isOn.length > 0) says(`${markOf(entry)} 已作废，服务器上却有`);
    if (is === 'waiting' || is === 'sending' || needsPerson(entry)) says(`${markOf(entry)} 到最后还是 ${is}`);
  }
  const received = entries.filter(({ state }) => state.is === 'received');
  const pruned = await prunedMarks(round, holder, entries, own);
  if (received.length + pruned.length !== own.length)
    says(`已收到 ${received.length} 份，办完清掉 ${pruned.length} 份，服务器上有 ${own.length} 份`);
  for (const mark of holder.saved) {
    const isKnown =
      entries.some((entry) => markOf(entry) === mark) || holder.withdrawn.has(mark) || pruned.includes(mark);
    if (!isKnown) says(`${mark} 存好了，待发箱里没有，服务器上也没有办完`);
  }
  await checkContents(round, holder, received.slice(0, 1));
}

/** The marks of forms that are on the server, decided, and no longer on the phone. */
async function prunedMarks(
  { world }: Round,
  { village }: Holder,
  entries: Awaited<ReturnType<typeof listEntries>>,
  own: readonly ServerForm[],
): Promise<string[]> {
  const kept = new Set(entries.map(({ commandId }) => commandId));
  const marks: string[] = [];
  for (const { id } of own.filter((form) => form.standing !== 'proposed' && !kept.has(form.id))) {
    const { body } = await world.township(village, 'GET', `/counties/990101000000/visits/${id}`);
    marks.push((body as VisitReview).answers?.remarks ?? '');
  }
  return marks;
}

/** What the server holds is what the person decided, word for word. */
async function checkContents(round: Round, holder: Holder, entries: Awaited<ReturnType<typeof listEntries>>) {
  for (const entry of entries) {
    const path = `/counties/990101000000/visits/${entry.commandId}`;
    const { body } = await round.world.township(holder.village, 'GET', path);
    const held = body as VisitReview;
    const decided = entry.form.changes.income?.A28;
    const proposed = held.changes?.find(({ field }) => field === 'A28')?.proposed;
    const isSame = JSON.stringify(sorted(held.answers)) === JSON.stringify(sorted(entry.form.answers));
    // A proposal equal to what holds by now is no change any more.
    const isChange =
      decided === undefined ? proposed === undefined : proposed === decided || held.now?.income?.A28 === decided;
    if (!isSame || !isChange) round.failures.add(`${holder.phone.name} ${markOf(entry)} 在服务器上不是决定的内容`);
  }
}

function sorted(values: object | undefined): [string, unknown][] {
  return Object.entries(values ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Whether any word stands unsealed in a phone's IndexedDB. */
export async function findPlain(name: string, words: readonly string[]): Promise<boolean> {
  const db = await openDB(name);
  const kept: unknown[] = [];
  for (const table of db.objectStoreNames) kept.push(await db.getAllKeys(table), await db.getAll(table));
  db.close();
  const all = kept.map(plainText).join('\n');
  return words.some((word) => all.includes(word));
}

/** Everything readable in a value: texts as they are, bytes as UTF-8. */
function plainText(value: unknown): string {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value))
    return Buffer.from(value as Uint8Array).toString('utf8');
  if (value && typeof value === 'object')
    return Object.entries(value)
      .map(([key, each]) => `${key}:${plainText(each)}`)
      .join();
  return String(value);
}
