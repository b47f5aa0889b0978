import { householdOf, type MadeUpHousehold } from './county/household.ts';
import { type CountyPlan, placesOf, type Town, type Village } from './county/places.ts';
import { areaRows, areaSheet, householdSheets, type Row } from './county/sheets.ts';

/** A sheet ready to be written, whose rows are made as they are asked for. */
export interface SheetOfCounty {
  readonly name: string;
  readonly header: readonly string[];
  rows(): Iterable<Row>;
}

/** What has become of a household since it was first told. */
export type Change = (household: MadeUpHousehold) => MadeUpHousehold;

/** A made-up county: its places, its households one by one, and the six sheets. */
export interface MadeUpCounty {
  readonly plan: CountyPlan;
  readonly towns: readonly Town[];
  /** Of the villages named, or of all. */
  households(villages?: readonly Village[]): Generator<MadeUpHousehold>;
  /** The whole area tree, and the households of the villages named, or of all, as they are after the change. */
  sheets(villages?: readonly Village[], change?: Change): SheetOfCounty[];
}

/**
 * The county of a plan. Nothing is kept: each sheet makes its households again when it is read, which costs about
 * a tenth of a millisecond a household and lets a million people be written with as little memory as a hundred.
 */
export function madeUpCounty(plan: CountyPlan): MadeUpCounty {
  const towns = placesOf(plan);
  const everywhere = towns.flatMap(({ villages }) => villages);
  function* households(villages: readonly Village[] = everywhere): Generator<MadeUpHousehold> {
    for (const village of villages) {
      for (let nth = 0; nth < village.households; nth += 1) yield householdOf(plan, village, village.first + nth);
    }
  }
  function sheets(villages?: readonly Village[], change: Change = (same) => same): SheetOfCounty[] {
    const ofHouseholds = householdSheets.map(({ name, header, rowsOf }) => ({
      name,
      header,
      *rows() {
        for (const household of households(villages)) yield* rowsOf(change(household), plan);
      },
    }));
    return [{ ...areaSheet, rows: () => areaRows(plan, towns) }, ...ofHouseholds];
  }
  return { plan, towns, households, sheets };
}
