import { type RawBuilder, sql } from 'kysely';
import type { SheetKey } from '../rows.ts';

export type SealedTable = 'household_version' | 'person_version' | 'contact_officer';

/** The columns of one version table that an import writes. */
export interface VersionShape {
  readonly table: 'membership' | 'enrolment' | SealedTable;
  readonly subject: readonly string[];
  /** Columns that are compared, each with the field of the sheet that it comes from; null: never from a sheet. */
  readonly values: Readonly<Record<string, string | null>>;
  /** Columns that are written with a change but make none. */
  readonly uncompared?: readonly string[];
  /** The sealed fields with the fields of the sheet, and the columns that go with `private`. */
  readonly sealed?: { readonly fields: Readonly<Record<string, string>>; readonly indexes: readonly string[] };
}

/** How rows of one sheet become versions of one table, valid from a day on. */
export interface Timeline extends VersionShape {
  readonly sheet: SheetKey;
  /** Named as the columns: source, id, county, the subject, area, valid_from, is_new (nothing can be held of it), values. */
  readonly incoming: RawBuilder<unknown>;
  /** Notes for whom something changed, from a table with county and the subject. */
  readonly changed: (from: RawBuilder<unknown>) => RawBuilder<unknown>;
}

/** The columns of a version row before its times and provenance. */
export function columnsOf({ subject, values, uncompared, sealed }: VersionShape) {
  const hidden = sealed ? ['private', 'private_digest', ...sealed.indexes] : [];
  return ['county', 'id', ...subject, 'area', ...Object.keys(values), ...(uncompared ?? []), ...hidden, 'valid_from'];
}

export const provenanceColumns = sql.raw('valid_to, known_from, known_to, standing, means, by_account, batch');
