import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Attachment2Answer, Attachment2Household } from '../../../contract/reports.ts';
import type { PlainDate } from '../../../domain/plain-date.ts';
import { ask } from '../api.ts';

export const attachment2Path = '/tables/lz-attachment-2';

/** 附件2 of an area on a day. */
export function useAttachment2(area: string, on: PlainDate) {
  return useQuery({
    queryKey: ['attachment-2', area, on],
    queryFn: ({ signal }) => ask<Attachment2Answer>(attachment2Path, { area, on }, signal),
    placeholderData: keepPreviousData,
    enabled: area !== '',
  });
}

/** One cell of it: the area of its row and the key of its column. */
export interface Cell {
  area: string;
  column: string;
}

/** The households that a cell counts. */
export function useCellHouseholds({ area, column }: Cell, on: PlainDate) {
  return useQuery({
    queryKey: ['attachment-2', area, on, column],
    queryFn: ({ signal }) =>
      ask<{ households: Attachment2Household[] }>(`${attachment2Path}/households`, { area, on, column }, signal),
  });
}
