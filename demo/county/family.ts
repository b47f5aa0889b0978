import type { Random } from './random.ts';

/** A place in a family, before it has a name. `line`: the surname of the men of the house, or one from elsewhere. */
export interface Kin {
  readonly relation: string;
  readonly sex: '男' | '女';
  readonly age: number;
  readonly line: 'own' | 'other';
}

/** How families are made up, in hundredths. */
const shapes = {
  threeGenerations: 19,
  parentsAndChildren: 23,
  grownChildren: 20,
  withOldParent: 7,
  oldCouple: 17,
  alone: 10,
  grandparentsAndGrandchild: 2,
  oneParent: 3,
} as const;

type Shape = keyof typeof shapes;

/** The most people that any shape has. */
export const largestFamily = 8;

/** One family, the head first, the old before the young. */
export function familyOf(random: Random): Kin[] {
  return makers[random.weighed<Shape>(shapes)](random);
}

function coupleOf(random: Random, age: number): Kin[] {
  const headIsMan = random.chance(0.9);
  const spouseAge = Math.max(age + (headIsMan ? -1 : 1) * random.between(-1, 4), 22);
  return [
    { relation: '户主', sex: headIsMan ? '男' : '女', age, line: headIsMan ? 'own' : 'other' },
    { relation: '配偶', sex: headIsMan ? '女' : '男', age: spouseAge, line: headIsMan ? 'other' : 'own' },
  ];
}

/** The younger of a couple was at least 22 when the first child came; the second came two to six years later. */
function childrenOf(random: Random, parents: readonly Kin[], count: number, youngest: number): Kin[] {
  const youngestParent = Math.min(...parents.map(({ age }) => age));
  const eldest = youngestParent - random.between(22, 27);
  const ages = Array.from({ length: count }, (_, nth) => eldest - nth * random.between(2, 6));
  return ages.filter((age) => age >= youngest).map((age) => childOf(random.chance(0.53) ? '男' : '女', age));
}

function childOf(sex: '男' | '女', age: number): Kin {
  return { relation: sex === '男' ? '之子' : '之女', sex, age, line: 'own' };
}

/** The surviving parents of the head: a son's wife lives with her husband's parents. */
function oldParentsOf(random: Random, [head]: readonly Kin[], count: number): Kin[] {
  if (head === undefined) return [];
  const motherAge = head.age + random.between(21, 26);
  const mother: Kin = { relation: head.sex === '男' ? '之母' : '之婆婆', sex: '女', age: motherAge, line: 'other' };
  const father: Kin = {
    relation: head.sex === '男' ? '之父' : '之公公',
    sex: '男',
    age: motherAge + random.between(0, 4),
    line: 'own',
  };
  if (count === 2) return [father, mother];
  return [random.chance(0.6) ? mother : father];
}

function sonWithFamily(random: Random, parents: readonly Kin[]): Kin[] {
  const sonAge = Math.max(Math.min(...parents.map(({ age }) => age)) - random.between(22, 27), 23);
  const wifeAge = sonAge - random.between(0, 3);
  const count = random.weighed({ '1': 5, '2': 4, '3': 0.5 });
  const eldest = wifeAge - random.between(21, 25);
  const ages = Array.from({ length: Number(count) }, (_, nth) => Math.max(eldest, 1) - nth * random.between(2, 4));
  const grandchildren = ages
    .filter((age) => age >= 0)
    .map((age): Kin => {
      const sex = random.chance(0.53) ? '男' : '女';
      return { relation: sex === '男' ? '之孙子' : '之孙女', sex, age, line: 'own' };
    });
  const son: Kin = { relation: '之子', sex: '男', age: sonAge, line: 'own' };
  const wife: Kin = { relation: '之儿媳', sex: '女', age: wifeAge, line: 'other' };
  return [son, wife, ...grandchildren];
}

const makers: Readonly<Record<Shape, (random: Random) => Kin[]>> = {
  threeGenerations: (random) => {
    const couple = coupleOf(random, random.between(47, 64));
    const old = random.chance(0.3) ? oldParentsOf(random, couple, 1) : [];
    return [...couple, ...old, ...sonWithFamily(random, couple)].slice(0, largestFamily);
  },
  parentsAndChildren: (random) => {
    const couple = coupleOf(random, random.between(27, 47));
    return [...couple, ...childrenOf(random, couple, random.chance(0.55) ? 2 : 1, 0)];
  },
  grownChildren: (random) => {
    const couple = coupleOf(random, random.between(46, 60));
    return [...couple, ...childrenOf(random, couple, random.chance(0.5) ? 2 : 1, 16)];
  },
  withOldParent: (random) => {
    const couple = coupleOf(random, random.between(36, 55));
    return [
      ...couple,
      ...oldParentsOf(random, couple, random.chance(0.3) ? 2 : 1),
      ...childrenOf(random, couple, 1, 3),
    ];
  },
  oldCouple: (random) => coupleOf(random, random.between(62, 82)),
  alone: (random) => {
    const sex = random.chance(0.6) ? '男' : '女';
    return [{ relation: '户主', sex, age: random.between(48, 86), line: 'own' }];
  },
  grandparentsAndGrandchild: (random) => {
    const couple = coupleOf(random, random.between(58, 70));
    const sex = random.chance(0.5) ? '男' : '女';
    const grandchild: Kin = {
      relation: sex === '男' ? '之孙子' : '之孙女',
      sex,
      age: random.between(6, 15),
      line: 'own',
    };
    return [...couple, grandchild];
  },
  oneParent: (random) => {
    const [head] = coupleOf(random, random.between(34, 52));
    return head === undefined ? [] : [head, ...childrenOf(random, [head], random.chance(0.4) ? 2 : 1, 3)];
  },
};
