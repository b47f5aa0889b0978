import { useQuery } from '@tanstack/react-query';
import type { ExportList, ExportView } from '../../../contract/exports.ts';
import { ask, download } from '../api.ts';
import { useCounty } from '../area-tree.ts';

export const exportKeys = [['exports']] as const;

/** The exports of the reader's offices. */
export function useExports() {
  const county = useCounty();
  return useQuery({
    queryKey: ['exports', county],
    queryFn: ({ signal }) => ask<ExportList>(`/counties/${county}/exports`, {}, signal),
  });
}

/** Hands the file to the browser. Throws a ProblemError. */
export function takeExport(county: string, { id }: Pick<ExportView, 'id'>): Promise<void> {
  return download(`/counties/${county}/exports/${id}/file`, {}, '导出.xlsx');
}
