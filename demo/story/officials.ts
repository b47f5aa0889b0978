import { randomInt } from 'node:crypto';
import type { Role } from '../../contract/roles.ts';
import { actorNamed, addUser } from '../../server/accounts/operator.ts';
import type { Actor } from '../../server/rights/actor.ts';
import { writeAudit } from '../../server/rights/audit.ts';
import { mayDo, type Verb } from '../../server/rights/verbs.ts';
import { perform, type Work } from '../../server/rights/work.ts';
import { officerName } from '../county/names.ts';
import { randomOf } from '../county/random.ts';
import type { Story } from './story.ts';

/** The people who act in the story. */
export interface Officials {
  /** The officer of an area; the account is made when first asked for. */
  officerOf(role: Exclude<Role, 'operator'>, area: string): Promise<Actor>;
  /** Gives an account of a given name and password to the officer of an area, before anybody asked for one. */
  appoint(account: Appointed): Promise<void>;
  /** One act of an officer: the verb asked, one transaction, on record, a few minutes of the day gone. */
  act<T>(actor: Actor, verb: Verb, work: (work: Work) => Promise<T>): Promise<T>;
}

export interface Appointed {
  readonly name: string;
  readonly displayName: string;
  readonly role: Exclude<Role, 'operator'>;
  readonly area: string;
  readonly password: string;
}

const device = 'demo';
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to be read off a screen: three groups of four signs that nobody takes for another. */
export function newPassword(): string {
  const four = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');
  return `${four()}-${four()}-${four()}`;
}

/** Officials of a story, none appointed yet. */
export function officialsOf(story: Story): Officials {
  const actors = new Map<string, Promise<Actor>>();
  const make = async (account: Appointed): Promise<Actor> => {
    await addUser(story.program, account);
    return actorNamed(story.program, account.name, device);
  };
  const appoint = async (account: Appointed): Promise<void> => {
    const actor = make(account);
    actors.set(`${account.role} ${account.area}`, actor);
    await actor;
  };
  return {
    appoint,
    officerOf: async (role, area) => {
      const key = `${role} ${area}`;
      const known = actors.get(key);
      if (known) return known;
      const displayName = officerName(randomOf(Number(area.slice(6)), 0));
      await appoint({ name: `${role}-${area}`, displayName, role, area, password: newPassword() });
      return actors.get(key) as Promise<Actor>;
    },
    act: async (actor, verb, work) => {
      if (!mayDo(actor.role, verb)) throw new Error(`${actor.role} may not ${verb}`);
      story.tick();
      return perform(story.program, actor, async (opened) => {
        const done = await work(opened);
        await writeAudit(opened, { act: verb, details: { by: 'demo' } });
        return done;
      });
    },
  };
}
