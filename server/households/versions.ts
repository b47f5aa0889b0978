import { birthDateOf, normaliseIdNumber } from '../../domain/id-number.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { canonicalJson } from '../../policy/procedures/canonical-json.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { Work } from '../rights/work.ts';
import { type Held, setFromDay } from './bitemporal.ts';
import {
  columnOf,
  type FieldValue,
  type SubjectOf,
  type ValuesOf,
  VERSION_SHAPES,
  type VersionTable,
} from './fields.ts';
import { refreshNameGrams } from './name-index.ts';
import { type PrivateValues, sealedColumns } from './private-value.ts';
import { replaceRows } from './replace-rows.ts';
import { readHeld, type VersionRow } from './version-rows.ts';

/** By which way a value came in: an import, the desk, a decision on a case, or a visit that the township accepted. */
export type Means = 'import' | 'desk' | 'case' | 'visit';

export interface Provenance {
  readonly means: Means;
  readonly batch?: string | undefined;
}

/** One value to set from a day on. */
export interface Setting<Table extends VersionTable> {
  readonly subject: SubjectOf[Table];
  /** The village of the household, its stamp. */
  readonly area: string;
  readonly from: PlainDate;
  /** Fields left out keep what held on that day (blank if nothing did); undefined: nothing holds from that day on. */
  readonly values: Partial<ValuesOf[Table]> | undefined;
}

type Content = Pick<VersionRow, 'subject' | 'area' | 'values' | 'means' | 'by' | 'batch'>;

type Timeline = readonly Held<Content>[];

/**
 * THE way to set values from a day on, for any number of subjects at once; callers hold the lock of their households.
 * Answers which settings changed anything, in their order: setting what already holds writes nothing.
 * Two statements however many settings, as long as nobody's name or home changes. Settings of one subject are applied one after the other.
 */
export async function setVersions<Table extends VersionTable>(
  work: Work,
  table: Table,
  county: string,
  settings: readonly Setting<Table>[],
  provenance: Provenance,
): Promise<boolean[]> {
  if (settings.length === 0) return [];
  const ring = await work.keys.ringOf(county);
  const held = await loadHeld(work, table, county, settings);
  const after = new Map(held);
  const changed = settings.map((setting) => {
    const key = keyOf(table, setting.subject);
    const before = after.get(key) ?? [];
    const rows = setFromDay(before, setting.from, (covering) =>
      nextContent(work, table, setting, covering, provenance),
    );
    after.set(key, rows);
    return rows !== before;
  });
  if (!changed.includes(true)) return changed;
  const retired = leftOut([...held.values()].flat(), [...after.values()].flat());
  const added = [...after.values()].flat().filter(({ id }) => id === undefined);
  const rows = added.map((one) => rowOf(work, ring, table, county, one));
  await replaceRows(work, table, county, retired, rows);
  const isNamedOtherwise = ({ subject }: Setting<Table>) =>
    namedIn(table, held.get(keyOf(table, subject))) !== namedIn(table, after.get(keyOf(table, subject)));
  await refreshNameGrams(work.tx, county, personsOf(settings.filter(isNamedOtherwise)));
  return changed;
}

/** What the index of names is made of: which names a person has, and which homes. Most corrections change neither. */
function namedIn(table: VersionTable, timeline: Timeline = []): string {
  const words = timeline.map(({ content: { subject, area, values } }) => {
    if (table === 'person_version') return String(values.name);
    return table === 'membership' ? `${area} ${subject.household}` : '';
  });
  return [...new Set(words)].sort().join('\n');
}

function nextContent<Table extends VersionTable>(
  work: Work,
  table: Table,
  { subject, area, values }: Setting<Table>,
  covering: Content | undefined,
  { means, batch }: Provenance,
): Content | undefined {
  if (values === undefined) return undefined;
  const told = completed(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)));
  const next = { ...VERSION_SHAPES[table].blank, ...covering?.values, ...told } as Record<string, FieldValue>;
  if (covering && canonicalJson(next) === canonicalJson(covering.values)) return covering;
  return { subject: { ...subject }, area, values: next, means, by: work.actor.id, batch: batch ?? null };
}

function leftOut(before: Timeline, after: Timeline): string[] {
  const kept = new Set(after.map(({ id }) => id));
  return before.flatMap(({ id }) => (id === undefined || kept.has(id) ? [] : [id]));
}

function personsOf(settings: readonly { subject: object }[]): string[] {
  return [...new Set(settings.map(({ subject }) => (subject as { person: string }).person))];
}

function keyOf(table: VersionTable, subject: object): string {
  const named = subject as Record<string, string>;
  return VERSION_SHAPES[table].subject.map((name) => named[name]).join('|');
}

/** An ID number is kept as it is compared, and says the birth date when nobody else does. */
function completed(values: Readonly<Record<string, unknown>>): typeof values {
  if (typeof values.idNumber !== 'string') return values;
  const idNumber = normaliseIdNumber(values.idNumber);
  const birthDate = values.birthDate ?? birthDateOf(idNumber);
  return { ...values, idNumber, ...(birthDate && { birthDate }) };
}

async function loadHeld<Table extends VersionTable>(
  work: Work,
  table: Table,
  county: string,
  settings: readonly Setting<Table>[],
): Promise<Map<string, Timeline>> {
  const first = VERSION_SHAPES[table].subject[0] as string;
  const ids = [...new Set(settings.map(({ subject }) => (subject as Record<string, string>)[first] as string))];
  const rows = await readHeld(work, table, county, ids);
  const timelines = new Map<string, Held<Content>[]>();
  for (const { id, validFrom, validTo, ...content } of rows) {
    const key = keyOf(table, content.subject);
    timelines.set(key, [...(timelines.get(key) ?? []), { id, validFrom, validTo, content }]);
  }
  return timelines;
}

function rowOf(work: Work, ring: KeyRing, table: VersionTable, county: string, one: Held<Content>) {
  const { validFrom, validTo, content } = one;
  const shape = VERSION_SHAPES[table];
  const isSealed = (field: string) => shape.sealed.includes(field as never);
  const id = work.newId();
  const fields = Object.entries(content.values);
  const hidden = fields.filter(([field, value]) => isSealed(field) && value !== null && value !== '');
  return {
    ...{ county, id, area: content.area, ...content.subject },
    ...Object.fromEntries(
      fields.filter(([field]) => !isSealed(field)).map(([field, value]) => [columnOf(field), value]),
    ),
    ...(shape.sealed.length > 0 &&
      sealedColumns(ring, { county, table, rowId: id }, Object.fromEntries(hidden) as PrivateValues)),
    ...{ valid_from: validFrom, valid_to: validTo, known_from: work.at, known_to: null, standing: 'accepted' },
    ...{ means: content.means, by_account: content.by, batch: content.batch },
  };
}
