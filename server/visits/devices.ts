import { sql } from 'kysely';
import type { DeviceContact, DeviceRow, RegisterDeviceInput } from '../../contract/visit-devices.ts';
import { HOLD_HOURS } from '../../contract/visit-limits.ts';
import { accountNames } from '../households/account-names.ts';
import { problem } from '../http/problem.ts';
import { keyedHash } from '../keys/keyed-hash.ts';
import { openPrivate, sealPrivate } from '../keys/sealed-value.ts';
import type { Work } from '../rights/work.ts';
import { utc } from './instants.ts';

interface DeviceRecord {
  readonly id: string;
  readonly account: string;
  readonly keyCounty: string;
  readonly share: Buffer;
  /** The end of its term. */
  readonly until: string;
  readonly lostAt: string | null;
}

/** The officer's county. @throws notFound for somebody above a county, who makes no visits */
export function countyOf({ actor }: Work): string {
  if (actor.county === undefined) throw problem('notFound');
  return actor.county;
}

/**
 * Registers a phone under the id of the command, with a share of its own: derived, not drawn, so that a device that a
 * restored backup does not know gets the same one again even when it has dropped its own. @throws commandReused for an id
 * of somebody else's
 */
export async function registerDevice(work: Work, input: RegisterDeviceInput): Promise<string> {
  const id = work.commandId ?? work.newId();
  const county = countyOf(work);
  const { actor, at } = work;
  const { name } = input;
  const ring = await work.keys.ringOf(county);
  const derived = keyedHash(ring, county, 'seal', 'visit_device.share', `${actor.id}/${id}`);
  const share = sealPrivate(ring, placeOf(county, id), { share: input.share ?? derived.toString('base64') });
  await sql`insert into visit_device (id, account, area, key_county, name, share, registered_at, contact_at)
    values (${id}, ${actor.id}, ${actor.area}, ${county}, ${name}, ${share}, ${at}, ${at})
    on conflict do nothing`.execute(work.tx);
  if (!(await findOwnDevice(work, id))) throw problem('commandReused');
  return id;
}

/** Begins a new term of a device. @throws deviceUnknown, deviceWiped */
export async function recordContact(work: Work, id: string): Promise<void> {
  await requireDevice(work, id);
  await sql`update visit_device set contact_at = ${work.at} where id = ${id}`.execute(work.tx);
}

/** The share and the term, as the last contact set it. @throws deviceUnknown, deviceWiped */
export async function showContact(work: Work, id: string): Promise<DeviceContact> {
  const device = await requireDevice(work, id);
  const ring = await work.keys.ringOf(device.keyCounty);
  const { share } = openPrivate(ring, placeOf(device.keyCounty, id), device.share) as { share: string };
  return { device: id, share, until: device.until, serverTime: work.at };
}

/** One's own device that is not lost. @throws deviceUnknown, deviceWiped */
export async function requireDevice(work: Work, id: string): Promise<DeviceRecord> {
  const device = await findOwnDevice(work, id);
  if (!device) throw problem('deviceUnknown');
  if (device.lostAt !== null) throw problem('deviceWiped');
  return device;
}

/** The same within its term: at `until` it is over. @throws deviceUnknown, deviceWiped, deviceContactNeeded */
export async function requireDeviceInTerm(work: Work, id: string) {
  const device = await requireDevice(work, id);
  if (work.at >= device.until) throw problem('deviceContactNeeded', { hours: HOLD_HOURS });
  return device;
}

/** Marks a device lost; the row-level policies say whose one may. @throws deviceUnknown */
export async function markLost(work: Work, id: string): Promise<void> {
  const { numAffectedRows } = await sql`
    update visit_device set lost_at = coalesce(lost_at, ${work.at}), lost_by = coalesce(lost_by, ${work.actor.id})
    where id = ${id}`.execute(work.tx);
  if (!numAffectedRows) throw problem('deviceUnknown');
}

/** The phone says that everything is deleted. @throws deviceUnknown for a device that is not one's own or not lost */
export async function recordWiped(work: Work, id: string): Promise<void> {
  const { numAffectedRows } = await sql`
    update visit_device set wiped_at = coalesce(wiped_at, ${work.at})
    where id = ${id} and account = ${work.actor.id} and lost_at is not null`.execute(work.tx);
  if (!numAffectedRows) throw problem('deviceUnknown');
}

/** Devices by their owners: one's own, or those of an administrator's office. */
export async function listDevices(work: Work, id?: string): Promise<DeviceRow[]> {
  const { rows } = await sql<Omit<DeviceRow, 'accountName' | 'may'>>`
    select d.id as device, d.name, d.account, a.name as "areaName", ${utc('d.registered_at')} as "registeredAt",
      ${utc('d.contact_at')} as "contactAt", ${utc('d.lost_at')} as "lostAt", ${utc('d.wiped_at')} as "wipedAt"
    from visit_device d join area a on a.code = d.area
    ${id === undefined ? sql`` : sql`where d.id = ${id}`}
    order by d.area, d.account, d.registered_at desc`.execute(work.tx);
  const names = await accountNames(
    work,
    rows.map(({ account }) => account),
  );
  return rows.map((row) => ({
    ...row,
    accountName: names.get(row.account) ?? '',
    may: row.lostAt === null ? ['markLost'] : [],
  }));
}

async function findOwnDevice(work: Work, id: string): Promise<DeviceRecord | undefined> {
  const { rows } = await sql<DeviceRecord>`
    select id, account, key_county as "keyCounty", share, lost_at as "lostAt",
      ${utc(sql`contact_at + make_interval(hours => ${HOLD_HOURS})`)} as until
    from visit_device where id = ${id} and account = ${work.actor.id}`.execute(work.tx);
  return rows[0];
}

function placeOf(county: string, rowId: string) {
  return { county, table: 'visit_device', column: 'share', rowId };
}
