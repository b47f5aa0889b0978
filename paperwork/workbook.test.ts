import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { writeWorkbook } from './workbook.ts';

const look = { font: '宋体', size: 10 };

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1+1', '\r=1+1', "=cmd|'/C calc'!A0"])(
  '「%s」写入后仍是文字',
  async (text) => {
    const bytes = await writeWorkbook([
      { name: '表', orientation: 'portrait', columnWidths: [20], cells: [{ row: 0, column: 0, value: text, look }] },
    ]);
    const cell = (await readXlsx(bytes, { readStyles: true })).sheets[0]?.cells?.get('0,0');
    expect(cell?.type).toBe('string');
    expect(cell?.formula).toBeUndefined();
    expect(String(cell?.value).trim()).toBe(text.trim());
    expect(cell?.style?.numFmt).toBe('@');
  },
);
