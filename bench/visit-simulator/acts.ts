import type { VisitList, VisitReview } from '../../contract/visit-review.ts';
import { Wiped } from '../../web/visit/device/refusal.ts';
import { contactServer, type OpenDevice, readHead, readHousehold } from '../../web/visit/device/vault.ts';
import { type Draft, keepDraft, newDraft, readDraft } from '../../web/visit/form/draft.ts';
import { entryOf } from '../../web/visit/form/saved.ts';
import { type Choice, correctRefused, decideConflict, withdraw } from '../../web/visit/outbox/decisions.ts';
import { type KeptEntry, keepPicture, listEntries, saveForm } from '../../web/visit/outbox/outbox.ts';
import { syncDevice } from '../../web/visit/outbox/sync.ts';
import { type Chance, chanceOf } from './chance.ts';
import { ALL_WELL, type Holder, markOf, PASSPHRASE, type Round } from './round.ts';
import type { Act, Step } from './story.ts';
import { VILLAGES } from './world.ts';

const HOUR = 3_600_000;
const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
);

type Play = (round: Round, holder: Holder, chance: Chance, seed: number, isTroubled: boolean) => Promise<void>;

/** Plays one step of a story. */
export async function play(round: Round, { act, phone, seed, isCalm }: Step): Promise<void> {
  const holder = round.holders[phone];
  if (!holder || holder.phone.isWiped) return;
  await PLAYS[act](round, holder, chanceOf(seed), seed, !isCalm);
}

const PLAYS: Record<Act, Play> = {
  fill,
  sync: (round, holder, _chance, seed, isTroubled) => syncOnce(round, holder, seed, isTroubled),
  decide,
  kill: async (_round, { phone }) => {
    phone.log('关机');
    phone.kill();
  },
  phoneClock: async (_round, { phone }, chance) => {
    const hours = chance.pick([-100, -30, -2, 1, 20, 80, 1000]);
    phone.clock += hours * HOUR;
    phone.log(`手机的钟拨了 ${hours} 小时`);
  },
  serverClock: async ({ world, holders, log }, _holder, chance) => {
    const hours = chance.pick([0.5, 3, 13, 40]);
    world.passTime(hours * HOUR);
    for (const { phone } of holders) phone.clock += hours * HOUR;
    log.push(`过了 ${hours} 小时`);
  },
  signal: async (_round, { phone }) => {
    phone.hasSignal = !phone.hasSignal;
    phone.log(phone.hasSignal ? '有信号了' : '没有信号了');
  },
  township,
  restore,
  late: async ({ holders }) => {
    const phone = holders.find((holder) => holder.phone.late.length > 0)?.phone;
    const told = await phone?.arriveLate();
    if (told) phone?.log(told);
  },
  lose: async ({ world, log }, holder) => {
    if (holder.isLost) return;
    const path = `/visit/devices/${holder.device}/lost`;
    const commandId = crypto.randomUUID().replace(/^(.{14})4/, '$17');
    const cookie = await world.signIn(holder.officer, 'another-desk');
    const { status } = await world.carry(cookie, { method: 'POST', path, body: { reason: '手机丢了' }, commandId });
    holder.isLost = status === 200;
    log.push(`${holder.phone.name} 报失：${status}`);
  },
};

/** Opens the device as a person does: the passphrase, a contact when it is needed, a sign-in when that is needed. */
async function opened({ world }: Round, holder: Holder): Promise<OpenDevice | undefined> {
  const { phone } = holder;
  const open = await phone.unlocked(PASSPHRASE);
  if (open || !phone.hasSignal) return open;
  const device = { phone: phone.phone, store: await phone.store() };
  await contactServer(device).catch(async (error: unknown) => {
    if (error instanceof Wiped) throw error;
    holder.cookie = await world.signIn(holder.officer, holder.device);
  });
  return phone.unlocked(PASSPHRASE);
}

/** What a phone does while it may die; being wiped is an end, not a failure. */
async function alive(holder: Holder, seed: number, isTroubled: boolean, work: () => Promise<void>): Promise<void> {
  const { phone } = holder;
  await phone.live(seed, isTroubled, async () => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Wiped)) throw error;
      phone.isWiped = true;
      phone.kill();
      phone.log('已抹除');
    }
  });
}

export function syncOnce(round: Round, holder: Holder, seed: number, isTroubled: boolean): Promise<void> {
  return alive(holder, seed, isTroubled, async () => {
    const device = await opened(round, holder);
    if (!device) return;
    const { is } = await syncDevice(device, undefined, chanceOf(seed).isOnce(0.3));
    holder.phone.log(`联系：${is}`);
    if (is === 'signIn') holder.cookie = await round.world.signIn(holder.officer, holder.device);
  });
}

