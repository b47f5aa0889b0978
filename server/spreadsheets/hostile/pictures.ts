import { deflateSync } from 'node:zlib';
import { jpegOf, pngOf } from '../../documents/testing-pictures.ts';
import { bytesOf } from '../../testing/seeded-random.ts';
import { craftZip } from './crafted-zip.ts';
import { type HostileFile, harmless, refused } from './hostile-file.ts';

const small = { width: 640, height: 480 };
const HUGE = '大得不合常理';
const BROKEN = '不完整';
const OTHER = '只收 PDF、JPG、PNG';
const CARRIES = '夹带';
const archive = () => craftZip([{ name: 'x.html', content: '<script>alert(1)</script>' }]);
const PDF = '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n';

/** Photos and scans, through the route that takes them. */
export const PICTURES: readonly HostileFile[] = [
  refused('JPEG 说自己有 65,535 × 65,535 个点', HUGE, () => jpegOf({ width: 65_535, height: 65_535 })),
  refused('PNG 说自己有二十亿 × 二十亿个点', HUGE, () => pngOf({ width: 2 ** 31 - 1, height: 2 ** 31 - 1 })),
  harmless('PNG 里有压缩文字的炸弹', () =>
    pngOf({ ...small, chunks: [['zTXt', deflateSync(Buffer.alloc(16 * 1024 * 1024))]] }),
  ),
  harmless('PNG 里有颜色配置的炸弹', () =>
    pngOf({ ...small, chunks: [['iCCP', deflateSync(Buffer.alloc(16 * 1024 * 1024))]] }),
  ),
  refused('PNG 的块说自己有 4 GB', BROKEN, () => {
    const png = pngOf(small);
    png.writeUInt32BE(0xffffffff, 33);
    return png;
  }),
  harmless('JPEG 后面接着压缩包', () => Buffer.concat([jpegOf(small), archive()])),
  harmless('PNG 后面接着网页', () => Buffer.concat([pngOf(small), Buffer.from('<script>alert(1)</script>')])),
  harmless('JPEG 的说明是网页', () => jpegOf({ ...small, comment: '<script>alert(1)</script>' })),
  harmless('JPEG 带 GPS', () => jpegOf({ ...small, place: 'GPS 30.2N 114.5E' })),
  refused('JPEG 只有一半', BROKEN, () => jpegOf(small).subarray(0, -4)),
  refused('JPEG 的段长是 0', BROKEN, () => Buffer.from('ffd8ffe00000ffd9', 'hex')),
  refused('PNG 只有一半', BROKEN, () => pngOf(small).subarray(0, -6)),
  refused('两万个 JPEG 段，没有画面', BROKEN, () =>
    Buffer.concat([
      Buffer.from('ffd8', 'hex'),
      ...Array.from({ length: 20_000 }, () => Buffer.from('ffdb000200ff', 'hex').subarray(0, 4)),
    ]),
  ),
  refused('SVG 带程序', OTHER, () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')),
  refused('HEIC', OTHER, (random) => Buffer.concat([Buffer.from('\0\0\0\x18ftypheic'), bytesOf(random, 500)])),
  refused('GIF 后面接着压缩包', OTHER, () => Buffer.concat([Buffer.from('GIF89a'), archive()])),
  refused('WebP', OTHER, () => Buffer.from('RIFF\x24\0\0\0WEBPVP8 ')),
  refused('程序改名成照片', OTHER, () => Buffer.from('MZ\x90\0')),
  refused('PDF 带程序', CARRIES, () => Buffer.from(PDF.replace('/Type', '/OpenAction<</S/JavaScript/JS(x)>>/Type'))),
  refused('PDF 会启动命令', CARRIES, () => Buffer.from(PDF.replace('/Type', '/OpenAction<</S/Launch/F(cmd)>>/Type'))),
  refused('PDF 夹带附件', CARRIES, () => Buffer.from(PDF.replace('/Type', '/Names<</EmbeddedFiles 2 0 R>>/Type'))),
  refused('PDF 同时是压缩包', CARRIES, () => Buffer.concat([Buffer.from(PDF), archive()])),
  refused('超过 20 MB 的 PDF', '超过 20 MB', () => Buffer.concat([Buffer.from(PDF), Buffer.alloc(20 * 1024 * 1024)])),
  refused('空的照片', OTHER, () => Buffer.alloc(0)),
].map((file) => ({ ...file, to: 'document' }));
