import { open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { openCsv } from './csv.ts';
import { limits } from './limits.ts';
import { SpreadsheetRefused } from './refusal.ts';
import type { Spreadsheet } from './spreadsheet.ts';
import { openWorkbook } from './workbook.ts';

const headBytes = 4096;
const zipMagic = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const compoundMagic = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size === 0) throw new SpreadsheetRefused('empty');
    if (size > limits.fileBytes) throw new SpreadsheetRefused('tooLarge');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function refuseWhatIsNoText(head: Buffer): void {
  const isUtf16 = head[0] === 0xff && head[1] === 0xfe;
  if (head.includes(0) && !isUtf16) throw new SpreadsheetRefused('notSpreadsheet');
  const start = head
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .slice(0, 64)
    .toLowerCase();
  if (/^<(?:!doctype html|html|table|meta|head)/.test(start)) throw new SpreadsheetRefused('webPage');
  if (start.startsWith('%pdf') || start.startsWith('<?xml') || start.startsWith('{\\rtf')) {
    throw new SpreadsheetRefused('notSpreadsheet');
  }
}

/**
 * Opens a table file on disk by what it is, whatever its extension. `name` is the file's name as its owner knows it;
 * a CSV's only sheet is called so, without the extension. Throws SpreadsheetRefused.
 */
export async function openSpreadsheet(path: string, name = basename(path)): Promise<Spreadsheet> {
  const head = await readHead(path);
  if (head.subarray(0, 4).equals(zipMagic)) return openWorkbook(path);
  if (head.subarray(0, 4).equals(compoundMagic)) throw new SpreadsheetRefused('oldFormat');
  refuseWhatIsNoText(head);
  return openCsv(path, basename(name, extname(name)), head);
}
