/** A value of a form or of the registry in words; null and nothing are 未填. */
export function shownValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return '未填';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.length === 0 ? '未填' : value.join('、');
  return String(value);
}
