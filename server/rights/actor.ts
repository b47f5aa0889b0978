import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { Role } from '../../contract/roles.ts';
import type { AreaLevel } from '../../domain/areas.ts';
import { EVERYWHERE, inTransaction, NOWHERE, type Scope, type Settings, type Tx } from '../db/transaction.ts';
import { scopeOf } from './scope.ts';

/** Who acts, from which device, and where they may look and write. */
export interface Actor extends Settings {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly area: string;
  readonly level: AreaLevel | undefined;
  /** The county of an officer at or below county level. */
  readonly county: string | undefined;
  readonly device: string;
  readonly mustChangePassword: boolean;
}

/** What an account and its grant say, before the tree is asked. */
export interface Identity {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly area: string;
  readonly mustChangePassword: boolean;
}

const NOBODY_ID = '00000000-0000-0000-0000-000000000000';

/** The settings of a transaction before anybody is known: nothing is visible. */
export const NOBODY: Settings = { actor: NOBODY_ID, role: 'nobody', read: NOWHERE, write: NOWHERE, office: NOWHERE };

/** The command line at the machine, on record as `operator`. */
export function operatorActor(): Actor {
  return {
    ...{
      id: NOBODY_ID,
      actor: NOBODY_ID,
      name: 'operator',
      displayName: '运维操作员',
      role: 'operator',
      area: '000000000000',
    },
    ...{ level: undefined, county: undefined, device: 'command line', mustChangePassword: false },
    ...{ read: EVERYWHERE, write: EVERYWHERE, office: EVERYWHERE },
  };
}

/** The actor of an account: province and city look, county and below also write, administrators see no household. */
export async function actorOf(pool: Pool, who: Identity, device: string): Promise<Actor> {
  return inTransaction(pool, NOBODY, async (tx) => {
    const { level, county } = await areaOf(tx, who.area);
    const scope = level ? await scopeOf(tx, who.area, level) : NOWHERE;
    return { ...who, actor: who.id, level, county, device, ...scopesFor(who.role, scope) };
  });
}

function scopesFor(role: Role, scope: Scope): Pick<Settings, 'read' | 'write' | 'office'> {
  if (role === 'system' || role === 'security' || role === 'audit')
    return { read: NOWHERE, write: NOWHERE, office: scope };
  const writes = role === 'county' || role === 'township' || role === 'village';
  return { read: scope, write: writes ? scope : NOWHERE, office: NOWHERE };
}

async function areaOf(tx: Tx, code: string): Promise<{ level: AreaLevel | undefined; county: string | undefined }> {
  const { rows } = await sql<{ level: AreaLevel; county: string | null }>`
    select level, county from area where code = ${code}`.execute(tx);
  return { level: rows[0]?.level, county: rows[0]?.county ?? undefined };
}
