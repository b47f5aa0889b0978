import { sql } from 'kysely';
import type { AnswerFindingInput } from '../../contract/findings.ts';
import { addDays, type PlainDate } from '../../domain/plain-date.ts';
import { FALSE_ALARM_DAYS } from '../../policy/rules/quality/parameters.ts';
import { problem } from '../http/problem.ts';
import { getPackInForce } from '../policy/queries.ts';
import { writeAudit } from '../rights/audit.ts';
import type { Work } from '../rights/work.ts';
import { findFindingForUpdate } from './queries.ts';
import { daysOf, refreshQuality } from './refresh.ts';

const LONGEST_EXCEPTION_DAYS = 366;

/**
 * 属实 stays to be mended; 误报 and 例外 are quiet for a time; 已改 is rechecked at once and closed, or open again when it
 * holds still. @throws notFound, findingClosed, stale, inputInvalid
 */
export async function answerFinding(work: Work, county: string, id: string, input: AnswerFindingInput): Promise<void> {
  const row = await findFindingForUpdate(work, county, id);
  if (!row) throw problem('notFound');
  if (row.state === 'closed') throw problem('findingClosed');
  if (row.version !== input.version) throw problem('stale', { version: row.version });
  const { answer, reason } = input;
  const quietUntil = await quietUntilOf(work, county, input);
  const state = { true: 'open', false: 'quiet', mended: 'answered', excepted: 'quiet' }[answer];
  await sql`
    update finding set state = ${state}, answer = ${answer}, reason = ${reason}, answered_on = ${work.today}::date,
      answered_by = ${work.actor.id}::uuid, quiet_until = ${quietUntil}::date, version = version + 1
    where county = ${county} and id = ${id}::uuid`.execute(work.tx);
  await writeAudit(work, {
    ...{ act: 'finding.answer', county, objectKind: 'household', objectIds: [row.household] },
    details: { finding: id, rule: row.rule, answer },
  });
  if (answer === 'mended') await refreshQuality(work, { county, households: [row.household] });
}

async function quietUntilOf(
  work: Work,
  county: string,
  { answer, until }: AnswerFindingInput,
): Promise<PlainDate | null> {
  if (answer === 'false')
    return addDays(work.today, daysOf(await getPackInForce(work.tx, county, work.today), FALSE_ALARM_DAYS));
  if (answer !== 'excepted') return null;
  const last = addDays(work.today, LONGEST_EXCEPTION_DAYS);
  if (until === undefined || until <= work.today || until > last) {
    throw problem('inputInvalid', { where: '例外到哪天：', what: `要在今天之后，不晚于 ${last}` });
  }
  return until;
}
