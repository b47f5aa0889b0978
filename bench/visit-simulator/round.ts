import { blankAttachment1 } from '../../domain/forms/lz-attachment-1.ts';
import type { Actor } from '../../server/rights/actor.ts';
import type { Answer, Phone, Sent } from '../../web/visit/device/phone.ts';
import { downloadBundle, registerDevice } from '../../web/visit/device/vault.ts';
import type { KeptEntry } from '../../web/visit/outbox/outbox.ts';
import { SimulatedPhone } from './simulated-phone.ts';
import { PHONES } from './story.ts';
import { villageOf, type World } from './world.ts';

export const PASSPHRASE = '田埂上的口令';

/** One phone with its officer and what the person knows of it. */
export interface Holder {
  readonly at: number;
  readonly phone: SimulatedPhone;
  readonly officer: Actor;
  readonly device: string;
  readonly village: string;
  cookie: string;
  isLost: boolean;
  /** Forms that the person was told are saved, by their mark. */
  readonly saved: Set<string>;
  /** Forms whose saving the phone did not survive to tell. */
  readonly uncertain: Map<string, string>;
  /** Forms that the person gave up, or tried to. */
  readonly withdrawn: Set<string>;
}

/** One story on its way. */
export interface Round {
  readonly world: World;
  readonly holders: readonly Holder[];
  readonly households: readonly string[][];
  /** Commands that the server has said yes to. */
  readonly done: Set<string>;
  /** Commands that said which form of the phone they come after. */
  readonly chained: Set<string>;
  readonly log: string[];
  readonly failures: Set<string>;
  marks: number;
}

let rounds = 0;

/** Twenty new phones, registered and filled in peace. `plant` puts a fault into their code. */
export async function beginRound(world: World, plant?: (phone: Phone) => Phone): Promise<Round> {
  const households = await world.populate();
  rounds += 1;
  const told = { done: new Set<string>(), chained: new Set<string>(), failures: new Set<string>(), log: [] };
  const holders: Holder[] = [];
  const round: Round = { world, households, holders, ...told, marks: 0 };
  for (let at = 0; at < PHONES; at += 1) holders.push(await holderOf(round, at, plant));
  return round;
}

async function holderOf(round: Round, at: number, plant?: (phone: Phone) => Phone): Promise<Holder> {
  const { world, done, chained, log } = round;
  const officer = world.officers[at];
  if (!officer) throw new Error('no such officer');
  const name = `手机${at}`;
  const carry = async (sent: Sent): Promise<Answer> => {
    const answer = await world.carry(holder.cookie, sent);
    if (answer.status < 300 && sent.commandId) done.add(sent.commandId);
    if (sent.commandId && (sent.body as { after?: string })?.after) chained.add(sent.commandId);
    return answer;
  };
  const phone = new SimulatedPhone(`${name}-${rounds}`, world.now(), carry, (line) => log.push(line), plant);
  const device = crypto.randomUUID().replace(/^(.{14})4/, '$17');
  const kept = { saved: new Set<string>(), uncertain: new Map<string, string>(), withdrawn: new Set<string>() };
  const holder: Holder = { at, phone, officer, device, village: villageOf(at), cookie: '', isLost: false, ...kept };
  holder.cookie = await world.signIn(officer, device);
  await phone.live(at, false, async () => {
    const given = { phone: phone.phone, store: await phone.store() };
    const about = { id: device, account: officer.id, name, passphrase: PASSPHRASE, iterations: 10 };
    phone.open = await registerDevice(given, about);
    await downloadBundle(phone.open);
  });
  return holder;
}

/** How an entry is known again in the log and on the server: its remarks. */
export function markOf({ form }: Pick<KeptEntry, 'form'>): string {
  return form.answers.remarks ?? '';
}

/** Everything is well in this household. */
export const ALL_WELL = {
  ...blankAttachment1,
  ...{ householdType: '一般农户', members: 1, reachesLine: true, education: true, medical: true, housing: true },
  ...{ water: true, meetsCriteria: false, homeState: '有人在家', opinion: '无', visitors: '村干部' },
};
