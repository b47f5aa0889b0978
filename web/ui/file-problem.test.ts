import { expect, test } from 'vitest';
import { fileProblem } from './file-problem.ts';

const limit = 2 * 1024 * 1024;

test('文件大小：差一字节、正好、超一字节', () => {
  expect(fileProblem({ name: 'a.xlsx', size: limit - 1 }, ['.xlsx'], 2)).toBeUndefined();
  expect(fileProblem({ name: 'a.xlsx', size: limit }, ['.xlsx'], 2)).toBeUndefined();
  expect(fileProblem({ name: 'a.xlsx', size: limit + 1 }, ['.xlsx'], 2)).toBe('文件超过 2 兆。请分成几个文件。');
});

test('空文件和别的格式说明原因', () => {
  expect(fileProblem({ name: 'a.xlsx', size: 0 }, ['.xlsx'], 2)).toContain('空的');
  expect(fileProblem({ name: 'a.exe', size: 1 }, ['.xlsx', '.csv'], 2)).toContain('.xlsx、.csv');
});

test('扩展名不分大小写', () => {
  expect(fileProblem({ name: '花名册.XLSX', size: 1 }, ['.xlsx'], 2)).toBeUndefined();
});
