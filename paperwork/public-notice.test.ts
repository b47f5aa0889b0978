import { expect, test } from 'vitest';
import { writeAnnouncement } from './announcement.ts';
import { writeAuthorisation } from './authorisation.ts';
import { type PublicNotice, writePublicNotice } from './public-notice.ts';
import { textOfRuns } from './xlsx-markup.ts';
import { partText, readXlsxParts } from './xlsx-parts.ts';

const notice: PublicNotice = {
  township: '清河镇',
  village: '石桥村',
  reviewedBy: '村民代表大会',
  reviewedOn: '2022-05-12',
  startsOn: '2022-05-13',
  endsOn: '2022-05-18',
  minimumDays: 5,
  objectionsTo: '清河镇人民政府乡村振兴办公室',
  unit: '石桥村村民委员会',
  issuedOn: '2022-05-13',
  households: [
    { headName: '郭红华', headIsMinor: false, villageGroup: '6组', memberCount: 3, category: '边缘易致贫户' },
    { headName: '王小儿', headIsMinor: true, villageGroup: '7组', memberCount: 2, category: '突发严重困难户' },
  ],
  minorNames: ['王小儿', '郭小'],
};

const idNumber = '990102198510175083';

function part(bytes: Uint8Array, name: string): string {
  const parts = readXlsxParts(bytes);
  return parts === undefined ? '' : (partText(parts, name, 10_000_000) ?? '');
}

function wordsOf(bytes: Uint8Array): string {
  return textOfRuns(part(bytes, 'word/document.xml').replaceAll('w:t', 't'));
}

async function noticeWords(given: PublicNotice): Promise<string> {
  const paper = await writePublicNotice(given);
  if (!paper.ok) throw new Error('refused');
  return wordsOf(paper.bytes);
}

test('公示写明名单、起止日期、向谁反映和落款', async () => {
  const words = await noticeWords(notice);
  expect(words).toContain('石桥村防止返贫监测对象初选名单公示');
  expect(words).toContain('公示时间：2022年5月13日至2022年5月18日，不少于5天');
  expect(words).toContain('1郭红华6组3边缘易致贫户');
  expect(words).toContain('共2户5人');
  expect(words).toContain('向清河镇人民政府乡村振兴办公室反映');
  expect(words.endsWith('石桥村村民委员会2022年5月13日')).toBe(true);
});

test('未成年户主不公示姓名', async () => {
  const words = await noticeWords(notice);
  expect(words).toContain('2未成年户主7组2突发严重困难户');
  expect(words).not.toContain('王小儿');
});

test.each([
  ['身份证号码', 'remark', `户主号码${idNumber}`, 'idNumber'],
  ['电话', 'objectionsTo', '村委会，电话13800138000', 'phone'],
  ['银行账号', 'remark', '捐款账号6217001234567890123', 'bankAccount'],
  ['病情', 'remark', '因病致困', 'illness'],
  ['未成年人姓名', 'remark', '其子郭小在读', 'minorName'],
])('公示的文字里写了%s，不出公示，并指出在哪一项', async (_, field, text, kind) => {
  const paper = await writePublicNotice({ ...notice, [field]: text });
  expect(paper.ok).toBe(false);
  if (!paper.ok) expect(paper.refusals).toMatchObject([{ field, kind }]);
});

test('名单里夹带身份证号码，不出公示', async () => {
  const [first, ...others] = notice.households;
  const households = [{ ...first!, villageGroup: `6组 ${idNumber}` }, ...others];
  const paper = await writePublicNotice({ ...notice, households });
  expect(paper).toMatchObject({ ok: false, refusals: [{ field: 'households.0.villageGroup', kind: 'idNumber' }] });
});

test('干净的说明照印', async () => {
  expect(await noticeWords({ ...notice, remark: '雨天顺延在村委会大厅张贴。' })).toContain(
    '雨天顺延在村委会大厅张贴。',
  );
});

test('公示起止差四天不印，差五天、六天可以', async () => {
  await expect(writePublicNotice({ ...notice, endsOn: '2022-05-17' })).rejects.toThrow(RangeError);
  expect((await writePublicNotice({ ...notice, endsOn: '2022-05-18' })).ok).toBe(true);
  expect((await writePublicNotice({ ...notice, endsOn: '2022-05-19' })).ok).toBe(true);
});

test('公文用 A4 和 GB/T 9704 的版心，正文三号仿宋，题目二号小标宋，并列出替代字体', async () => {
  const paper = await writePublicNotice(notice);
  const document = paper.ok ? part(paper.bytes, 'word/document.xml') : '';
  expect(document).toContain('w:w="11906"');
  expect(document).toContain('w:h="16838"');
  // 37 mm = 2098 twips, 28 mm = 1587.
  expect(document).toMatch(/<w:pgMar[^>]*w:top="2098"/);
  expect(document).toMatch(/<w:pgMar[^>]*w:left="1587"/);
  expect(document).toContain('w:eastAsia="仿宋_GB2312"');
  expect(document).toContain('w:eastAsia="方正小标宋简体"');
  expect(document).toContain('<w:sz w:val="32"/>');
  expect(paper.ok && part(paper.bytes, 'word/fontTable.xml')).toContain('仿宋,FangSong');
});

const announcement = {
  county: '清河县',
  objectionsTo: '清河县乡村振兴局',
  unit: '清河县乡村振兴局',
  issuedOn: '2022-06-02',
  households: [
    {
      headName: '郭红华',
      headIsMinor: false,
      township: '清河镇',
      village: '石桥村',
      memberCount: 3,
      category: '边缘易致贫户',
    },
  ],
  minorNames: [],
};

test('公告列镇、村、户主、人口和类别', async () => {
  const paper = await writeAnnouncement(announcement);
  expect(paper.ok && wordsOf(paper.bytes)).toContain('1清河镇石桥村郭红华3边缘易致贫户');
});

test('公告的说明里写了身份证号码，不出公告', async () => {
  expect(await writeAnnouncement({ ...announcement, remark: idNumber })).toMatchObject({ ok: false });
});

test('承诺授权书写明比对什么、作何用，成年人每人一行', async () => {
  const bytes = await writeAuthorisation({
    township: '清河镇',
    village: '石桥村',
    villageGroup: '6组',
    householdNo: '99010100001',
    headName: '郭红华',
    agency: '清河县乡村振兴局',
    partner: '民政',
    adults: [
      { name: '郭红华', relation: '户主', idNumber: '9901**************' },
      { name: '冯平春', relation: '配偶', idNumber: '' },
    ],
  });
  const words = wordsOf(bytes);
  expect(words).toContain('存款、理财、证券等金融资产信息');
  expect(words).toContain('只用于本户监测对象的识别认定、帮扶和风险消除');
  expect(words).toContain('郭红华户主9901**************');
  expect(words).toContain('冯平春配偶');
});
