import { Attachment2Cell, Attachment2Question } from '../../contract/reports.ts';
import { exportLineOf } from '../../paperwork/export-line.ts';
import { writeAttachment2 } from '../../paperwork/lz-attachment-2.ts';
import { question, type Route } from '../http/route.ts';
import { writeAudit } from '../rights/audit.ts';
import type { Work } from '../rights/work.ts';
import { attachment2, householdsOfCell } from './attachment-2.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const reportRoutes: readonly Route[] = [
  question({
    at: 'GET /tables/lz-attachment-2',
    may: 'table.read',
    title: '入户排查情况汇总表',
    query: Attachment2Question,
    answer: (work) => attachment2(work, work.query.area, work.query.on ?? work.today),
  }),
  question({
    at: 'GET /tables/lz-attachment-2/households',
    may: 'table.read',
    title: '汇总表一格背后的农户',
    query: Attachment2Cell,
    answer: async (work) => {
      const households = await householdsOfCell(work, work.query);
      const objectIds = households.map(({ id }) => id);
      await writeAudit(work, { act: 'table.cell', objectKind: 'household', objectIds, details: { ...work.query } });
      return { households };
    },
  }),
  question({
    at: 'GET /tables/lz-attachment-2/workbook',
    may: 'table.read',
    title: '入户排查情况汇总表（Excel）',
    query: Attachment2Question,
    answer: (work) => attachment2File(work, work.query.area, work.query.on ?? work.today),
  }),
];

/** The table as Excel; every export has a number, a purpose and a line on it, and is on record. */
async function attachment2File(work: Work, area: string, on: string) {
  const table = await attachment2(work, area, on);
  const number = work.newId();
  const exportLine = exportLineOf(work.actor.displayName, work.today, number);
  await writeAudit(work, { act: 'table.export', objectKind: 'export', objectIds: [number], details: { area, on } });
  return {
    file: await writeAttachment2({ unit: table.unit, filledOn: on, rows: table.rows, exportLine }),
    mediaType: XLSX,
    fileName: `入户排查情况汇总表-${table.unit}-${on}.xlsx`,
  };
}
