import { randomBytes } from 'node:crypto';
import { type Answer, NoAnswer, type Phone, type Sent } from '../../web/visit/device/phone.ts';
import { openStore, type Store } from '../../web/visit/device/store.ts';
import { type OpenDevice, unlock } from '../../web/visit/device/vault.ts';
import { type Chance, chanceOf } from './chance.ts';

/** Carries a request to the real server. */
export type Carry = (sent: Sent) => Promise<Answer>;

/** How bad the world is, 0–1 each. */
interface Trouble {
  readonly kill: number;
  readonly network: number;
}

const NONE: Trouble = { kill: 0, network: 0 };
const MUCH: Trouble = { kill: 0.012, network: 0.3 };

/** A phone in the simulator: its IndexedDB lives on when it is killed, its memory does not. */
export class SimulatedPhone {
  readonly name: string;
  readonly log: (line: string) => void;
  /** Null when locked or killed. */
  open: OpenDevice | null = null;
  hasSignal = true;
  isWiped = false;
  clock: number;
  /** Requests that will reach the server later, although the phone heard nothing. */
  readonly late: Sent[] = [];
  #chance: Chance = chanceOf(1);
  #trouble: Trouble = NONE;
  #die: () => void = () => undefined;
  readonly #carry: Carry;
  readonly #mangle: (phone: Phone) => Phone;

  constructor(
    name: string,
    clock: number,
    carry: Carry,
    log: (line: string) => void,
    mangle = (phone: Phone) => phone,
  ) {
    this.name = name;
    this.clock = clock;
    this.log = (line) => log(`${name} ${line}`);
    this.#carry = carry;
    this.#mangle = mangle;
  }

  get phone(): Phone {
    return this.#mangle({
      now: () => this.clock,
      // Ids must differ between two runs of one seed; only waiting times hang on chance, and they ask for one byte.
      random: (length) =>
        length === 1 ? Uint8Array.of(this.#chance.below(256)) : Uint8Array.from(randomBytes(length)),
      send: (sent) => this.#send(sent),
    });
  }

  /** Its IndexedDB with a death possible before and after every transaction. */
  async store(): Promise<Store> {
    const real = await openStore(this.name);
    const mortal = Object.entries(real).map(([key, work]) => [
      key,
      async (...given: never[]) => {
        await this.#mayDie();
        const told = await (work as (...given: never[]) => Promise<unknown>)(...given);
        await this.#mayDie();
        return told;
      },
    ]);
    return Object.fromEntries(mortal) as Store;
  }

  /** Does something in trouble or in peace; undefined when the phone died of it. */
  async live<Told>(seed: number, isTroubled: boolean, work: () => Promise<Told>): Promise<Told | undefined> {
    this.#chance = chanceOf(seed);
    this.#trouble = isTroubled ? MUCH : NONE;
    const died = new Promise<undefined>((done) => {
      this.#die = () => done(undefined);
    });
    return Promise.race([work(), died]);
  }

  /** Switched off: what was in memory is gone. */
  kill(): void {
    this.open = null;
  }

  async unlocked(passphrase: string): Promise<OpenDevice | undefined> {
    if (this.open) return this.open;
    const opened = await unlock({ phone: this.phone, store: await this.store() }, passphrase);
    if (typeof opened === 'string') return undefined;
    this.open = opened;
    return opened;
  }

  /** The oldest late request reaches the server; what it was and the answer's status, undefined when there is none. */
  async arriveLate(): Promise<string | undefined> {
    const sent = this.late.shift();
    if (!sent) return undefined;
    const { status } = await this.#carry(sent);
    return `晚到的 ${sent.path.split('?')[0]} 到了：${status}`;
  }

  async #mayDie(): Promise<void> {
    if (!this.#chance.isOnce(this.#trouble.kill)) return;
    this.log('断电');
    this.kill();
    this.#die();
    await new Promise(() => undefined);
  }

  async #send(sent: Sent): Promise<Answer> {
    await this.#mayDie();
    const answer = await this.#through(sent);
    await this.#mayDie();
    return answer;
  }

  async #through(sent: Sent): Promise<Answer> {
    const what = `${sent.method} ${sent.path.split('?')[0]}`;
    if (!this.hasSignal) throw new NoAnswer();
    const fate = this.#chance.isOnce(this.#trouble.network) ? this.#chance.below(6) : -1;
    if (fate === 0) return this.#lost(`${what} 没有到`);
    if (fate === 1) {
      await this.#carry(sent);
      return this.#lost(`${what} 到了，答复丢了`);
    }
    if (fate === 2) {
      await this.#carry(sent);
      this.log(`${what} 到了两次`);
    }
    if (fate === 3) {
      this.late.push(sent);
      return this.#lost(`${what} 晚到`);
    }
    if (fate === 4) return { status: 200, body: { hello: 'captive portal' } };
    if (fate === 5) return { status: 502, body: { message: 'bad gateway' } };
    return this.#carry(sent);
  }

  #lost(what: string): never {
    this.log(what);
    throw new NoAnswer();
  }
}
