import { birthDateOf, checkIdNumber, ID_NUMBER_FAULTS, normaliseIdNumber, sexOf } from '../id-number.ts';
import type { PlainDate } from '../plain-date.ts';

/** Somebody who joined a household. Without papers yet: no `idNumber`, but a birth date; of a birth that is `on` itself. */
export interface JoinedMember {
  /** Of `joiningKinds`. */
  readonly kind: string;
  /** From which day. */
  readonly on: PlainDate;
  readonly name: string;
  readonly sex: string;
  readonly relation: string;
  readonly idNumber?: string;
  readonly birthDate?: PlainDate;
}

/** Somebody who left: of `leavingKinds`, and from which day they no longer belong to the household. */
export interface LeftMember {
  readonly person: string;
  readonly kind: string;
  readonly on: PlainDate;
}

export interface NaturalChanges {
  readonly joined?: readonly JoinedMember[];
  readonly left?: readonly LeftMember[];
  /** What else the form changes of members; here only who and the relation matter. */
  readonly members?: readonly { readonly person: string; readonly changes: { readonly relation?: string } }[];
}

interface HeldMember {
  readonly person: string;
  readonly name: string;
  readonly relation: string;
}

/** `key`: `joined.0.idNumber`, `left.1.on`, `head`. */
export interface NaturalChangeFault {
  readonly key: string;
  readonly sentence: string;
}

const HEAD = '户主';

/** What must be mended before the changes may go; `held` are the members as they stand, `visitedOn` the latest possible day. */
export function faultsOfNaturalChanges(
  changes: NaturalChanges,
  held: readonly HeldMember[],
  visitedOn: PlainDate,
): NaturalChangeFault[] {
  const { joined = [], left = [] } = changes;
  if (joined.length + left.length === 0) return [];
  return [
    ...joined.flatMap((each, at) => joinedFaults(each, visitedOn).map((fault) => placed(`joined.${at}`, fault))),
    ...joined.flatMap(({ name }, at) =>
      joined.findIndex((other) => name !== '' && other.name === name) < at
        ? [{ key: `joined.${at}.name`, sentence: `“${name}”写了两次。请用名字把两个人分开。` }]
        : [],
    ),
    ...left.flatMap((each, at) =>
      leftFaults(each, changes, held, visitedOn).map((fault) => placed(`left.${at}`, fault)),
    ),
    ...headFaults(changes, held),
  ];
}

type Told = readonly [field: string, sentence: string];

function placed(at: string, [field, sentence]: Told): NaturalChangeFault {
  return { key: `${at}.${field}`, sentence };
}

function told(holds: boolean, field: string, sentence: string): Told[] {
  return holds ? [[field, sentence]] : [];
}

function joinedFaults(member: JoinedMember, visitedOn: PlainDate): Told[] {
  const { kind, on, name, sex, relation } = member;
  return [
    ...told(kind === '', 'kind', '还没有选增加原因。请选。'),
    ...told(name.trim() === '', 'name', '还没有填姓名。没取名的，先写“某某之子”。'),
    ...told(sex === '', 'sex', '还没有选性别。请选。'),
    ...told(relation === '', 'relation', '还没有选与户主关系。请选。'),
    ...dayFaults(on, visitedOn),
    ...numberFaults(member, visitedOn),
  ];
}

function dayFaults(on: PlainDate, visitedOn: PlainDate): Told[] {
  if (on === '') return [['on', '还没有填从哪天起。请填。']];
  return told(on > visitedOn, 'on', `不能晚于入户的那天（${visitedOn}）。`);
}

function numberFaults({ kind, on, sex, idNumber, birthDate }: JoinedMember, visitedOn: PlainDate): Told[] {
  if (idNumber === undefined) {
    if (kind === '出生')
      return told(birthDate !== undefined && birthDate !== on, 'birthDate', '出生日期就是出生的那天。');
    const born = birthDate ?? '';
    return [
      ...told(born === '', 'birthDate', '还没有证件的，要填出生日期。'),
      ...told(on !== '' && born > on, 'birthDate', '出生日期不能晚于来的那天。'),
    ];
  }
  if (idNumber.trim() === '') return [['idNumber', '请填证件号码；没有的，选“还没有证件”。']];
  const number = normaliseIdNumber(idNumber);
  const check = checkIdNumber(number, visitedOn);
  if (check !== 'ok') return [['idNumber', `证件号码${ID_NUMBER_FAULTS[check]}。请核对。`]];
  return [
    ...told(sex !== '' && sexOf(number) !== sex, 'idNumber', '证件号码里的性别和填的不一样。请核对。'),
    ...told(
      kind === '出生' && on !== '' && birthDateOf(number) !== on,
      'idNumber',
      '证件号码里的出生日期和填的不一样。请核对。',
    ),
  ];
}

function leftFaults(
  { person, kind, on }: LeftMember,
  { left = [], members = [] }: NaturalChanges,
  held: readonly HeldMember[],
  visitedOn: PlainDate,
): Told[] {
  return [
    ...told(!held.some((each) => each.person === person), 'person', '这个人已经不是本户成员。请看一下最新的资料。'),
    ...told(left.filter((each) => each.person === person).length > 1, 'person', '同一个人写了两次。'),
    ...told(
      members.some((each) => each.person === person),
      'person',
      '离开本户的人，不再改别的内容。',
    ),
    ...told(kind === '', 'kind', '还没有选减少原因。请选。'),
    ...dayFaults(on, visitedOn),
  ];
}

/** One household, one head; and somebody stays. */
function headFaults({ joined = [], left = [], members = [] }: NaturalChanges, held: readonly HeldMember[]) {
  const stay = held.filter(({ person }) => !left.some((each) => each.person === person));
  const relations = [
    ...stay.map(({ person, relation }) => members.find((each) => each.person === person)?.changes.relation ?? relation),
    ...joined.map(({ relation }) => relation),
  ];
  const fault = (sentence: string) => [{ key: 'head', sentence }];
  if (relations.length === 0) return fault('全家都离开了的，请在“备注”里写明，由镇里办理。');
  const heads = relations.filter((relation) => relation === HEAD).length;
  if (heads > 1) return fault('户主只能有一个。请核对与户主关系。');
  const hadHead = held.some(({ relation }) => relation === HEAD);
  return heads === 0 && hadHead ? fault('户主离开了，请选谁接任户主。') : [];
}
