import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** What a list shows: page from 1, rows a page, order (`income` or `-income`), and the query's values. */
export interface ListState {
  page: number;
  pageSize: number;
  sort?: string;
  filters: Readonly<Record<string, string>>;
}

export type ListChange = Partial<ListState>;

export const pageSizes = [20, 50, 100] as const;
const defaultPageSize = 20;
const reserved = new Set(['page', 'size', 'sort']);

function positive(text: string | null, otherwise: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
}

/** Reads a list's state from the address and, for the values that may not stand there, from the history entry. */
export function readListState(search: string, personal: Readonly<Record<string, string>>): ListState {
  const params = new URLSearchParams(search);
  const shared = [...params].filter(([key, value]) => !reserved.has(key) && value !== '');
  const asked = positive(params.get('size'), defaultPageSize);
  return {
    page: positive(params.get('page'), 1),
    pageSize: pageSizes.some((size) => size === asked) ? asked : defaultPageSize,
    ...(params.get('sort') ? { sort: params.get('sort') ?? '' } : {}),
    filters: { ...Object.fromEntries(shared), ...personal },
  };
}

/**
 * The address and history entry of a state. Values of `personalKeys` (names, numbers, phones) go to the history
 * entry only: nothing personal may stand in a URL, where proxies and shared screens would keep it.
 */
export function writeListState(state: ListState, personalKeys: readonly string[]) {
  const params = new URLSearchParams();
  const personal: Record<string, string> = {};
  for (const [key, value] of Object.entries(state.filters)) {
    if (value === '') continue;
    if (personalKeys.includes(key)) personal[key] = value;
    else params.set(key, value);
  }
  if (state.page > 1) params.set('page', String(state.page));
  if (state.pageSize !== defaultPageSize) params.set('size', String(state.pageSize));
  if (state.sort) params.set('sort', state.sort);
  return { search: params.toString(), personal };
}

/** The state after a change: a new query, order or page size starts at page 1. */
export function changedListState(state: ListState, change: ListChange): ListState {
  return { ...state, page: 1, ...change };
}

const nothingPersonal: readonly string[] = [];

/** A list's state, kept by the address; the back button and a sent link show the same list. */
export function useListState(personalKeys: readonly string[] = nothingPersonal) {
  const location = useLocation();
  const navigate = useNavigate();
  const kept = (location.state as { personal?: Record<string, string> } | null)?.personal;
  const state = useMemo(() => readListState(location.search, kept ?? {}), [location.search, kept]);
  const change = useCallback(
    (next: ListChange) => {
      const { search, personal } = writeListState(changedListState(state, next), personalKeys);
      navigate({ search }, { state: { personal }, replace: true });
    },
    [navigate, personalKeys, state],
  );
  return [state, change] as const;
}
