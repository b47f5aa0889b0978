import { expect, test } from 'vitest';
import { attachment2Columns, attachment2Header } from './lz-attachment-2.ts';
import { headerDepth, headerWidth, placeHeader } from './merged-header.ts';

test('附件2 的表头占三行三十列，其中二十八列是数', () => {
  expect(headerDepth(attachment2Header)).toBe(3);
  expect(headerWidth(attachment2Header)).toBe(30);
  expect(attachment2Columns).toHaveLength(28);
  expect(new Set(attachment2Columns).size).toBe(28);
});

test('各数列自左至右的次序与行内数字的次序一致', () => {
  const leaves = placeHeader(attachment2Header).filter((cell) => cell.key !== undefined);
  const fromLeft = leaves.sort((a, b) => a.column - b.column).map((cell) => cell.key);
  expect(fromLeft).toEqual(['area', ...attachment2Columns, 'note']);
});

test('三组各有合计和三类监测对象，每类先户数后人数', () => {
  expect(attachment2Columns.slice(0, 4)).toEqual([
    'surveyed.total',
    'surveyed.ordinary',
    'surveyed.lifted',
    'surveyed.monitored',
  ]);
  expect(attachment2Columns.slice(4, 12)).toEqual([
    'newlyIdentified.total.households',
    'newlyIdentified.total.persons',
    'newlyIdentified.liftedUnstable.households',
    'newlyIdentified.liftedUnstable.persons',
    'newlyIdentified.nearPoverty.households',
    'newlyIdentified.nearPoverty.persons',
    'newlyIdentified.suddenHardship.households',
    'newlyIdentified.suddenHardship.persons',
  ]);
  expect(attachment2Columns[12]).toBe('removal.total.households');
  expect(attachment2Columns[27]).toBe('putBackOrStrikeOff.suddenHardship.persons');
});

test('表头各格互不重叠，铺满三行三十列', () => {
  const covered = new Set<string>();
  for (const cell of placeHeader(attachment2Header)) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
        expect(covered.has(`${row},${column}`)).toBe(false);
        covered.add(`${row},${column}`);
      }
    }
  }
  expect(covered.size).toBe(3 * 30);
});
