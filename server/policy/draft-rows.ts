import { sql } from 'kysely';
import type { DraftRow, PolicyVersions, VersionRow } from '../../contract/policy-drafts.ts';
import type { PackContent } from '../../policy/packs/pack.ts';
import { SHIPPED_PACKS } from '../../policy/packs/shipped.ts';
import { accountNames } from '../households/account-names.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';
import { findHashInForce } from './queries.ts';

/** A draft as it is kept. */
export interface Draft extends Omit<DraftRow, 'draft' | 'draftedBy' | 'decidedBy' | 'mine'> {
  readonly id: string;
  readonly draftedBy: string;
  readonly decidedBy: string | null;
  readonly baseHash: string | null;
  readonly content: PackContent | null;
}

const COLUMNS = sql`id, kind, state, version, title, document_no as "documentNo", from_date::text as from, hash,
  base_hash as "baseHash", drafted_by as "draftedBy", decided_by as "decidedBy", reason,
  to_char(drafted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "draftedAt",
  to_char(decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "decidedAt"`;

/** @throws notFound */
export async function getDraft({ tx }: Work, county: string, id: string, locked = false): Promise<Draft> {
  const lock = locked ? sql`for update` : sql``;
  const { rows } = await sql<Draft>`
    select ${COLUMNS}, content from policy_draft where county = ${county} and id = ${id}::uuid ${lock}`.execute(tx);
  if (!rows[0]) throw problem('notFound');
  return rows[0];
}

/** Every version that a county adopted, what is being prepared, and what the program brings. */
export async function listVersions(work: Work, county: string): Promise<PolicyVersions> {
  const adopted = await listAdopted(work, county);
  const { rows: drafts } = await sql<Draft>`
    select ${COLUMNS}, null as content from policy_draft where county = ${county}
    order by drafted_at desc, id limit 100`.execute(work.tx);
  const people = [...drafts.flatMap(({ draftedBy, decidedBy }) => [draftedBy, decidedBy ?? draftedBy])];
  const names = await accountNames(work, [...people, ...adopted.map(({ by }) => by)]);
  const inForce = await findHashInForce(work.tx, county, work.today);
  return {
    versions: adopted.map(({ by, ...version }) => ({
      ...version,
      adoptedBy: names.get(by) ?? null,
      inForce: version.hash === inForce,
    })),
    drafts: drafts.map((draft) => shownRow(work, draft, names)),
    shipped: SHIPPED_PACKS.map(({ id, title, area, from }) => ({ id, title, area, from })),
  };
}

/** A draft as the page lists it. */
export function shownRow(work: Work, draft: Draft, names: ReadonlyMap<string, string>): DraftRow {
  const { id, kind, state, version, title, documentNo, from, hash, draftedBy, draftedAt, decidedBy } = draft;
  return {
    ...{ draft: id, kind, state, version, title, documentNo, from, hash, draftedAt },
    ...{ decidedAt: draft.decidedAt, reason: draft.reason, mine: draftedBy === work.actor.id },
    draftedBy: names.get(draftedBy) ?? null,
    decidedBy: decidedBy === null ? null : (names.get(decidedBy) ?? null),
  };
}

type Adopted = Omit<VersionRow, 'adoptedBy' | 'inForce'> & { readonly by: string };

async function listAdopted({ tx }: Work, county: string): Promise<Adopted[]> {
  const { rows } = await sql<Adopted>`
    select t.hash, t.name as id, t.content->>'title' as title, t.from_date::text as from, t.by_account as by,
      to_char(t.adopted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "adoptedAt",
      e.from_date::text as "endsOn"
    from policy_text t left join policy_end e on e.county = t.county and e.hash = t.hash
    where t.county = ${county} and t.kind = 'pack' order by t.from_date desc, t.adopted_at desc`.execute(tx);
  return rows;
}
