import { Type } from 'typebox';
import { AskExport, RefuseExport } from '../../contract/exports.ts';
import { command, question, type Route } from '../http/route.ts';
import { askExport, decideExport, exportFile, showExport, showExports } from './exports.ts';

const county = Type.String({ pattern: '^[0-9]{12}$', title: '县' });
const InCounty = Type.Object({ county });
const OneExport = Type.Object({ county, export: Type.String({ format: 'uuid', title: '导出' }) });

export const exportRoutes: readonly Route[] = [
  command({
    at: 'POST /counties/:county/exports',
    may: 'export.ask',
    title: '申请导出；100 人以内的马上可以下载，超过的等另一个人批准',
    params: InCounty,
    body: AskExport,
    act: async (work) => ({ export: await askExport(work, work.params.county, work.body) }),
    show: (work, ids) => showExport(work, work.params.county, ids.export),
  }),
  question({
    at: 'GET /counties/:county/exports',
    may: 'export.ask',
    title: '导出记录：我的，和等我批准的',
    params: InCounty,
    answer: async (work) => ({ exports: await showExports(work, work.params.county) }),
  }),
  command({
    at: 'POST /counties/:county/exports/:export/approval',
    may: 'export.decide',
    title: '批准一份导出：不能批自己的',
    params: OneExport,
    body: Type.Object({}),
    act: async (work) => {
      await decideExport(work, work.params.county, work.params.export);
      return {};
    },
    show: (work) => showExport(work, work.params.county, work.params.export),
  }),
  command({
    at: 'POST /counties/:county/exports/:export/refusal',
    may: 'export.decide',
    title: '不批准一份导出',
    params: OneExport,
    body: RefuseExport,
    act: async (work) => {
      await decideExport(work, work.params.county, work.params.export, work.body.reason);
      return {};
    },
    show: (work) => showExport(work, work.params.county, work.params.export),
  }),
  question({
    at: 'GET /counties/:county/exports/:export/file',
    may: 'export.ask',
    title: '下载导出的文件：只给申请的人，一天以内',
    params: OneExport,
    answer: (work) => exportFile(work, work.params.county, work.params.export),
  }),
];
