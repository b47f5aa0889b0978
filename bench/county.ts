import { mkdir } from 'node:fs/promises';
import { writeWorkbookOfEachSheet } from '../demo/write-workbook.ts';
import { benchArguments, benchCounty } from './bench-county.ts';

const given = benchArguments();
const [folder] = given.words;
if (folder === undefined) throw new Error('请写明要写到哪个文件夹：npm run bench -- county 文件夹 --households 300000');
await mkdir(folder, { recursive: true });
for (const path of await writeWorkbookOfEachSheet(folder, benchCounty(given).sheets())) console.log(path);
