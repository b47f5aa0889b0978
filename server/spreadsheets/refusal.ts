const sentences = {
  empty: '文件是空的，请选择有内容的表格文件。',
  tooLarge: '文件超过 200 MB，请分成几个文件再导入。',
  oldFormat: '这是旧版 .xls 或加了密码的文件，请在 WPS 或 Excel 中取消密码，另存为 .xlsx 后再试。',
  notSpreadsheet: '这不是 Excel 工作簿（.xlsx）或 CSV 文件，请在 WPS 或 Excel 中另存为 .xlsx 后再试。',
  webPage: '这是网页改了扩展名的表格，请在 WPS 或 Excel 中打开，另存为 .xlsx 后再试。',
  encrypted: '文件加了密码，请取消密码后再试。',
  garbled: '文件的文字编码混乱，有的内容读不成字。请在 WPS 或 Excel 中打开核对，另存为 .xlsx 后再试。',
  macros: '工作簿里带有宏（程序），为安全起见不予打开。请在 WPS 或 Excel 中另存为不带宏的 .xlsx 后再试。',
  damaged: '文件已损坏或没有传完整，请重新保存或重新上传。',
  bomb: '文件解压后大得不合常理，为安全起见不予打开。请在 WPS 或 Excel 中另存为新的 .xlsx 后再试。',
  doctype: '文件里含有不允许的 DOCTYPE 声明，为安全起见不予打开。请在 WPS 或 Excel 中另存为新的 .xlsx 后再试。',
  tooManyRows: '工作表超过 1,048,576 行，请分成几个文件再导入。',
  tooManyColumns: '工作表超过 1,000 列，请删去用不着的列后再试。',
  cellTooLong: '有单元格的文字超过 32,767 个字，请删去多余的文字后再试。',
  noSheets: '工作簿里没有工作表，请检查文件。',
} as const;

/** Why a file is refused as a whole. */
export type RefusalCode = keyof typeof sentences;

/** A file that cannot be read at all. `sentence` says in Chinese what is wrong and what to do; `where` the sheet and row, if known. */
export class SpreadsheetRefused extends Error {
  readonly code: RefusalCode;
  readonly sentence: string;

  constructor(code: RefusalCode, where = '', cause?: unknown) {
    super(`${where}${sentences[code]}`, { cause });
    this.name = 'SpreadsheetRefused';
    this.code = code;
    this.sentence = `${where}${sentences[code]}`;
  }
}
