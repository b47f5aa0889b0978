import { sql } from 'kysely';
import type { JoinedMember, LeftMember } from '../../domain/forms/natural-changes.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { insertRows } from '../db/insert-rows.ts';
import { blindIndexOfIdNumber } from '../keys/blind-index.ts';
import type { Work } from '../rights/work.ts';
import { inputInvalid } from './correction.ts';
import { type LockedHousehold, lockHousehold, raiseVersion } from './household-lock.ts';
import { holdsOn } from './on-day.ts';
import { insertPersons } from './register.ts';
import { writeHeadName } from './registry-corrections.ts';
import { readHeld } from './version-rows.ts';
import { type Provenance, setVersions } from './versions.ts';

/** How one leaves the household from which one came. */
const LEAVES_BY: Readonly<Record<string, string>> = { 婚入: '婚出', 迁入: '迁出' };

/**
 * Somebody joins a locked household from a day on: a person known by the ID number moves here and leaves where they lived
 * before, anybody else is new. Answers the households left. @throws inputInvalid as `findKnownPerson`
 */
export async function join(
  work: Work,
  household: LockedHousehold,
  member: JoinedMember,
  provenance: Provenance,
): Promise<string[]> {
  const { county, id, area } = household;
  const { kind, on, relation } = member;
  const known = await findKnownPerson(work, household, member);
  const person = known ?? (await foundPerson(work, household, member, provenance));
  const left = known ? await moveFrom(work, household, known, member, provenance) : [];
  const setting = { subject: { household: id, person }, area, from: on };
  const position = await nextPosition(work, household, on);
  await setVersions(work, 'membership', county, [{ ...setting, values: { relation, position } }], provenance);
  await recordNaturalChange(work, household, 'memberJoined', { person, kind, on });
  await writeHeadName(work, household, on, provenance);
  return left;
}

/** A member leaves a locked household: from that day on no place in it is held, whatever relation was known later. */
export async function leave(
  work: Work,
  household: LockedHousehold,
  { person, kind, on }: LeftMember,
  provenance: Provenance,
): Promise<void> {
  const { county, id, area } = household;
  const held = await readHeld(work, 'membership', county, [id]);
  const ending = held.filter(({ subject, validTo }) => subject.person === person && (validTo === null || validTo > on));
  const settings = ending.map(({ validFrom }) => ({
    ...{ subject: { household: id, person }, area, values: undefined },
    from: validFrom > on ? validFrom : on,
  }));
  await setVersions(work, 'membership', county, settings, provenance);
  await recordNaturalChange(work, household, 'memberLeft', { person, kind, on });
}

/**
 * The person of the county with this ID number whom the actor may see. A double that the actor may not see becomes a
 * second person: a finding, never an error. @throws inputInvalid when they live here already or bear another name
 */
export async function findKnownPerson(
  work: Work,
  { county, id }: LockedHousehold,
  { idNumber, name, on }: Pick<JoinedMember, 'idNumber' | 'name' | 'on'>,
): Promise<string | undefined> {
  if (idNumber === undefined) return undefined;
  const index = blindIndexOfIdNumber(await work.keys.ringOf(county), county, idNumber);
  const { rows } = await sql<{ person: string; name: string; livesHere: boolean }>`
    select p.person, p.name, m.household is not null as "livesHere"
    from person_version p
    left join membership m on m.county = p.county and m.person = p.person and m.household = ${id}
      and m.known_to is null and m.standing = 'accepted' and (m.valid_to is null or m.valid_to > ${on})
    where p.county = ${county} and p.id_index = ${index} and p.known_to is null and p.standing = 'accepted'
    order by (m.household is null), p.valid_from desc, p.id limit 1`.execute(work.tx);
  const [known] = rows;
  if (known?.livesHere) throw inputInvalid('证件号码', `${known.name}已经是本户成员`);
  if (known && known.name !== name.trim())
    throw inputInvalid('证件号码', `已登记在“${known.name}”名下，请核对姓名和号码`);
  return known?.person;
}

/** Where the person with this ID number lives today, in words: `松岗村王建国户`; undefined when the actor sees none. */
export async function findHomeOf(work: Work, county: string, idNumber: string): Promise<string | undefined> {
  const index = blindIndexOfIdNumber(await work.keys.ringOf(county), county, idNumber);
  const { rows } = await sql<{ words: string }>`
    select concat(a.name, v.head_name, '户') as words
    from person_version p
    join membership m on m.county = p.county and m.person = p.person and ${holdsOn('m', work.today)}
    join area a on a.code = m.area
    left join household_version v on v.county = m.county and v.household = m.household and ${holdsOn('v', work.today)}
    where p.county = ${county} and p.id_index = ${index} and p.known_to is null and p.standing = 'accepted'
    limit 1`.execute(work.tx);
  return rows[0]?.words;
}

async function foundPerson(
  work: Work,
  { county, area }: LockedHousehold,
  { kind, on, name, sex, idNumber, birthDate }: JoinedMember,
  provenance: Provenance,
): Promise<string> {
  const person = work.newId();
  await insertPersons(work, county, [{ id: person, area }]);
  const born = kind === '出生' ? on : birthDate;
  const values = { name: name.trim(), sex, idNumber: idNumber ?? null, ...(born && { birthDate: born }) };
  await setVersions(work, 'person_version', county, [{ subject: { person }, area, from: on, values }], provenance);
  return person;
}

/** Ends the places that a person holds elsewhere; the person's rows lie from now on where they live. */
async function moveFrom(
  work: Work,
  { county, id, area }: LockedHousehold,
  person: string,
  { kind, on }: JoinedMember,
  provenance: Provenance,
): Promise<string[]> {
  const { rows } = await sql<{ household: string }>`
    select distinct household from membership
    where county = ${county} and person = ${person} and household <> ${id} and known_to is null
      and standing = 'accepted' and (valid_to is null or valid_to > ${on}) order by household`.execute(work.tx);
  for (const { household } of rows) {
    const former = await lockHousehold(work, county, household);
    await leave(work, former, { person, kind: LEAVES_BY[kind] ?? kind, on }, provenance);
    await raiseVersion(work, county, household);
  }
  await sql`update person set area = ${area} where county = ${county} and id = ${person}`.execute(work.tx);
  await sql`update person_version set area = ${area} where county = ${county} and person = ${person}`.execute(work.tx);
  return rows.map(({ household }) => household);
}

async function nextPosition({ tx }: Work, { county, id }: LockedHousehold, on: PlainDate): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(m.position) + 1, 0)::integer as next from membership m
    where m.county = ${county} and m.household = ${id} and ${holdsOn('m', on)}`.execute(tx);
  return rows[0]?.next ?? 0;
}

/** Why somebody joined or left: a code, no words; the timeline shows it beside the membership. */
async function recordNaturalChange(
  work: Work,
  { county, id, area }: LockedHousehold,
  kind: 'memberJoined' | 'memberLeft',
  data: { readonly person: string; readonly kind: string; readonly on: PlainDate },
): Promise<void> {
  await insertRows(work.tx, 'event', [
    {
      ...{ county, id: work.newId(), household: id, area, seq: 0, kind, data, at: work.at, on_day: work.today },
      ...{ by_account: work.actor.id, role: work.actor.role, means: 'visit', command: work.commandId ?? null },
    },
  ]);
}
