import { addDays, type PlainDate } from '../../domain/plain-date.ts';

const lastSerial = 2_958_465;
const phantomLeapDay = 60;

/**
 * The day of Excel's serial number (the time of day is dropped), undefined below 1, beyond the year 9999, or for the
 * 29 February 1900 that Excel believes in. `from1904` for workbooks that count as old Macintoshes did.
 */
export function dayOfSerial(serial: number, from1904 = false): PlainDate | undefined {
  const days = Math.floor(serial + 1e-9);
  if (!Number.isFinite(serial) || days < 1 || days > lastSerial) return undefined;
  if (from1904) return addDays('1904-01-01', days);
  if (days === phantomLeapDay) return undefined;
  return addDays('1899-12-31', days > phantomLeapDay ? days - 1 : days);
}
