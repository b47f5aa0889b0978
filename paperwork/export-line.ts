import type { PlainDate } from '../domain/plain-date.ts';

/** As it stands on the file and in the list: the end of the export's id. */
export function exportNumberOf(id: string): string {
  return id.slice(-12);
}

/** The line that every export bears. */
export function exportLineOf(by: string, on: PlainDate, id: string): string {
  return `导出人：${by}　时间：${on}　编号：${exportNumberOf(id)}`;
}
