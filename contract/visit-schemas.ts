import { Type } from 'typebox';

/** An id in what the phone sends. */
export const uuid = (title: string) => Type.String({ format: 'uuid', title });

/** Nothing that is not asked for. */
export const closed = { additionalProperties: false } as const;
