import type { SheetLayout } from '../layout.ts';
import type { SheetKey } from '../rows.ts';
import { areasLayout } from './areas.ts';
import { householdsLayout } from './households.ts';
import { measuresLayout } from './measures.ts';
import { membersLayout } from './members.ts';
import { monitoredLayout } from './monitored.ts';
import { sweepFormsLayout } from './sweep-forms.ts';

/** The six sheets in the order in which they build on each other. */
export const layouts: { readonly [K in SheetKey]: SheetLayout<K> } = {
  areas: areasLayout,
  households: householdsLayout,
  members: membersLayout,
  monitored: monitoredLayout,
  measures: measuresLayout,
  sweepForms: sweepFormsLayout,
};
