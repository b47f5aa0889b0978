import { writeAuthorisation } from '../../paperwork/authorisation.ts';
import { getArea } from '../areas/queries.ts';
import { DOCX } from '../documents/media-type.ts';
import { listMembers } from '../households/member-view.ts';
import { problem } from '../http/problem.ts';
import { writeAudit } from '../rights/audit.ts';
import type { Work } from '../rights/work.ts';
import { namesOfHouseholds } from './queries.ts';

/** The 承诺授权书 of a household to be signed; identity numbers masked, on record. @throws notFound */
export async function printAuthorisation(work: Work, county: string, household: string) {
  const named = (await namesOfHouseholds(work, county, [household])).get(household);
  if (!named) throw problem('notFound');
  const { name: countyName } = await getArea(work.tx, county);
  const members = await listMembers(work, county, household, work.today);
  const file = await writeAuthorisation({
    ...{ township: named.townshipName, village: named.villageName, villageGroup: named.villageGroup ?? '' },
    ...{ householdNo: named.householdNo, headName: named.headName ?? '' },
    ...{ agency: `${countyName}乡村振兴局`, partner: '民政部门' },
    adults: members
      .filter(({ age }) => age === null || age >= 18)
      .map(({ name, relation, idNumber }) => ({ name, relation, idNumber: idNumber ?? '' })),
  });
  await writeAudit(work, { act: 'authorisation.print', county, objectKind: 'household', objectIds: [household] });
  return { file, mediaType: DOCX, fileName: `承诺授权书 ${named.householdNo}.docx` };
}
