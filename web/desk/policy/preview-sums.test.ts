import { expect, test } from 'vitest';
import { byTownship } from './preview-sums.ts';

test('各村按镇和规则相加，两条规则不混在一起', () => {
  const village = {
    area: '990101100201',
    name: '松岗村',
    township: '北塘镇',
    rule: 'a',
    enter: 2,
    leave: 1,
    enterPersons: 4,
    leavePersons: 2,
  };
  const rows = [village, { ...village, name: '柳湾村', enter: 3 }, { ...village, rule: 'b' }];
  expect(byTownship(rows)).toEqual([
    { township: '北塘镇', rule: 'a', enter: 5, leave: 2, enterPersons: 8, leavePersons: 4 },
    { township: '北塘镇', rule: 'b', enter: 2, leave: 1, enterPersons: 4, leavePersons: 2 },
  ]);
});
