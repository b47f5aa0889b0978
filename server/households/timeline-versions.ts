import { sql } from 'kysely';
import { MEANS_LABELS, SCHEME_LABELS } from '../../contract/household-fields.ts';
import type { FieldChange, TimelineEntry } from '../../contract/household-history.ts';
import type { Work } from '../rights/work.ts';
import type { VersionTable } from './fields.ts';
import { FIELD_LABELS, shownValue } from './shown-value.ts';
import { changesOf, type VersionChange } from './version-changes.ts';
import { readVersions, type VersionRow } from './version-rows.ts';

/** An entry before the names of accounts are looked up. */
export interface EntryDraft extends Omit<TimelineEntry, 'by'> {
  readonly account: string | null;
  readonly means: string | null;
}

type Named = VersionChange & { readonly table: VersionTable; readonly subject: string };

/** What was registered and corrected about a household and whoever belonged to it at any time; one entry an act. */
export async function versionEntries(work: Work, county: string, household: string): Promise<EntryDraft[]> {
  const ofHousehold = sql<boolean>`household = ${household}`;
  const memberships = await readVersions(work, 'membership', county, ofHousehold);
  const persons = [...new Set(memberships.map(({ subject }) => subject.person ?? ''))];
  const members = await readVersions(work, 'person_version', county, sql`person = any(${persons}::uuid[])`);
  const names = new Map(members.map(({ subject, values }) => [subject.person ?? '', String(values.name)]));
  const kinds = await naturalChangesOf(work, county, household);
  const enrolments = await readVersions(work, 'enrolment', county, ofHousehold);
  const changes = [
    ...named('household_version', await readVersions(work, 'household_version', county, ofHousehold), () => '本户'),
    ...named('membership', memberships, (row) => names.get(row.subject.person ?? '') ?? ''),
    ...named('person_version', members, (row) => names.get(row.subject.person ?? '') ?? ''),
    ...named('contact_officer', await readVersions(work, 'contact_officer', county, ofHousehold), () => '本户'),
  ];
  return [
    ...groupedByAct(changes).map((act) => entryOf(work, act, kinds)),
    ...changes
      .filter(({ what, table }) => what === 'ended' && table === 'membership')
      .map((change) => leavingEntry(change, kinds)),
    ...named('enrolment', enrolments, ({ subject }) => schemeOf(subject)).map((change) => enrolmentEntry(work, change)),
  ];
}

function named(table: VersionTable, rows: readonly VersionRow[], nameOf: (row: VersionRow) => string): Named[] {
  const bySubject = new Map<string, VersionRow[]>();
  for (const row of rows) {
    const key = Object.values(row.subject).join('|');
    bySubject.set(key, [...(bySubject.get(key) ?? []), row]);
  }
  return [...bySubject.values()]
    .flatMap((ofSubject) => changesOf(ofSubject, FIELD_LABELS[table]))
    .map((change) => ({ ...change, table, subject: nameOf(change.row) }));
}

/** An act is one instant, one person, one way; a first registration and a change in it are two entries. */
function groupedByAct(changes: readonly Named[]): Named[][] {
  const acts = new Map<string, Named[]>();
  for (const change of changes.filter(({ what }) => what !== 'ended')) {
    const key = [change.knownFrom, change.row.by, change.row.means, change.what].join('|');
    acts.set(key, [...(acts.get(key) ?? []), change]);
  }
  return [...acts.values()];
}

function entryOf(work: Work, act: readonly Named[], kinds: NaturalKinds): EntryDraft {
  const [{ row, knownFrom, what }] = act as [Named];
  const joined = act.filter(({ table }) => table === 'membership');
  const newcomers = joined.map(({ row: { subject }, subject: name }) =>
    withKind(name, kinds.memberJoined[subject.person ?? '']),
  );
  const first = joined.some(({ row: { subject } }) => kinds.memberJoined[subject.person ?? ''])
    ? '增加家庭成员'
    : '登记农户资料';
  const title = what === 'first' ? first : '更正农户资料';
  return {
    ...draft(`${what}-${row.id}`, knownFrom.slice(0, 10), row),
    title: row.means === 'import' ? `${MEANS_LABELS.import}：${title}` : title,
    detail: what === 'first' && newcomers.length > 0 ? `成员：${newcomers.join('、')}` : null,
    changes: act.flatMap((change) => shownChanges(work, change)),
  };
}

function leavingEntry({ row, subject }: Named, kinds: NaturalKinds): EntryDraft {
  const title = withKind(`${subject}不再是本户成员`, kinds.memberLeft[row.subject.person ?? '']);
  return { ...draft(`ended-${row.id}`, row.validTo ?? row.validFrom, row), title };
}

type NaturalKinds = Readonly<Record<'memberJoined' | 'memberLeft', Readonly<Record<string, string>>>>;

/** Why members joined and left, as far as somebody said it; the last word of each person. */
async function naturalChangesOf({ tx }: Work, county: string, household: string): Promise<NaturalKinds> {
  const { rows } = await sql<{ event: keyof NaturalKinds; person: string; kind: string }>`
    select e.kind as event, e.data ->> 'person' as person, e.data ->> 'kind' as kind from event e
    where e.county = ${county} and e.household = ${household} and e.kind in ('memberJoined', 'memberLeft')
    order by e.at, e.id`.execute(tx);
  const of = (event: keyof NaturalKinds) =>
    Object.fromEntries(rows.filter((row) => row.event === event).map(({ person, kind }) => [person, kind]));
  return { memberJoined: of('memberJoined'), memberLeft: of('memberLeft') };
}

function withKind(words: string, kind: string | undefined): string {
  return kind === undefined ? words : `${words}（${kind}）`;
}

function enrolmentEntry(work: Work, change: Named): EntryDraft {
  const { row, what, subject } = change;
  const { category } = row.values;
  const name = category ? `${subject}（${category}）` : subject;
  const titles = { first: `纳入${name}`, changed: `${name}情况变化`, ended: `不再是${subject}` };
  return {
    ...draft(`${what}-${row.id}`, what === 'ended' ? (row.validTo ?? row.validFrom) : row.validFrom, row),
    kind: '识别',
    title: titles[what],
    changes: shownChanges(work, change),
    case: typeof row.values.caseId === 'string' ? row.values.caseId : null,
  };
}

function draft(id: string, on: string, { by, means }: VersionRow): EntryDraft {
  const nothing = { title: '', detail: null, changes: [], lead: null, case: null };
  return { id, on, kind: '资料', ...nothing, account: by, means };
}

function schemeOf({ scheme }: Readonly<Record<string, string>>): string {
  return SCHEME_LABELS[scheme as keyof typeof SCHEME_LABELS];
}

function shownChanges({ actor }: Work, { fields, subject }: Named): FieldChange[] {
  return fields.map(({ label, field, before, after, from }) => ({
    ...{ subject, label, from },
    ...{ before: shownValue(actor.role, field, before), after: shownValue(actor.role, field, after) },
  }));
}
