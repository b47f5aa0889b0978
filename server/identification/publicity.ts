import { sql } from 'kysely';
import { findUnpublishable, type PublicityRefusal, publicityFindingLabels } from '../../paperwork/publicity-guard.ts';
import type { ActInput } from '../../policy/procedures/case-state.ts';
import { holdsOn } from '../households/on-day.ts';
import { type Problem, problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';
import type { CaseSubject } from './record.ts';

/** Fields of papers for the public, as people know them. */
const FIELD_LABELS: Readonly<Record<string, string>> = {
  ...{ places: '公示地点', objectionsTo: '向谁反映', remark: '附言', unit: '落款单位', reviewedBy: '民主评议形式' },
  ...{ village: '村名', township: '镇名', county: '县名', headName: '户主姓名', villageGroup: '村民小组' },
};

/** The places of a notice are read out and printed: nothing personal may be typed into them. @throws publicityRefused */
export async function refuseUnpublishable(
  work: Work,
  { county, household }: Pick<CaseSubject, 'county' | 'household'>,
  act: string,
  input: ActInput,
): Promise<void> {
  if (act !== 'startNotice' || !Array.isArray(input.places)) return;
  const minors = await listMinorNames(work, county, [household]);
  const text = (input.places as string[]).join('\n');
  const refusals = findUnpublishable(text, minors).map((finding) => ({ field: 'places', ...finding }));
  if (refusals.length > 0) throw publicityProblem(refusals);
}

/** What may not be published, in a sentence that never repeats it. */
export function publicityProblem(refusals: readonly PublicityRefusal[]): Problem {
  const [first] = refusals;
  const field = first?.field.split('.').at(-1) ?? '';
  const kinds = [...new Set(refusals.filter((each) => each.field === first?.field).map(({ kind }) => kind))];
  const findings = kinds.map((kind) => publicityFindingLabels[kind]).join('、');
  return problem('publicityRefused', { label: FIELD_LABELS[field] ?? field, findings, field, kinds });
}

/** Names of members under eighteen today: they appear in no text for the public. */
export async function listMinorNames(work: Work, county: string, households: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct p.name from membership m
    join person_version p on p.county = m.county and p.person = m.person and ${holdsOn('p', work.today)}
    where m.county = ${county} and m.household = any(${[...households]}::uuid[]) and ${holdsOn('m', work.today)}
      and p.birth_date > ${work.today}::date - interval '18 years'`.execute(work.tx);
  return rows.map(({ name }) => name);
}
