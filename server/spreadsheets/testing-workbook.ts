import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a ZIP made for a test; `claimedSize` lies about the unpacked size. */
export interface TestPart {
  readonly name: string;
  readonly content: string | Buffer;
  readonly claimedSize?: number;
}

function header(part: TestPart, content: Buffer, packed: Buffer, central: boolean, offset: number): Buffer {
  const name = Buffer.from(part.name, 'utf8');
  const fields = Buffer.alloc(central ? 46 : 30);
  let at = fields.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0);
  if (central) at = fields.writeUInt16LE(20, at);
  at = fields.writeUInt16LE(20, at);
  at = fields.writeUInt16LE(0, at);
  at = fields.writeUInt16LE(8, at);
  at = fields.writeUInt32LE(0, at);
  at = fields.writeUInt32LE(crc32(content), at);
  at = fields.writeUInt32LE(packed.length, at);
  at = fields.writeUInt32LE(part.claimedSize ?? content.length, at);
  fields.writeUInt16LE(name.length, at);
  if (central) fields.writeUInt32LE(offset, 42);
  return Buffer.concat([fields, name]);
}

/** A ZIP with these parts in this order. */
export function zipOf(parts: readonly TestPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = deflateRawSync(content);
    directory.push(header(part, content, packed, true, offset));
    const body = Buffer.concat([header(part, content, packed, false, 0), packed]);
    bodies.push(body);
    offset += body.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listed, end]);
}

const relationTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function relations(...each: [id: string, type: string, target: string][]): string {
  const lines = each.map(
    ([id, type, to]) => `<Relationship Id="${id}" Type="${relationTypes}/${type}" Target="${to}"/>`,
  );
  return `<Relationships>${lines.join('')}</Relationships>`;
}

/** The parts of a workbook with one sheet whose XML (everything inside `<worksheet>`) is given. */
export function workbookParts(sheetXml: string, extra: { styles?: string; sharedStrings?: string } = {}): TestPart[] {
  const parts: TestPart[] = [
    { name: '_rels/.rels', content: relations(['rId1', 'officeDocument', 'xl/workbook.xml']) },
    {
      name: 'xl/workbook.xml',
      content:
        '<?xml version="1.0"?><workbook><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'styles', 'styles.xml'],
        ['rId3', 'sharedStrings', 'sharedStrings.xml'],
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', content: `<?xml version="1.0"?><worksheet>${sheetXml}</worksheet>` },
  ];
  if (extra.styles !== undefined) parts.push({ name: 'xl/styles.xml', content: extra.styles });
  if (extra.sharedStrings !== undefined) parts.push({ name: 'xl/sharedStrings.xml', content: extra.sharedStrings });
  return parts;
}

/** A sheet with these texts as inline strings; `null` leaves the cell out. */
export function sheetOfTexts(rows: readonly (readonly (string | null)[])[]): string {
  const xml = rows.map((row) => {
    const cells = row.map((text) => (text === null ? '<c/>' : `<c t="inlineStr"><is><t>${text}</t></is></c>`));
    return `<row>${cells.join('')}</row>`;
  });
  return `<sheetData>${xml.join('')}</sheetData>`;
}

/** Writes the content to a file of its own, hands its path over, and removes it. */
export async function withFile<T>(
  name: string,
  content: Buffer | string,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'spreadsheet-'));
  try {
    const path = join(folder, name);
    await writeFile(path, content);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}
