import { type Static, Type } from 'typebox';

/**
 * Files that list persons. Each has a number, a purpose, a line 导出人/时间/编号 and a record. Above `MOST_ALONE` persons
 * another person must approve before it can be downloaded (decisions/0014).
 */
export const MOST_ALONE = 100;

export const EXPORT_KINDS = ['cellHouseholds', 'importFaults', 'findings'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];
export const EXPORT_LABELS: Record<ExportKind, string> = {
  cellHouseholds: '汇总表一格的农户',
  importFaults: '标注好的导入工作簿',
  findings: '疑点数据清单',
};

const closed = { additionalProperties: false } as const;

/**
 * `POST /counties/:county/exports` → `ExportView`; the id of the command is the export's. `cellHouseholds`: `area`, `column`,
 * `on`; `importFaults`: `batch`; `findings`: `area`. Problems: `inputInvalid`, `notFound`.
 */
export const AskExport = Type.Object(
  {
    kind: Type.Enum(EXPORT_KINDS, { type: 'string', title: '导出什么' }),
    purpose: Type.String({ minLength: 2, maxLength: 200, title: '用途' }),
    area: Type.Optional(Type.String({ pattern: '^[0-9]{12}$', title: '区划' })),
    on: Type.Optional(Type.String({ format: 'date', title: '截至' })),
    column: Type.Optional(Type.String({ maxLength: 60, title: '哪一栏' })),
    batch: Type.Optional(Type.String({ format: 'uuid', title: '哪一次导入' })),
  },
  { ...closed, title: '导出' },
);
export type AskExportInput = Static<typeof AskExport>;

/** `POST /counties/:county/exports/:export/refusal` → `ExportView`; `…/approval` takes nothing. Problems: `exportDecided`, `exportOwn`. */
export const RefuseExport = Type.Object(
  { reason: Type.String({ minLength: 2, maxLength: 500, title: '不批准的理由' }) },
  closed,
);

/** `ended`: the time to download is over. */
export type ExportState = 'waiting' | 'ready' | 'refused' | 'ended';
export const EXPORT_STATE_LABELS: Record<ExportState, string> = {
  waiting: '等另一个人批准',
  ready: '可以下载',
  refused: '没有批准',
  ended: '已过期',
};

export interface ExportView {
  id: string;
  /** As on the line of the file. */
  number: string;
  kind: ExportKind;
  purpose: string;
  persons: number;
  state: ExportState;
  askedAt: string;
  by: string;
  /** Until when it may be downloaded. */
  until: string | null;
  decidedBy: string | null;
  reason: string | null;
  /** What this reader may do: the file is for who asked, a decision for somebody else. */
  may: ('download' | 'decide')[];
}

/** `GET /counties/:county/exports`: of the reader's offices, newest first, at most 200. */
export interface ExportList {
  exports: ExportView[];
}
