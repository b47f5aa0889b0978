import { ANSWER_WORDS, toldOf } from '../../contract/explanation.ts';
import { maskName } from '../../domain/masking.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { writeNotIncluded } from '../../paperwork/not-included.ts';
import { DOCX } from '../documents/media-type.ts';
import { problem } from '../http/problem.ts';
import { namesOfHouseholds } from '../identification/queries.ts';
import { writeAudit } from '../rights/audit.ts';
import type { Work } from '../rights/work.ts';
import { whyOn } from './why.ts';

/** The record of why a household is not taken in, as of a day. @throws notFound, packNotInForce, householdMonitored */
export async function printNotIncluded(work: Work, county: string, household: string, on: PlainDate) {
  const named = (await namesOfHouseholds(work, county, [household])).get(household);
  if (!named) throw problem('notFound');
  const why = await whyOn(work, county, household, on);
  if (why.monitored) throw problem('householdMonitored', { on });
  const warnings = why.rules.filter(({ use }) => use === 'warning');
  const file = await writeNotIncluded({
    ...{ township: named.townshipName, village: named.villageName, villageGroup: named.villageGroup ?? '' },
    ...{ householdNo: named.householdNo, headName: maskName(named.headName ?? '') },
    ...{ on, printedOn: work.today, pack: why.pack.title, version: why.pack.version, closedOn: why.closed?.on ?? null },
    category: why.category,
    rules: warnings.map((rule) => ({
      title: rule.title,
      answer: ANSWER_WORDS[rule.answer],
      told: toldOf(rule.sentence),
      cites: rule.cites === 'own default' ? '自定缺省' : rule.cites,
    })),
  });
  await writeAudit(work, { act: 'notIncluded.print', county, objectKind: 'household', objectIds: [household] });
  return { file, mediaType: DOCX, fileName: `不纳入说明 ${named.householdNo} ${on}.docx` };
}
