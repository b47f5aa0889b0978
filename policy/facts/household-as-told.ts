import type { PlainDate } from '../../domain/plain-date.ts';
import type { HouseholdOnDay, MemberOnDay } from './household-on-day.ts';

/** A member with who it is, for changes to be put on it. */
export interface JudgedMember extends MemberOnDay {
  readonly person: string;
  /** From when what is held of it today holds: a change from before then changes nothing of today. */
  readonly heldFrom?: PlainDate | undefined;
}

/** One household as it is handed out to be judged while somebody types. */
export interface JudgedHousehold extends HouseholdOnDay {
  readonly members: readonly JudgedMember[];
  /** Likewise of the home as a whole. */
  readonly homeFrom?: PlainDate | undefined;
}

/** The same as JSON: fen as text, null where nothing is known. */
export type HouseholdAsTold = AsTold<JudgedHousehold>;

type AsTold<T> = T extends bigint
  ? string
  : T extends readonly (infer Each)[]
    ? readonly AsTold<Each>[]
    : T extends object
      ? { readonly [Field in keyof T]: AsTold<T[Field]> | null }
      : T;

export function householdAsTold(told: HouseholdAsTold): JudgedHousehold {
  const { income, priorPerHead, ...rest } = known(told) as { income: Record<string, string>; priorPerHead?: string };
  const amounts = Object.entries(income).map(([field, fen]) => [field, BigInt(fen)]);
  return {
    ...(rest as Omit<JudgedHousehold, 'income'>),
    income: Object.fromEntries(amounts),
    ...(priorPerHead !== undefined && { priorPerHead: BigInt(priorPerHead) }),
  };
}

/** Without what is not known. */
function known(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(known);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).filter(([, each]) => each !== null && each !== undefined);
  return Object.fromEntries(fields.map(([field, each]) => [field, known(each)]));
}
