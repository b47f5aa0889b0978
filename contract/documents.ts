import { type Static, Type } from 'typebox';

/** What a stored file is of; those a person uploads come first. */
export const DOCUMENT_KIND_LABELS = {
  authorisation: '承诺授权书',
  homeCheck: '入户核查材料',
  comparison: '数据比对材料',
  review: '民主评议材料',
  notice: '公示照片',
  objection: '异议材料',
  plan: '帮扶计划',
  decision: '审定材料',
  publicNotice: '公示',
  announcement: '公告',
  visitPhoto: '入户照片',
  signature: '农户签字',
} as const;
export type DocumentKind = keyof typeof DOCUMENT_KIND_LABELS;

const UPLOADED_KINDS = [
  ...(['authorisation', 'homeCheck', 'comparison', 'review', 'notice', 'objection', 'plan', 'decision'] as const),
] as const;

/** A file an officer may hand in: a scan or a photo, up to 20 MB. */
export const LARGEST_DOCUMENT = 20 * 1024 * 1024;

/**
 * `POST /counties/:county/documents`, the bytes as `application/octet-stream`. There is no file name: it often carries a
 * person's name or number, and would stand in the address.
 */
export const UploadDocument = Type.Object(
  {
    household: Type.String({ format: 'uuid', title: '农户' }),
    kind: Type.Enum(UPLOADED_KINDS, { type: 'string', title: '材料种类' }),
  },
  { additionalProperties: false },
);
export type UploadDocumentInput = Static<typeof UploadDocument>;

export interface StoredDocument {
  id: string;
  kind: DocumentKind;
  household: string | null;
  mediaType: string;
  size: number;
  on: string;
}
