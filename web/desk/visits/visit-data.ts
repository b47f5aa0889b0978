import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { VisitList, VisitReview } from '../../../contract/visit-review.ts';
import type { ListState } from '../../ui/list-state.ts';
import { ask, askForFile } from '../api.ts';
import { useCounty } from '../area-tree.ts';

/** What is asked again after a form was accepted or returned. */
export const visitKeys = [['visits'], ['household'], ['workbench'], ['leads']] as const;

/** One page of forms, by village. */
export function useVisits({ filters, page }: ListState) {
  const county = useCounty();
  return useQuery({
    queryKey: ['visits', county, filters, page],
    queryFn: ({ signal }) => ask<VisitList>(`/counties/${county}/visits`, { ...filters, page }, signal),
    placeholderData: keepPreviousData,
  });
}

export function useVisit(form: string) {
  const county = useCounty();
  return useQuery({
    queryKey: ['visits', county, form],
    queryFn: ({ signal }) => ask<VisitReview>(`/counties/${county}/visits/${form}`, {}, signal),
  });
}

/** A photo as an address of this page's own memory, given back when it is no longer shown. */
export function usePhoto(document: string) {
  const county = useCounty();
  const photo = useQuery({
    queryKey: ['photo', county, document],
    queryFn: ({ signal }) => askForFile(`/counties/${county}/documents/${document}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (photo.data === undefined) return;
    const made = URL.createObjectURL(photo.data);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [photo.data]);
  return { address, error: photo.error };
}
