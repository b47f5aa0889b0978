import { faultsOfAttachment1 } from '../../../domain/forms/lz-attachment-1-faults.ts';
import { faultsOfNaturalChanges } from '../../../domain/forms/natural-changes.ts';
import { normalisePhone } from '../../../domain/phone.ts';
import type { ToldFault } from '../outbox/entry.ts';
import type { Draft } from './draft.ts';
import { type FormStep, formSteps } from './steps.ts';

/** A fault and the screen on which it is mended. */
export interface PlacedFault extends ToldFault {
  readonly step: FormStep['id'];
}

/** Everything that must be mended before the form may go into the outbox, in the order of the screens. */
export function faultsOf(draft: Draft): PlacedFault[] {
  const asked = faultsOfAttachment1(draft.answers).map((fault) => ({ ...fault, step: stepOf(fault.key) }));
  const day = fault(draft.visitedOn === '', 'home', 'visitedOn', '“入户排查时间”还没有填。请填写。');
  const found = [...day, ...asked, ...changeFaults(draft), ...evidenceFaults(draft)];
  return formSteps.flatMap(({ id }) => found.filter(({ step }) => step === id));
}

function stepOf(key: string): FormStep['id'] {
  return formSteps.find(({ keys }) => keys.some((each) => each === key))?.id ?? 'judgement';
}

function changeFaults({ changed, changes, members, visitedOn }: Draft): PlacedFault[] {
  const natural = faultsOfNaturalChanges(changes, members, visitedOn);
  const isNothing = !changes.members && !changes.household && !changes.joined && !changes.left;
  const phone = changes.household?.phone;
  const months = changes.members?.filter(
    ({ changes: { workMonths } }) => (workMonths ?? 0) < 0 || (workMonths ?? 0) > 12,
  );
  return [
    ...fault(
      changed.members === true && isNothing,
      'members',
      'members',
      '选了“有变化”，还没有改任何一项。请改，或选“没有变化”。',
    ),
    ...fault(
      Boolean(phone) && !/^(1\d{10}|0\d{9,11}|\d{7,8})$/.test(normalisePhone(phone ?? '')),
      'members',
      'phone',
      '联系电话应是 11 位手机号或带区号的座机号。',
    ),
    ...natural.map((each): PlacedFault => ({ ...each, step: 'members' })),
    ...fault((months?.length ?? 0) > 0, 'members', 'members', '务工时间在 0 到 12 个月之间。'),
    ...fault(
      changed.income === true && !changes.income,
      'income',
      'income',
      '选了“有变化”，还没有改任何一项。请改，或选“没有变化”。',
    ),
  ];
}

function evidenceFaults({ answers, place, signature, noSignature }: Draft): PlacedFault[] {
  const isAtHome = answers.homeState === '有人在家';
  return [
    ...fault(place === null, 'evidence', 'place', '还没有定位。请点“取当前位置”，取不到的写明原因。'),
    ...fault(
      isAtHome && signature === null && !noSignature,
      'evidence',
      'signature',
      '有人在家的要请农户签字；不能签的写明原因。',
    ),
  ];
}

function fault(holds: boolean, step: FormStep['id'], key: string, sentence: string): PlacedFault[] {
  return holds ? [{ step, key, sentence }] : [];
}
