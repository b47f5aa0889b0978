import type { FindingRow } from '../../contract/findings.ts';
import { maskName } from '../../domain/masking.ts';
import { writeFindingsList } from '../../paperwork/findings-list.ts';
import { getArea } from '../areas/queries.ts';
import { problem } from '../http/problem.ts';
import { isInScope } from '../rights/scope.ts';
import type { Work } from '../rights/work.ts';
import { findingsToPrint } from './queries.ts';

/** How many lines the list of a place has, each about one person or household. @throws notFound */
export async function countFindingsOf(work: Work, county: string, area: string): Promise<number> {
  return (await rowsOf(work, county, area)).length;
}

/** The list of a place as Excel, names masked. @throws notFound */
export async function findingsFile(work: Work, county: string, area: string, exportLine: string) {
  const rows = await rowsOf(work, county, area);
  const { name } = await getArea(work.tx, area);
  return {
    bytes: await writeFindingsList({ unit: name, on: work.today, rows: rows.map(lineOf), exportLine }),
    fileName: `疑点数据清单-${name}-${work.today}.xlsx`,
  };
}

async function rowsOf(work: Work, county: string, area: string): Promise<FindingRow[]> {
  if (!isInScope(work.actor.read, area)) throw problem('notFound');
  return findingsToPrint(work, county, area);
}

function lineOf(row: FindingRow) {
  return {
    ...{ village: row.villageName, householdNo: row.householdNo, head: maskName(row.headName ?? '') },
    ...{ person: maskName(row.personName ?? ''), title: row.title, sentence: row.sentence, mend: row.mend ?? '' },
    ...{ cites: row.cites === 'own default' ? '自定' : row.cites, dueOn: row.dueOn },
  };
}
