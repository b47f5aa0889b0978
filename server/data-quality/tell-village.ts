import { sql } from 'kysely';
import type { TellVillageInput } from '../../contract/findings.ts';
import { getArea } from '../areas/queries.ts';
import { problem } from '../http/problem.ts';
import { writeAudit } from '../rights/audit.ts';
import { isInScope } from '../rights/scope.ts';
import type { Work } from '../rights/work.ts';

/**
 * Records what departments tell of a village (QJ 六(四)). Told again of the same day it supersedes what was told before, which
 * stays. @throws notFound, notAVillage, reportDayInFuture
 */
export async function tellVillage(work: Work, county: string, told: TellVillageInput): Promise<void> {
  const { tx, actor, today, at } = work;
  const { area, asOf, transition, assets, loans } = told;
  const place = await getArea(tx, area);
  if (place.county !== county || !isInScope(actor.write, area)) throw problem('notFound');
  if (place.level !== 'village') throw problem('notAVillage', { name: place.name });
  if (asOf > today) throw problem('reportDayInFuture', { day: asOf, today });
  await sql`select pg_advisory_xact_lock(hashtext(${`village report ${area}`}))`.execute(tx);
  await sql`update village_report set known_to = ${at}
    where county = ${county} and area = ${area} and as_of = ${asOf} and known_to is null`.execute(tx);
  await sql`insert into village_report
      (county, id, area, as_of, transition, assets, loans, told_by, known_from, by_account)
    values (${county}, ${work.newId()}, ${area}, ${asOf}, ${transition}, ${assets}, ${loans}, ${told.toldBy.trim()}, ${at},
      ${actor.id})`.execute(tx);
  await writeAudit(work, { act: 'village.told', county, details: { area, asOf, transition, assets, loans } });
}
