import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ImportBatchPage, ImportBatchView, ImportOptionsInput } from '../../../contract/imports.ts';
import { ask, type Command, send, sendWorkbook } from '../api.ts';
import { useCounty } from '../area-tree.ts';

/** While something runs it is asked again this often, in milliseconds. */
const oftenEnough = 1500;

function isGoing({ state }: Pick<ImportBatchView, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

/** What is asked again once households have changed. */
const changedByImports = [['households'], ['household'], ['leads'], ['workbench'], ['areas'], ['me']] as const;

/** The imports of the county, newest first. */
export function useImports() {
  const county = useCounty();
  return useQuery({
    queryKey: ['imports', county],
    queryFn: ({ signal }) => ask<{ rows: ImportBatchView[]; total: number }>(`/counties/${county}/imports`, {}, signal),
    refetchInterval: ({ state }) => (state.data?.rows.some(isGoing) ? oftenEnough : false),
  });
}

/** One import with its report; followed while it goes on, and afterwards what it changed is asked again. */
export function useImport(batch: string) {
  const county = useCounty();
  const client = useQueryClient();
  return useQuery({
    queryKey: ['imports', county, batch],
    queryFn: async ({ signal }) => {
      const page = await ask<ImportBatchPage>(`/counties/${county}/imports/${batch}`, {}, signal);
      if (page.state === 'done' && !page.dryRun) {
        for (const queryKey of changedByImports) client.invalidateQueries({ queryKey });
      }
      return page;
    },
    refetchInterval: ({ state }) => (state.data === undefined || isGoing(state.data) ? oftenEnough : false),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** A file to be sent, with the id under which it is sent however often that takes. */
export interface WorkbookCommand {
  file: File;
  options: ImportOptionsInput;
  id: string;
}

function useRefreshing<Sent>(mutationFn: (sent: Sent) => Promise<ImportBatchView>) {
  const county = useCounty();
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports', county], exact: true }),
  });
}

/** Hands a workbook in. */
export function useNewImport() {
  const county = useCounty();
  return useRefreshing(({ file, options, id }: WorkbookCommand) =>
    sendWorkbook<ImportBatchView>(`/counties/${county}/imports`, file, id, { ...options }),
  );
}

/** The same workbook once more, kept on the server: for good after a check, or only its faultless households. */
export function useImportAgain() {
  return useRefreshing((command: Command) => send<ImportBatchView>(command));
}
