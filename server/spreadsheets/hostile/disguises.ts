import { bytesOf } from '../../testing/seeded-random.ts';
import { type TestPart, workbookParts } from '../testing-workbook.ts';
import { craftZip } from './crafted-zip.ts';
import { type HostileFile, harmless, refused } from './hostile-file.ts';
import { GOOD_SHEET } from './sheets.ts';

const NOT_A_WORKBOOK = '不是 Excel';
const MACROS = '宏';

function workbookWith(...more: TestPart[]): Buffer {
  return craftZip([...workbookParts(GOOD_SHEET), ...more]);
}

/** An Office file of another kind: its main part is `part`. */
function officeOf(part: string, content: string, ...more: TestPart[]): Buffer {
  const target = `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="${part}"/></Relationships>`;
  return craftZip([{ name: '_rels/.rels', content: target }, { name: part, content }, ...more]);
}

/** The same workbook with a relation and a part more. */
function linked(type: string, name: string, content: string): Buffer {
  const relation = `<Relationship Id="rId9" Type="x/${type}" Target="${name}"/></Relationships>`;
  const parts = workbookParts(GOOD_SHEET).map((part) =>
    part.name === 'xl/_rels/workbook.xml.rels'
      ? { ...part, content: String(part.content).replace('</Relationships>', relation) }
      : part,
  );
  return craftZip([...parts, { name: `xl/${name}`, content }]);
}

const DDE = `<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"><ddeItems><ddeItem name="A0"/></ddeItems></ddeLink></externalLink>`;
const FORMULAS = GOOD_SHEET.replace(
  '</sheetData>',
  `<row><c><f>cmd|'/c calc'!A0</f><v>1</v></c><c><f>WEBSERVICE("http://127.0.0.1/"&amp;A1)</f><v>2</v></c></row></sheetData>`,
);

/** What is no workbook, and workbooks that carry more than a workbook. */
export const DISGUISES: readonly HostileFile[] = [
  refused('程序文件改名', NOT_A_WORKBOOK, (random) =>
    Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), bytesOf(random, 5000)]),
  ),
  refused('Linux 程序改名', NOT_A_WORKBOOK, (random) =>
    Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01\0'), bytesOf(random, 5000)]),
  ),
  refused('PDF 改名', NOT_A_WORKBOOK, () => Buffer.from('%PDF-1.7\n1 0 obj<</JS(app.alert(1))>>endobj')),
  refused('网页改名', '网页', () => Buffer.from('\ufeff  <HTML><script>alert(1)</script><table><tr><td>1</table>')),
  refused('XML 2003 表格改名', NOT_A_WORKBOOK, () =>
    Buffer.from('<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><Workbook/>'),
  ),
  refused('旧版 .xls', '旧版', (random) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), bytesOf(random, 5000)]),
  ),
  refused('.xlsb 改名', NOT_A_WORKBOOK, () => officeOf('xl/workbook.bin', '\x83\x01')),
  refused('Word 文书改名', NOT_A_WORKBOOK, () => officeOf('word/document.xml', '<w:document><w:body/></w:document>')),
  refused('带宏的 Word 文书改名', MACROS, () =>
    officeOf('word/document.xml', '<w:document/>', { name: 'word/vbaProject.bin', content: 'Auto_Open' }),
  ),
  refused('带宏的工作簿（VBA）', MACROS, () => workbookWith({ name: 'xl/vbaProject.bin', content: 'Sub Auto_Open()' })),
  refused('宏藏在大小写里', MACROS, () => workbookWith({ name: 'XL/VBAPROJECT.BIN', content: 'Sub Auto_Open()' })),
  refused('带 Excel 4 宏表', MACROS, () =>
    workbookWith({ name: 'xl/macrosheets/sheet1.xml', content: '<xm:macrosheet><f>EXEC("calc")</f></xm:macrosheet>' }),
  ),
  refused('ODS 改名', NOT_A_WORKBOOK, () =>
    craftZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 }]),
  ),
  refused('JAR 改名', NOT_A_WORKBOOK, () => craftZip([{ name: 'META-INF/MANIFEST.MF', content: 'Main-Class: X' }])),
  refused('图片改名', NOT_A_WORKBOOK, () => Buffer.from('89504e470d0a1a0a0000000d', 'hex')),
  refused('gzip 压缩包改名', NOT_A_WORKBOOK, (random) =>
    Buffer.concat([Buffer.from('1f8b080000000000', 'hex'), bytesOf(random, 5000)]),
  ),
  refused('PDF 在前、工作簿在后的两栖文件', NOT_A_WORKBOOK, () =>
    Buffer.concat([Buffer.from('%PDF-1.4\n'), workbookWith()]),
  ),
  harmless('带 DDE 链接', () => linked('externalLink', 'externalLinks/externalLink1.xml', DDE)),
  harmless('链接到网上的工作簿', () =>
    linked(
      'externalLink',
      'externalLinks/externalLink1.xml',
      '<externalLink><externalBook r:id="rId1"/></externalLink>',
    ),
  ),
  harmless('嵌着 OLE 对象', () =>
    linked('oleObject', 'embeddings/oleObject1.bin', '\u00d0\u00cf\u0011\u00e0 calc.exe'),
  ),
  harmless('自动刷新的网上查询', () =>
    linked(
      'connections',
      'connections.xml',
      '<connections><connection refreshOnLoad="1"><webPr url="http://127.0.0.1/"/></connection></connections>',
    ),
  ),
  harmless('公式会执行命令、上网', () => craftZip(workbookParts(FORMULAS))),
];
