import type { Attachment2CellInput } from '../../contract/reports.ts';
import { columnWords } from '../../domain/tables/column-words.ts';
import { attachment2Title } from '../../domain/tables/lz-attachment-2.ts';
import { writeHouseholdList } from '../../paperwork/household-list.ts';
import { getArea } from '../areas/queries.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';
import { householdsOfCell } from './attachment-2.ts';

/** How many persons the households of a cell have together. @throws notFound outside the county or the actor's area */
export async function countPersonsOfCell(work: Work, county: string, cell: Attachment2CellInput): Promise<number> {
  return (await listed(work, county, cell)).reduce((sum, { members }) => sum + (members ?? 0), 0);
}

/** The households of a cell as Excel. @throws notFound outside the county or the actor's area */
export async function cellFile(work: Work, county: string, cell: Attachment2CellInput, exportLine: string) {
  const households = await listed(work, county, cell);
  const [{ name }, on] = [await getArea(work.tx, cell.area), cell.on ?? work.today];
  const rows = households.map(({ villageName, householdNo, headName, ...row }) => {
    return { ...row, village: villageName, householdNo, head: headName ?? '' };
  });
  const title = `${attachment2Title}：${columnWords(cell.column)}`;
  return {
    bytes: await writeHouseholdList({ title, unit: name, on, rows, exportLine }),
    fileName: `农户-${name}-${on}.xlsx`,
  };
}

async function listed(work: Work, county: string, cell: Attachment2CellInput) {
  const area = await getArea(work.tx, cell.area);
  if (area.county !== county) throw problem('notFound');
  return householdsOfCell(work, cell);
}
