import type { PlainDate } from '../../domain/plain-date.ts';
import { officerName, villageSurnames } from './names.ts';
import { randomOf } from './random.ts';

/** What the county is to be like. The same plan always gives the same county. */
export interface CountyPlan {
  readonly seed: number;
  /** The six digits of the county, in an unallocated region. */
  readonly county: string;
  readonly name: string;
  /** The day on which everything is told. */
  readonly today: PlainDate;
  readonly households: number;
  readonly towns: number;
  /** The fewest and the most villages of a town. */
  readonly villagesOfTown: readonly [number, number];
}

/** A village, and which households of the county are its own: `households` from the `first`. */
export interface Village {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly surname: string;
  readonly marks: readonly string[];
  readonly first: number;
  readonly households: number;
  /** Who visits and keeps contact, from the village and the town. */
  readonly officers: readonly string[];
}

export interface Town {
  readonly code: string;
  readonly name: string;
  readonly villages: readonly Village[];
}

const townFirst = [...'青白柳石云金凤沙长平高双太永'];
const townLast = [...'岩坪林桥泉溪渡岭塘'];
const villageLast = [...'湾冲坳咀畈店桥河铺岭墩垸塘坪'];
/** Places in the chance of the county that no household takes. */
const placeOfTowns = 2 ** 31;

function townName(nth: number): string {
  const first = townFirst[nth % townFirst.length] ?? '';
  const last = townLast[(nth * 4 + Math.floor(nth / townFirst.length)) % townLast.length] ?? '';
  return `${first}${last}${nth % 4 === 3 ? '乡' : '镇'}`;
}

/** The towns of the county with their villages; villages differ in size by a half. */
export function placesOf(plan: CountyPlan): Town[] {
  const random = randomOf(plan.seed, placeOfTowns);
  const counts = Array.from({ length: plan.towns }, () => random.between(...plan.villagesOfTown));
  const sizes = sharesOf(
    plan.households,
    counts.flatMap((count) => Array.from({ length: count }, () => random.between(80, 120))),
  );
  let village = 0;
  let first = 0;
  return counts.map((count, town) => {
    const prefix = `${plan.county}${100 + town}`;
    const villages = Array.from({ length: count }, (_, inTown) => {
      const households = sizes[village] ?? 0;
      const made = villageOf(plan, {
        code: `${prefix}${201 + inTown}`,
        town: `${prefix}000`,
        nth: village,
        first,
        households,
      });
      village += 1;
      first += households;
      return made;
    });
    return { code: `${prefix}000`, name: townName(town), villages };
  });
}

function villageOf(
  plan: CountyPlan,
  place: { code: string; town: string; nth: number; first: number; households: number },
): Village {
  const { nth, ...rest } = place;
  const random = randomOf(plan.seed, placeOfTowns + 1 + nth);
  const surname = villageSurnames[(nth * 7) % villageSurnames.length] ?? '';
  const last = villageLast[(nth * 5 + Math.floor(nth / villageSurnames.length)) % villageLast.length] ?? '';
  return {
    ...rest,
    surname,
    name: `${surname}家${last}村`,
    marks: random.chance(0.15) ? ['乡村振兴重点帮扶村'] : [],
    officers: Array.from({ length: 5 }, () => officerName(random)),
  };
}

/** Divides `total` by weights so that nothing is lost to rounding. */
function sharesOf(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let weighed = 0;
  let given = 0;
  return weights.map((weight) => {
    weighed += weight;
    const upTo = Math.round((total * weighed) / sum);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}
