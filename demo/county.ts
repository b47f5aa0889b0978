import { householdOf, type MadeUpHousehold } from './county/household.ts';
import { type CountyPlan, placesOf, type Town } from './county/places.ts';
import { areaRows, areaSheet, householdSheets, type Row } from './county/sheets.ts';

/** A sheet ready to be written, whose rows are made as they are asked for. */
export interface SheetOfCounty {
  readonly name: string;
  readonly header: readonly string[];
  rows(): Iterable<Row>;
}

/** A made-up county: its places, its households one by one, and the six sheets of any of its towns. */
export interface MadeUpCounty {
  readonly plan: CountyPlan;
  readonly towns: readonly Town[];
  households(towns?: readonly Town[]): Generator<MadeUpHousehold>;
  /** The whole area tree, and the households of the towns; of all when none are named. */
  sheets(towns?: readonly Town[]): SheetOfCounty[];
}

/**
 * The county of a plan. Nothing is kept: each sheet makes its households again when it is read, which costs about
 * a tenth of a millisecond a household and lets a million people be written with as little memory as a hundred.
 */
export function madeUpCounty(plan: CountyPlan): MadeUpCounty {
  const towns = placesOf(plan);
  function* households(some: readonly Town[] = towns): Generator<MadeUpHousehold> {
    for (const village of some.flatMap(({ villages }) => villages)) {
      for (let nth = 0; nth < village.households; nth += 1) yield householdOf(plan, village, village.first + nth);
    }
  }
  function sheets(some?: readonly Town[]): SheetOfCounty[] {
    const ofHouseholds = householdSheets.map(({ name, header, rowsOf }) => ({
      name,
      header,
      *rows() {
        for (const household of households(some)) yield* rowsOf(household, plan);
      },
    }));
    return [{ ...areaSheet, rows: () => areaRows(plan, towns) }, ...ofHouseholds];
  }
  return { plan, towns, households, sheets };
}
