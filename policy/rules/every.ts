import type { Rule } from '../packs/pack.ts';
import type { Parameter } from '../packs/parameter.ts';
import { WATCH_RULES } from './groups/of-households.ts';
import { HOUSEHOLD_QUALITY } from './quality/of-households.ts';
import { MEMBER_QUALITY } from './quality/of-members.ts';
import { QUALITY_PARAMETERS } from './quality/parameters.ts';
import { REMOVAL_RULES } from './removal/of-households.ts';
import { SUPPORT_RULES } from './support/of-households.ts';

/** The rules without warnings that hold in every place, under every document. */
export const COMMON_RULES: readonly Rule[] = [
  ...WATCH_RULES,
  ...MEMBER_QUALITY,
  ...HOUSEHOLD_QUALITY,
  ...SUPPORT_RULES,
  ...REMOVAL_RULES,
];

/** Their figures, all our own. */
export const COMMON_PARAMETERS: readonly Parameter[] = [...QUALITY_PARAMETERS];
