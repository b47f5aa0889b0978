import type { Row } from './row.ts';
import { rowOf } from './table.ts';

/** Ten times the people may cost this much more. */
const AT_MOST = 11;

/** What a figure costs on the whole county by what it costs on a tenth: a time as it is, a rate turned over. */
export function scalingRow(large: Row, little: readonly Row[]): Row[] {
  if (!large.scales) return [];
  const small = little.find(({ name }) => name === large.name);
  const name = `${large.name}：人口十倍，代价几倍`;
  if (small === undefined || small.ours.length === 0)
    return [{ ...large, bench: 'scaling', name, ours: [], opponent: null, broken: '十分之一的县没有量成' }];
  const isRate = large.unit.endsWith('/秒');
  const [dear, cheap] = isRate ? [small, large] : [large, small];
  return [
    rowOf('scaling', large, {
      ...{ name, unit: large.unit, ours: dear.ours, aim: { atMost: AT_MOST } },
      opponent: { name: isRate ? '全县' : '十分之一的县', rounds: cheap.ours },
    }),
  ];
}
