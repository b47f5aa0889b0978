import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import type { AreaLevel } from '../../domain/areas.ts';
import type { AreaChoice } from '../ui/area-picker.tsx';
import { ask } from './api.ts';

/** A row of `GET /areas`: the reader's area first, then what lies below it. */
export interface AreaRow {
  code: string;
  parent: string | null;
  county: string | null;
  level: AreaLevel;
  name: string;
}

/** The rows as a tree; a row whose parent is not among them is a root. */
export function areaTree(rows: readonly AreaRow[]): AreaChoice[] {
  const known = new Set(rows.map((row) => row.code));
  const below = new Map<string | null, AreaRow[]>();
  for (const row of rows) {
    const parent = row.parent !== null && known.has(row.parent) ? row.parent : null;
    below.set(parent, [...(below.get(parent) ?? []), row]);
  }
  const choicesUnder = (parent: string | null): AreaChoice[] =>
    (below.get(parent) ?? []).map(({ code, name, level }) => ({ code, name, level, children: choicesUnder(code) }));
  return choicesUnder(null);
}

/** The county in the address: every household-side question is asked of one county. */
export function useCounty(): string {
  return useParams().county ?? '';
}

/** The areas of the county in the address, as far as the reader may see. */
export function useAreaTree(): readonly AreaChoice[] {
  const county = useCounty();
  const { data } = useQuery({
    queryKey: ['areas'],
    queryFn: ({ signal }) => ask<{ areas: AreaRow[] }>('/areas', {}, signal),
    staleTime: 300_000,
  });
  return useMemo(() => areaTree((data?.areas ?? []).filter((area) => area.county === county)), [data, county]);
}
