import { mkdir } from 'node:fs/promises';
import type { MadeUpCounty } from '../demo/county.ts';
import { writeWorkbookOfEachSheet } from '../demo/write-workbook.ts';

/** Writes the workbooks of a made-up county into a folder and says where they are. */
export async function writeCountyWorkbooks(folder: string | undefined, county: MadeUpCounty): Promise<void> {
  if (folder === undefined)
    throw new Error('请写明要写到哪个文件夹：npm run bench -- county 文件夹 --households 300000');
  await mkdir(folder, { recursive: true });
  for (const path of await writeWorkbookOfEachSheet(folder, county.sheets())) console.log(path);
}
