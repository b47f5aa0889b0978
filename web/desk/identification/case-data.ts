import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CasePage } from '../../../contract/case-list.ts';
import type { CaseView, HouseholdCase } from '../../../contract/identification.ts';
import type { RunningNotice } from '../../../contract/notices.ts';
import type { ListState } from '../../ui/list-state.ts';
import { ask, commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { useCommand } from '../use-command.ts';

/** What is asked again after an act on a case. */
export const caseKeys = [['cases'], ['workbench'], ['leads'], ['household']] as const;

/** One page of cases. */
export function useCases({ filters, page }: ListState) {
  const county = useCounty();
  return useQuery({
    queryKey: ['cases', county, 'list', filters, page],
    queryFn: ({ signal }) => ask<CasePage>(`/counties/${county}/cases`, { ...filters, page }, signal),
    placeholderData: keepPreviousData,
  });
}

/** The latest case of a household, and whether one may be opened. */
export function useHouseholdCase(household: string) {
  const county = useCounty();
  return useQuery({
    queryKey: ['cases', county, 'of', household],
    queryFn: ({ signal }) => ask<HouseholdCase>(`/counties/${county}/households/${household}/case`, {}, signal),
  });
}

/** The lists that hang on the boards now. */
export function useNotices() {
  const county = useCounty();
  return useQuery({
    queryKey: ['cases', county, 'notices'],
    queryFn: ({ signal }) => ask<{ notices: RunningNotice[] }>(`/counties/${county}/notices`, {}, signal),
  });
}

/** Does an act on the case of a household, on the version that the person saw. */
export function useAct(household: string, version: number | undefined, onDone: (after: CaseView) => void) {
  const county = useCounty();
  const { mutate, ...rest } = useCommand<CaseView>(caseKeys, onDone);
  const send = (act: string, input: Readonly<Record<string, unknown>>) =>
    mutate(
      commandOf(`POST /counties/${county}/households/${household}/case/acts`, {
        act,
        input,
        ...(version !== undefined && { version }),
      }),
    );
  return { ...rest, send };
}
