import type { Parameter } from '../packs/parameter.ts';

const FROM = '2021-01-01';

/** A figure of our own that is compared with counts or is a factor. */
export function ownNumber(name: string, label: string, value: string): Parameter {
  return { name, label, unit: 'number', value, from: FROM };
}

/** A figure of our own that is compared with money. */
export function ownYuan(name: string, label: string, value: string): Parameter {
  return { name, label, unit: 'yuan', value, from: FROM };
}
