import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import { DOCUMENT_KIND_LABELS, UploadDocument } from '../../contract/documents.ts';
import { problem } from '../http/problem.ts';
import { command, question, type Route } from '../http/route.ts';
import { writeAudit } from '../rights/audit.ts';
import { extensionOf } from './media-type.ts';
import { findDocument } from './queries.ts';
import { readDocument } from './store.ts';
import { uploadDocument } from './upload.ts';

const InCounty = Type.Object({ county: Type.String({ pattern: '^[0-9]{12}$' }) });
const OneDocument = Type.Object({
  county: InCounty.properties.county,
  document: Type.String({ format: 'uuid' }),
});

export const documentRoutes: readonly Route[] = [
  command({
    at: 'POST /counties/:county/documents',
    may: 'case.act',
    title: '上传扫描件或照片（application/octet-stream，20 MB 以内）',
    params: InCounty,
    query: UploadDocument,
    body: Type.Unsafe<Readable>({}),
    act: async (work) => ({ document: await uploadDocument(work, work.params.county, work.query, work.body) }),
    show: async (work, { document }) => {
      const row = await findDocument(work.tx, work.params.county, document);
      if (!row) throw problem('notFound');
      return row;
    },
  }),
  question({
    at: 'GET /counties/:county/documents/:document',
    may: 'case.read',
    title: '下载材料',
    params: OneDocument,
    answer: async (work) => {
      const { county, document } = work.params;
      const { row, bytes } = await readDocument(work, county, document);
      const objectIds = [document, ...(row.household ? [row.household] : [])];
      await writeAudit(work, { act: 'document.read', county, objectKind: 'document', objectIds });
      const fileName = `${DOCUMENT_KIND_LABELS[row.kind]} ${row.on}.${extensionOf(row.mediaType)}`;
      return { file: bytes, mediaType: row.mediaType, fileName };
    },
  }),
];
