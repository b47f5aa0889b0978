import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { AccountRow, AuditRow } from '../../../contract/accounts.ts';
import type { ListState } from '../../ui/list-state.ts';
import { ask } from '../api.ts';
import type { AreaRow } from '../area-tree.ts';

export const accountKeys = [['accounts']] as const;

export function useAccounts() {
  return useQuery({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => ask<{ accounts: AccountRow[] }>('/accounts', {}, signal),
  });
}

/** The audit, newest first; older entries are asked for a hundred at a time. */
export function useAudit(act: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['audit', act],
    queryFn: ({ pageParam, signal }) => ask<{ entries: AuditRow[] }>('/audit', { act, before: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ entries }) => (entries.length < auditPage ? undefined : entries.at(-1)?.at),
  });
}

/** How many entries the server gives at a time. */
const auditPage = 100;

/** An area as the tree of the office shows it. */
export interface AreaEntry extends AreaRow {
  depth: number;
  ruralPopulation: number | null;
  marks: string[];
}

export function useAreas() {
  return useQuery({
    queryKey: ['areas'],
    queryFn: ({ signal }) => ask<{ areas: AreaEntry[] }>('/areas', {}, signal),
    staleTime: 300_000,
  });
}

export const rowsAPage = 50;

/** The page of rows that a list's state shows, where all rows are here already. */
export function pageOf<Row>(rows: readonly Row[] | undefined, { page }: ListState) {
  if (rows === undefined) return undefined;
  return { rows: rows.slice((page - 1) * rowsAPage, page * rowsAPage), total: rows.length };
}
