import { birthDateOf, normaliseIdNumber } from '../../domain/id-number.ts';
import { fenFromYuanText } from '../../domain/money.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { JudgedHousehold, JudgedMember } from './household-as-told.ts';
import { INCOME_FIELDS } from './household-on-day.ts';

/** Fields by their names of a correction; amounts in yuan, null: not known. */
export type Changes = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;

/*
 * A household as it would be today with a correction from a day on, as the server would write it. Undefined where something
 * later is held already: then today stays as it is.
 */

export function withMember(
  household: JudgedHousehold,
  person: string,
  changes: Changes,
  from: PlainDate,
): JudgedHousehold | undefined {
  const member = household.members.find((each) => each.person === person);
  if (!member || isOver(member.heldFrom, from)) return undefined;
  const changed = { ...member, ...known(completed(changes)) } as JudgedMember;
  return { ...household, members: household.members.map((each) => (each === member ? changed : each)) };
}

export function withHome(household: JudgedHousehold, changes: Changes, from: PlainDate): JudgedHousehold | undefined {
  if (isOver(household.homeFrom, from)) return undefined;
  const { phone, resettlementSite } = changes;
  return {
    ...household,
    ...(phone !== undefined && { phoneKnown: phone !== null }),
    ...(resettlementSite !== undefined && known({ resettlementSite })),
  };
}

export function withIncome(household: JudgedHousehold, changes: Changes, from: PlainDate): JudgedHousehold | undefined {
  if (isOver(household.incomeFrom, from)) return undefined;
  const fen = (value: Changes[string]) => (value === null ? undefined : fenFromYuanText(String(value)));
  const told = INCOME_FIELDS.flatMap((field) => (changes[field] === undefined ? [] : [[field, fen(changes[field])]]));
  const { priorPerHead } = changes;
  return {
    ...household,
    income: { ...household.income, ...Object.fromEntries(told) },
    ...(priorPerHead !== undefined && { priorPerHead: fen(priorPerHead) }),
    incomeFrom: from,
  };
}

export function withEssentials(
  household: JudgedHousehold,
  changes: Changes,
  from: PlainDate,
): JudgedHousehold | undefined {
  if (isOver(household.essentialsFrom, from)) return undefined;
  return { ...household, essentials: { ...household.essentials, ...known(changes) }, essentialsFrom: from };
}

function isOver(heldFrom: PlainDate | undefined, from: PlainDate): boolean {
  return heldFrom !== undefined && from < heldFrom;
}

function known(changes: Changes): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).map(([field, value]) => [field, value ?? undefined]));
}

/** An ID number says the birth date when nobody else does; whether somebody else has it only the server can tell. */
function completed({ idNumber, ...changes }: Changes): Changes {
  if (typeof idNumber !== 'string') return changes;
  const birthDate = changes.birthDate ?? birthDateOf(normaliseIdNumber(idNumber));
  return { ...changes, ...(birthDate && { birthDate }), idNumberShared: null };
}
