import { randomUUID } from 'node:crypto';
import { HOUSEHOLDS } from '../testing/made-up-households.ts';
import type { Random } from '../testing/seeded-random.ts';
import type { Target } from './testing-route-spec.ts';
import { ROUTE_TABLE } from './testing-route-table.ts';

/** One request as it goes over the wire, without who sends it. */
export interface MadeRequest {
  readonly at: string;
  readonly url: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body?: object | undefined;
  readonly bytes?: Buffer | undefined;
}

const POISON = [
  ...[
    "' or 1=1 --",
    '../../..',
    '%00',
    '%',
    '_',
    '\\',
    '',
    ' ',
    '0',
    '-1',
    'null',
    '9'.repeat(400),
    '𠮷',
    '\u202e',
    'a'.repeat(3000),
  ],
  ...[
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '99',
    '990101',
    '99~',
    '990101100201~',
    '\n',
  ],
];
const NUMBERS = Object.values(HOUSEHOLDS).flatMap(({ members }) => members.map(({ idNumber }) => idNumber));
/** Of region 9902 with right check digits: nobody's before the other world is made, somebody's afterwards. */
export const LATER_NUMBERS = ['990201196001011216', '990201196001021217', '990201196001031213'] as const;
const NAMES = ['王', '张', '王建', '李秀兰', '郑远山', '冯', '吴德才', '周', '后来', '后来人'];
const FILTERS: Readonly<Record<string, readonly string[]>> = {
  area: [
    '990101100201',
    '990101100202',
    '990101101201',
    '990201100201',
    '990101000000',
    '990201000000',
    '990000000000',
  ],
  type: ['一般农户', '脱贫户', '监测对象'],
  sort: ['village', 'householdNo', 'name', 'A38'],
  descending: ['true', 'false'],
  page: ['1', '2', '3', '100000'],
  openLead: ['true', 'false'],
  runningCase: ['true', 'false'],
  category: ['边缘易致贫户', '突发严重困难户'],
  householdNo: ['S1', 'L1', 'H1', 'F1', 'Z1', 'Z2'],
  state: ['all', 'open', 'verified'],
  on: ['2022-05-30', '2022-01-01', '2030-01-01'],
  rule: ['A38', 'income'],
  step: ['homeCheck', 'comparison'],
};

const pick = <T>(random: Random, list: readonly T[]): T => list[random(list.length)] as T;

/** A real id with one digit changed: somebody counts on from what they have seen. */
function guessed(random: Random, id: string): string {
  const at = random(id.length);
  return /[0-9a-f]/.test(id[at] ?? '') ? id.slice(0, at) + random(16).toString(16) + id.slice(at + 1) : id;
}

function changed(random: Random, value: string, others: readonly string[]): string {
  const how = random(10);
  if (how < 5) return value;
  if (how === 5) return guessed(random, value);
  if (how === 6) return pick(random, POISON);
  return pick(random, others);
}

/** A question or command of the table, its places mixed, its values partly guessed, malformed or of elsewhere. */
export function requestFor(random: Random, at: string, places: readonly Target[]): MadeRequest {
  const asked = ROUTE_TABLE[at]?.ask(pick(random, places));
  const ids = [
    ...places.flatMap((place) => [place.county, place.household, place.person, place.lead, place.case, place.village]),
  ];
  const url = (at.split(' ')[1] ?? '').replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(
      changed(random, asked?.params?.[name] ?? '', [...ids, ...places.map(({ document }) => document)]),
    ),
  );
  const query = { ...asked?.query, ...(at.startsWith('GET') ? someFilters(random) : {}) };
  const body = at.endsWith('/households/search') ? search(random) : asked?.body;
  return { at, url, query, body, bytes: asked?.bytes };
}

function someFilters(random: Random): Record<string, string> {
  const names = Object.keys(FILTERS);
  const chosen = Array.from({ length: random(4) }, () => pick(random, names));
  return Object.fromEntries(
    chosen.map((name) => [name, random(12) === 0 ? pick(random, POISON) : pick(random, FILTERS[name] ?? [])]),
  );
}

function search(random: Random): object {
  const filters =
    random(3) === 0 ? { sort: pick(random, ['village', 'name', 'A38']), descending: random(2) === 0 } : {};
  const by = random(4);
  if (by < 2) return { ...filters, name: pick(random, NAMES) };
  if (by === 2) return { ...filters, idNumber: pick(random, [...NUMBERS, ...LATER_NUMBERS]) };
  return { ...filters, phone: pick(random, ['19977778881', '19912341234', '19900010001', '19933330001']) };
}

/** The same command for what is outside and for what is nowhere; undefined where the address names nothing outside. */
export function pairOf(random: Random, at: string, outside: readonly Target[]): [MadeRequest, MadeRequest] | undefined {
  const spec = ROUTE_TABLE[at];
  if (spec?.names !== 'household' || spec.outside !== 'hidden') return undefined;
  const place = pick(random, outside);
  const nowhere = { ...place, household: randomUUID(), person: randomUUID(), lead: randomUUID(), case: randomUUID() };
  const both = [place, { ...nowhere, caseHousehold: randomUUID(), document: randomUUID() }].map(
    (target): MadeRequest => {
      const asked = spec.ask(target);
      const url = (at.split(' ')[1] ?? '').replace(/:(\w+)/g, (_, name: string) => asked.params?.[name] ?? '');
      return { at, url, query: asked.query ?? {}, body: asked.body, bytes: asked.bytes };
    },
  );
  return both as [MadeRequest, MadeRequest];
}
