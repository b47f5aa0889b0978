import type { VisitHousehold } from '../../../contract/visit-bundle.ts';
import type { VisitChangesInput, VisitPlace } from '../../../contract/visits.ts';
import { type Attachment1Answers, blankAttachment1 } from '../../../domain/forms/lz-attachment-1.ts';
import { openValue, sealValue } from '../device/sealing.ts';
import type { BundleHead, OpenDevice } from '../device/vault.ts';
import type { Entry, Picture } from '../outbox/entry.ts';
import { listEntries } from '../outbox/outbox.ts';

/** The sections that are known already and asked only when something changed. */
export type KnownSection = 'members' | 'income' | 'essentials';

/** A form being filled. */
export interface Draft {
  readonly household: string;
  readonly title: string;
  /** Of the bundle it was begun from. */
  readonly version: number;
  readonly members: readonly { readonly person: string; readonly name: string; readonly relation: string }[];
  readonly line: number | null;
  readonly step: number;
  readonly visitedOn: string;
  readonly answers: Attachment1Answers;
  readonly changes: VisitChangesInput;
  /** 有变化吗？ */
  readonly changed: Readonly<Partial<Record<KnownSection, boolean>>>;
  readonly place: VisitPlace | null;
  readonly photos: readonly Picture[];
  readonly signature: Picture | null;
  readonly noSignature: string | null;
  /** The refused entry that this mends. */
  readonly mends?: string;
}

/** What is known of the household, as the form's answers; null where nothing is known and somebody must ask. */
function knownAnswers(household: VisitHousehold, { form, officer }: BundleHead): Attachment1Answers {
  const { income, essentials, monitored, members, measures } = household;
  const perHead = income?.A34 ?? null;
  return {
    ...blankAttachment1,
    householdType: household.type,
    members: members.length,
    perHead,
    reachesLine: perHead === null || form.line === null ? null : perHead >= form.line,
    education: essentials?.education ?? null,
    medical: areInsured(members.map(({ medicalInsurance }) => medicalInsurance)),
    housing: essentials?.housing ?? null,
    water: essentials?.water ?? null,
    monitoredSince: monitored?.since.slice(0, 7) ?? null,
    riskRemoved: monitored ? monitored.riskRemovedOn !== null : null,
    mainRisk: monitored?.mainRisk ?? null,
    measuresNote: monitored && measures.length > 0 ? measures.join('；') : null,
    visitors: officer.displayName,
  };
}

/** 基本医疗有保障: everybody is insured (A17); unknown as long as one is. */
function areInsured(insurances: readonly (string | null)[]): boolean | null {
  if (insurances.length === 0 || insurances.includes(null)) return null;
  return !insurances.includes('未参加');
}

function knownMembers(household: VisitHousehold | undefined): Draft['members'] {
  return (household?.members ?? []).map(({ person, name, relation }) => ({ person, name, relation }));
}

/** A form begun today on what the bundle says. */
export function newDraft(household: VisitHousehold, head: BundleHead, today: string): Draft {
  return {
    household: household.id,
    title: household.headName ?? household.householdNo ?? '未登记户主',
    version: household.version,
    members: knownMembers(household),
    line: head.form.line,
    step: 0,
    visitedOn: today,
    answers: knownAnswers(household, head),
    ...{ changes: {}, changed: {}, place: null, photos: [], signature: null, noSignature: null },
  };
}

/** Without what was said of people who have left meanwhile: nothing on the form's screens could take it back. */
function ofThoseHere(changes: Draft['changes'], household: VisitHousehold | undefined): Draft['changes'] {
  if (!household) return changes;
  const { members = [], left = [], ...rest } = changes;
  const isHere = ({ person }: { person: string }) => household.members.some((member) => member.person === person);
  const [kept, gone] = [members.filter(isHere), left.filter(isHere)];
  return { ...rest, ...(kept.length > 0 && { members: kept }), ...(gone.length > 0 && { left: gone }) };
}

/** A refused form opened again, everything as it was. */
export function draftOfRefused(entry: Entry, household: VisitHousehold | undefined, line: number | null): Draft {
  const { form, pictures, title, version, id } = entry;
  const { answers, place, visitedOn } = form;
  const changes = ofThoseHere(form.changes, household);
  return {
    ...{ household: entry.household, title, version, line, step: 0, visitedOn, answers, changes, place, mends: id },
    members: knownMembers(household),
    changed: {
      members: Boolean(changes.members ?? changes.household ?? changes.joined ?? changes.left),
      income: Boolean(changes.income),
      essentials: true,
    },
    photos: pictures.filter(({ kind }) => kind === 'visitPhoto'),
    signature: pictures.find(({ kind }) => kind === 'signature') ?? null,
    noSignature: form.noSignature ?? null,
  };
}

/** A form that the township returned, begun again: what was said then, on the household as it is known now, new evidence. */
export function draftOfReturned(entry: Entry, household: VisitHousehold, head: BundleHead, today: string): Draft {
  const { answers, changes, changed } = draftOfRefused(entry, household, head.form.line);
  return { ...newDraft(household, head, today), answers, changes, changed };
}

const placeOf = (household: string) => `draft/${household}`;

/** Seals the draft as it stands. */
export async function keepDraft({ phone, store, key }: OpenDevice, draft: Draft): Promise<void> {
  const id = draft.household;
  await store.changeRecords([{ kind: 'draft', id, sealed: await sealValue(phone, key, placeOf(id), draft) }]);
}

export async function readDraft({ store, key }: OpenDevice, household: string): Promise<Draft | undefined> {
  const sealed = await store.readRecord('draft', household);
  return sealed && openValue<Draft>(key, placeOf(household), sealed);
}

/** Gives up a draft. Its pictures go with it, unless they belong to the refused form that it was to mend. */
export async function dropDraft(device: OpenDevice, { household }: Pick<Draft, 'household'>): Promise<void> {
  await device.store.changeRecords([{ kind: 'draft', id: household, sealed: null }]);
  await dropStrayPictures(device);
}

/**
 * Removes pictures that belong to no draft and no form: taken again, crossed out, or kept a moment before the phone was
 * switched off. Never while somebody takes one: it belongs to nothing until it is kept with its draft.
 */
export async function dropStrayPictures(device: OpenDevice): Promise<void> {
  const { store } = device;
  const drafts = await Promise.all((await store.listRecords('draft')).map((id) => readDraft(device, id)));
  const held = [
    ...drafts.flatMap((draft) => [...(draft?.photos ?? []), ...(draft?.signature ? [draft.signature] : [])]),
    ...(await listEntries(device)).flatMap(({ pictures }) => pictures),
  ];
  const known = new Set(held.map(({ id }) => id));
  const strays = (await store.listRecords('picture')).filter((id) => !known.has(id));
  await store.changeRecords(strays.map((id) => ({ kind: 'picture', id, sealed: null })));
}