async function fill(round: Round, holder: Holder, chance: Chance, seed: number, isTroubled: boolean): Promise<void> {
  round.marks += 1;
  const mark = `第${round.marks}份`;
  const household = chance.pick(round.households[VILLAGES.indexOf(holder.village as never)] ?? []);
  await alive(holder, seed, isTroubled, async () => {
    const device = await opened(round, holder);
    const [head, known] = device ? [await readHead(device), await readHousehold(device, household)] : [];
    if (!device || !head || !known) return;
    const begun = (await readDraft(device, household)) ?? newDraft(known, head, head.today);
    const draft = await filled(device, begun, mark, chance);
    await keepDraft(device, draft);
    holder.uncertain.set(mark, household);
    await saveForm(device, entryOf(draft));
    holder.uncertain.delete(mark);
    holder.saved.add(mark);
    holder.phone.log(`存好 ${mark}（${household.slice(-4)}，照片 ${draft.photos.length} 张）`);
  });
}

/** What the officer types: sometimes with photos and changes, now and then something the server must refuse. */
async function filled(device: OpenDevice, begun: Draft, mark: string, chance: Chance): Promise<Draft> {
  const photos = [];
  for (let left = chance.pick([0, 0, 0, 1, 1, 2]); left > 0; left -= 1)
    photos.push(await keepPicture(device, 'visitPhoto', PIXEL));
  const amount = 1000 + chance.below(30_000);
  const isFaulty = chance.isOnce(0.12);
  return {
    ...begun,
    photos,
    answers: { ...ALL_WELL, remarks: mark, housing: isFaulty ? false : chance.isOnce(0.9) || null, housingNote: null },
    changes: { ...(chance.isOnce(0.6) && { income: { A28: amount } }), ...bornOrGone(begun, mark, chance) },
    ...{ place: { missing: '没有定位信号' }, noSignature: '户主不识字，已口头确认' },
  };
}

/** Now and then a child is born or somebody who is not the head leaves. */
function bornOrGone({ members }: Draft, mark: string, chance: Chance): Draft['changes'] {
  const on = '2022-05-01';
  if (chance.isOnce(0.15)) {
    return { joined: [{ kind: '出生', on, name: `${mark}之子`, sex: '男', relation: '之子' }] };
  }
  const leaver = members.find(({ relation }) => relation !== '户主');
  if (!leaver || !chance.isOnce(0.1)) return {};
  return { left: [{ person: leaver.person, kind: chance.pick(['死亡', '迁出']), on }] };
}

/** The person looks at what waits for a decision and decides. */
export function decide(round: Round, holder: Holder, chance: Chance, seed: number, isTroubled: boolean): Promise<void> {
  return alive(holder, seed, isTroubled, async () => {
    const device = await opened(round, holder);
    if (!device) return;
    for (const entry of await listEntries(device)) await decideOne(holder, device, entry, chance);
  });
}

async function decideOne(holder: Holder, device: OpenDevice, entry: KeptEntry, chance: Chance): Promise<void> {
  const { state, form, pictures, version } = entry;
  const says = (what: string) => holder.phone.log(`${markOf(entry)} ${what}`);
  if (state.is !== 'conflict' && state.is !== 'refused') return;
  if (chance.isOnce(0.15)) {
    holder.withdrawn.add(markOf(entry));
    if (await withdraw(device, entry)) says('作废');
    return;
  }
  if (state.is === 'conflict') {
    const choices = state.conflict.differences.map(({ field }): Choice => {
      return field === 'remarks' || chance.isOnce(0.5) ? 'mine' : 'theirs';
    });
    if (await decideConflict(device, entry, choices)) says(`决定冲突：${choices.join('、')}`);
    return;
  }
  const { left: _, ...changes } = form.changes;
  const mended = { ...form, changes, answers: { ...ALL_WELL, remarks: form.answers.remarks } };
  if (await correctRefused(device, entry, { form: mended, pictures, version }))
    says(`改正“${state.sentence.slice(0, 12)}…”`);
}

async function township({ world, log }: Round, { village }: Holder, chance: Chance): Promise<void> {
  const list = `/counties/990101000000/visits?standing=proposed&area=${village}`;
  const { rows = [] } = (await world.township(village, 'GET', list)).body as Partial<VisitList>;
  if (rows.length === 0) return;
  const { form } = chance.pick(rows);
  const one = `/counties/990101000000/visits/${form}`;
  if (chance.isOnce(0.3)) {
    const { status } = await world.township(village, 'POST', `${one}/return`, { reason: '照片看不清，请重拍' });
    log.push(`镇里退回 ${form.slice(-4)}：${status}`);
    return;
  }
  const { version } = (await world.township(village, 'GET', one)).body as VisitReview;
  const { status } = await world.township(village, 'POST', `${one}/acceptance`, { version });
  log.push(`镇里采纳 ${form.slice(-4)}：${status}`);
}

/** The server is set back to a backup from before this phone: it knows neither the phone nor what the phone still holds. */
async function restore({ world }: Round, holder: Holder): Promise<void> {
  const { phone, device, isLost } = holder;
  await phone.live(1, false, async () => {
    const open = await phone.unlocked(PASSPHRASE);
    if (!open || isLost) return;
    const entries = await listEntries(open);
    const forms = entries.flatMap(({ commandId, ended }) => [commandId, ...ended.map((each) => each.commandId)]);
    await world.forget(device, forms);
    phone.late.length = 0;
    phone.log('服务器恢复了早先的备份，不认得这台手机');
  });
}
