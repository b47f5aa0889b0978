import { randomUUID } from 'node:crypto';
import type { ImportBatchPage } from '../../../contract/imports.ts';
import { COUNTY } from '../../testing/county.ts';
import type { HostileFile } from './hostile-file.ts';
import type { RunningServer } from './testing-running-server.ts';

/** What became of a file as its sender sees it. */
export interface Ending {
  readonly isRefused: boolean;
  readonly sentence: string;
  /** The name under which an import is listed, or the content that a photo is handed out with. */
  readonly fileName?: string;
  readonly kept?: Buffer;
}

/** A version 7 id without a clock of ours: only its shape matters. */
function commandId(): string {
  const random = randomUUID();
  return `${random.slice(0, 14)}7${random.slice(15)}`;
}

/** Sends the file; answers how to wait for its end, since imports wait in line. */
export async function send(server: RunningServer, file: HostileFile, bytes: Buffer): Promise<() => Promise<Ending>> {
  return file.to === 'import' ? sendWorkbook(server, file, bytes) : sendPicture(server, bytes);
}

async function sendWorkbook({ address, county }: RunningServer, { fileName = '表.xlsx' }: HostileFile, bytes: Buffer) {
  const answer = await fetch(`${address}/api/counties/${COUNTY}/imports?dryRun=true`, {
    method: 'POST',
    headers: { ...headersOf(county), 'x-file-name': encodeURIComponent(fileName) },
    body: new Uint8Array(bytes),
  });
  const handed = (await answer.json()) as ImportBatchPage & { message: string };
  if (answer.status !== 200) return async () => ({ isRefused: true, sentence: handed.message });
  return () => endOf(`${address}/api/counties/${COUNTY}/imports/${handed.id}`, county);
}

async function endOf(address: string, cookie: string): Promise<Ending> {
  for (;;) {
    const page = (await (await fetch(address, { headers: { cookie } })).json()) as ImportBatchPage;
    if (page.state === 'waiting' || page.state === 'running') {
      await new Promise((done) => setTimeout(done, 100));
      continue;
    }
    const sentence = page.failure ?? page.report?.problem?.message ?? '';
    return { isRefused: page.state !== 'done', sentence, fileName: page.fileName };
  }
}

async function sendPicture({ address, village, household }: RunningServer, bytes: Buffer) {
  const at = `${address}/api/counties/${COUNTY}/documents`;
  const answer = await fetch(`${at}?kind=homeCheck&household=${household}`, {
    method: 'POST',
    headers: headersOf(village),
    body: new Uint8Array(bytes),
  });
  const told = (await answer.json()) as { id: string; message: string };
  if (answer.status !== 200) return async () => ({ isRefused: true, sentence: told.message });
  const file = await fetch(`${at}/${told.id}`, { headers: { cookie: village } });
  const kept = Buffer.from(await file.arrayBuffer());
  return async () => ({ isRefused: false, sentence: '', kept });
}

function headersOf(cookie: string) {
  return { cookie, 'content-type': 'application/octet-stream', 'command-id': commandId() };
}

/** What hostile pictures bring along. */
const CARRIED = ['GPS', '<script', 'PK\x05\x06', 'zTXt', 'iCCP'];

/** What is wrong with how it ended; undefined when it is as it must be. */
export function faultOf({ what, ends, says = '' }: HostileFile, ending: Ending): string | undefined {
  const { isRefused, sentence, fileName = '', kept = Buffer.alloc(0) } = ending;
  const told = `${what} → ${isRefused ? '拒收' : '收下'}：${sentence}`;
  if (ends === 'refused' && !(isRefused && sentence.includes(says))) return told;
  if (isRefused && (!/[一-龥]{6}/.test(sentence) || sentence.includes('程序出了意外'))) return told;
  if (/[\p{Cc}\p{Cf}/\\]/u.test(fileName) || fileName.length > 200) return `${what}：文件名 ${fileName}`;
  if (CARRIED.some((each) => kept.includes(each, 0, 'latin1'))) return `${what}：留下了夹带的内容`;
  return undefined;
}
