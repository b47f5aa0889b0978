import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { HouseholdWhy } from '../../../contract/explanation.ts';
import type { TimelineEntry } from '../../../contract/household-history.ts';
import type { HouseholdList } from '../../../contract/household-list.ts';
import type { HouseholdView, Revealed } from '../../../contract/households.ts';
import type { ParameterView, PolicyView } from '../../../contract/policy.ts';
import type { ListState } from '../../ui/list-state.ts';
import type { Revealed as Shown } from '../../ui/masked.tsx';
import { ask, commandOf, send } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { searchOf } from './search.ts';

/** One page of households. Asked in a body, for names and numbers may not stand in an address. */
export function useHouseholdList(state: ListState) {
  const county = useCounty();
  return useQuery({
    queryKey: ['households', county, state],
    queryFn: () => send<HouseholdList>(commandOf(`POST /counties/${county}/households/search`, searchOf(state))),
    placeholderData: keepPreviousData,
  });
}

/** Where the household of this page is asked for, after `/api`. */
export function useHouseholdPath(): string {
  const { household = '' } = useParams();
  return `/counties/${useCounty()}/households/${household}`;
}

/** The keys of everything that is known of the household of this page. */
export function useHouseholdKey() {
  return ['household', useHouseholdPath()] as const;
}

/** The household as it was valid on a day, as known now; without a day today. */
export function useHousehold(on: string | undefined) {
  const path = useHouseholdPath();
  return useQuery({
    queryKey: ['household', path, 'view', on],
    queryFn: ({ signal }) => ask<HouseholdView>(path, { on }, signal),
    placeholderData: keepPreviousData,
  });
}

/** Every rule's answer for the household on a day. */
export function useExplanation(on: string | undefined) {
  const path = useHouseholdPath();
  return useQuery({
    queryKey: ['household', path, 'explanation', on],
    queryFn: ({ signal }) => ask<HouseholdWhy>(`${path}/explanation`, { on }, signal),
    placeholderData: keepPreviousData,
  });
}

const noParameters: readonly ParameterView[] = [];

/** The parameters of the pack in force on a day, for their names. */
export function useParameters(on: string): readonly ParameterView[] {
  const county = useCounty();
  const { data } = useQuery({
    queryKey: ['policy', county, on],
    queryFn: ({ signal }) => ask<PolicyView>(`/counties/${county}/policy`, { on }, signal),
    staleTime: 300_000,
  });
  return data?.pack?.parameters ?? noParameters;
}

/** Everything that happened to the household, newest first. */
export function useTimeline() {
  const path = useHouseholdPath();
  return useQuery({
    queryKey: ['household', path, 'timeline'],
    queryFn: ({ signal }) => ask<{ entries: TimelineEntry[] }>(`${path}/timeline`, {}, signal),
  });
}

/** Ten minutes, as the server allows; counted on the page's own clock, since those of county computers are off. */
const shownSeconds = 600;

/** Asks for a whole personal value; the reason goes on record with what was wanted. Rejects with a ProblemError. */
export async function reveal(
  path: string,
  field: keyof Revealed['values'],
  label: string,
  reason: string,
): Promise<Shown> {
  const at = `POST ${path}/reveal` as const;
  const { values } = await send<Revealed>(commandOf(at as `POST /${string}`, { reason: `查看${label}：${reason}` }));
  return { value: values[field] ?? '没有登记', seconds: shownSeconds };
}
