import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { JobView } from '../../../contract/jobs.ts';
import { ask } from '../api.ts';

/** While something runs it is asked again this often, in milliseconds. */
const oftenEnough = 1500;

export const runningKeys = [['long-work']] as const;

/** Where a piece of work is found. */
export interface JobPlace {
  county: string;
  job: string;
}

export function isGoing({ state }: Pick<JobView, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

/** What runs and what ended of late, as far as the reader sees; followed while something runs. */
export function useRunning() {
  return useQuery({
    queryKey: ['long-work'],
    queryFn: ({ signal }) => ask<{ jobs: JobView[] }>('/long-work', {}, signal),
    refetchInterval: ({ state }) => (state.data?.jobs.some(isGoing) ? oftenEnough : false),
  });
}

/** One piece of work with its report, followed to its end; then `onEnd` is told once and the list is asked again. */
export function useJob(place: JobPlace | undefined, onEnd: (job: JobView) => void) {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ['long-work', place?.county, place?.job],
    queryFn: ({ signal }) => ask<JobView>(`/long-work/${place?.county}/${place?.job}`, {}, signal),
    enabled: place !== undefined,
    refetchInterval: ({ state }) => (state.data === undefined || isGoing(state.data) ? oftenEnough : false),
  });
  const hasEnded = data !== undefined && !isGoing(data);
  useEffect(() => {
    if (!hasEnded) return;
    client.invalidateQueries({ queryKey: ['long-work'], exact: true });
    onEnd(data);
  }, [hasEnded, data, client, onEnd]);
  return data;
}
