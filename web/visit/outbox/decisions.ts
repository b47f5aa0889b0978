import type { VisitDifference } from '../../../contract/visits.ts';
import { newId } from '../device/phone.ts';
import type { OpenDevice } from '../device/vault.ts';
import type { Entry, Picture, SavedForm } from './entry.ts';
import { changeEntry, type KeptEntry } from './outbox.ts';

/** For each difference, whose value stands. */
export type Choice = 'mine' | 'theirs';

type Changes = SavedForm['changes'];

/** The officer's form with each difference as decided. Taking theirs means: I propose no change of that field. */
function decidedForm(form: SavedForm, differences: readonly VisitDifference[], choices: readonly Choice[]) {
  return differences.reduce((decided, difference, at) => {
    return choices[at] === 'theirs' ? takeTheirs(decided, difference) : decided;
  }, form);
}

function takeTheirs(form: SavedForm, { part, person, subject, field, theirs }: VisitDifference): SavedForm {
  if (part === 'answer') return { ...form, answers: { ...form.answers, [field]: theirs } };
  if (part === 'joined') return { ...form, changes: withoutJoined(form.changes, subject) };
  if (part === 'left') return { ...form, changes: withoutLeft(form.changes, person) };
  return { ...form, changes: withoutChange(form.changes, part, person, field) };
}

/** By name: who joined has no id before the township accepts. */
function withoutJoined({ joined = [], ...rest }: Changes, name: string): Changes {
  const left = joined.filter((each) => each.name !== name);
  return left.length > 0 ? { ...rest, joined: left } : rest;
}

function withoutLeft({ left = [], ...rest }: Changes, person: string | null): Changes {
  const others = left.filter((each) => each.person !== person);
  return others.length > 0 ? { ...rest, left: others } : rest;
}

function withoutChange(
  changes: Changes,
  part: 'household' | 'member' | 'income',
  person: string | null,
  field: string,
) {
  if (part === 'member') {
    const members = (changes.members ?? [])
      .map((each) => (each.person === person ? { ...each, changes: without(each.changes, field) } : each))
      .filter((each) => Object.keys(each.changes).length > 0);
    const { members: _, ...rest } = changes;
    return members.length > 0 ? { ...rest, members } : rest;
  }
  const { [part]: own, ...rest } = changes;
  const left = without(own ?? {}, field);
  return Object.keys(left).length > 0 ? { ...rest, [part]: left } : rest;
}

function without<Values extends object>(values: Values, field: string): Values {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== field)) as Values;
}

/** A new command for an entry whose former one the server has ended. */
function anew(device: OpenDevice, entry: Entry, sentence: string, at: number): Partial<Entry> {
  return {
    ...{ commandId: newId(device.phone), sent: null, state: { is: 'waiting' }, attempts: 0, notBefore: 0 },
    ended: [...entry.ended, { commandId: entry.commandId, sentence, at }],
  };
}

/** The officer has decided between the two versions: a new command, resting on the version now. */
export async function decideConflict(
  device: OpenDevice,
  entry: KeptEntry,
  choices: readonly Choice[],
): Promise<boolean> {
  const { state } = entry;
  if (state.is !== 'conflict') return false;
  const form = decidedForm(entry.form, state.conflict.differences, choices);
  const next = { ...anew(device, entry, state.sentence, state.at), form, version: state.conflict.version };
  return (await changeEntry(device, entry, next)) !== undefined;
}

/** A refused form, mended: the same entry in the same place, a new command; its draft goes in the same breath. */
export async function correctRefused(
  device: OpenDevice,
  entry: KeptEntry,
  mended: { readonly form: SavedForm; readonly pictures: readonly Picture[]; readonly version: number },
): Promise<boolean> {
  const { state } = entry;
  if (state.is !== 'refused') return false;
  const next = { ...anew(device, entry, state.sentence, state.at), ...mended };
  const draft = { kind: 'draft', id: entry.household, sealed: null } as const;
  return (await changeEntry(device, entry, next, [draft])) !== undefined;
}

/** The officer gives up a form that the server has refused; it stays in the list as withdrawn. */
export async function withdraw(device: OpenDevice, entry: KeptEntry): Promise<boolean> {
  const { state } = entry;
  if (state.is !== 'refused' && state.is !== 'conflict') return false;
  const ended = [...entry.ended, { commandId: entry.commandId, sentence: state.sentence, at: state.at }];
  const withdrawn = { is: 'withdrawn', at: device.phone.now() } as const;
  return (await changeEntry(device, entry, { ended, state: withdrawn })) !== undefined;
}
