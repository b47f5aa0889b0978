import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { HouseholdToJudge } from '../../../contract/judging.ts';
import {
  type HouseholdAsTold,
  householdAsTold,
  type JudgedHousehold,
} from '../../../policy/facts/household-as-told.ts';
import { type Judging, type PackedJudging, unpackJudging } from '../../../policy/packs/judging.ts';
import { type JudgedEntry, judgeEntry } from '../../../policy/rules/judged-entry.ts';
import { ask } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { useHouseholdPath } from './household-data.ts';

interface HeldEntry {
  readonly judging: Judging;
  readonly household: JudgedHousehold;
  readonly before: JudgedEntry;
}

/** The rules in force and the household of this page, judged as it stands. Undefined until they are here: then the server alone judges. */
export function useHeldEntry(): HeldEntry | undefined {
  const path = useHouseholdPath();
  const { data: told } = useQuery({
    queryKey: ['household', path, 'judging'],
    queryFn: ({ signal }) => ask<HouseholdToJudge>(`${path}/judging`, {}, signal),
  });
  const judging = useJudging(told?.rules);
  return useMemo(() => {
    if (told === undefined || judging === undefined) return undefined;
    const household = householdAsTold(told.household as HouseholdAsTold);
    return { judging, household, before: judgeEntry(judging, household) };
  }, [told, judging]);
}

/** Asked once for as long as they say the same. */
function useJudging(hash: string | undefined): Judging | undefined {
  const county = useCounty();
  const { data } = useQuery({
    queryKey: ['judging-rules', county, hash],
    enabled: hash !== undefined,
    queryFn: ({ signal }) => ask<PackedJudging>(`/counties/${county}/judging-rules`, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => data && unpackJudging(data), [data]);
}
