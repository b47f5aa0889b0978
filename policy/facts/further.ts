import type { FactShapes } from '../engine/tree.ts';
import { FACTS } from './catalogue.ts';
import type { FactDefinition } from './definition.ts';
import { MEASURE_FACTS } from './help.ts';
import { RISKS_TOLD } from './hidden-risks.ts';
import { CARE_FACTS, HOME_FACTS, MONITORING_FACTS } from './monitoring.ts';

/**
 * Facts that are not kept (decisions/0012): computed where a list of quality, groups, support or removal is made, or where a
 * county's own warning asks for them (decisions/0016).
 */
const FURTHER_FACTS: readonly FactDefinition[] = [
  ...MEASURE_FACTS,
  ...MONITORING_FACTS,
  ...HOME_FACTS,
  ...CARE_FACTS,
  RISKS_TOLD,
];

/** Every fact of a household, kept or not. */
export const HOUSEHOLD_FACTS: readonly FactDefinition[] = [...FACTS, ...FURTHER_FACTS];

/** The same as the engine looks them up. */
export const HOUSEHOLD_SHAPES: FactShapes = new Map(HOUSEHOLD_FACTS.map((fact) => [fact.id, fact]));
