import type { VisitHousehold } from '../../../contract/visit-bundle.ts';
import type { Draft } from '../form/draft.ts';
import type { PlacedFault } from '../form/faults.ts';
import type { FormStep } from '../form/steps.ts';

export interface StepProps {
  step: FormStep;
  draft: Draft;
  change: (make: (draft: Draft) => Draft) => void;
  household: VisitHousehold | null;
  faults: readonly PlacedFault[];
  onStep: (step: number) => void;
}

export function faultOf(faults: readonly PlacedFault[], key: string): string | undefined {
  return faults.find((fault) => fault.key === key)?.sentence;
}
