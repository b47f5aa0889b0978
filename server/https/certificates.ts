import { X509Certificate } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { X509Certificate as Parsed } from '@peculiar/x509';
import { instantText } from '../clock/clock.ts';
import { problem } from '../http/problem.ts';
import { type KeyPair, makeAuthority, makeServerCertificate } from './authority.ts';

const DAY = 86_400_000;
/** A server certificate is renewed this long before it ends. */
const RENEW_BEFORE = 30 * DAY;

/** What HTTPS is served with. */
export interface ServerCertificate extends KeyPair {
  readonly names: readonly string[];
  /** An instant, ISO. */
  readonly validTo: string;
  /** The authority to be trusted, absent with an office's own certificate. */
  readonly authority?: { readonly certificate: string; readonly fingerprint: string };
}

/**
 * The local certificate of a data folder: authority and server certificate under `https/` (0600), made when they are not
 * there. The server certificate is made anew when it would end within 30 days or other names are asked for; the authority
 * stays, so that phones need not trust again. Without names: those of before, else this machine's.
 * @throws httpsNameInvalid
 */
export async function localCertificate(
  dataDir: string,
  now: number,
  names?: readonly string[],
): Promise<ServerCertificate> {
  const folder = join(dataDir, 'https');
  const authority = (await readPair(folder, 'ca')) ?? (await keepPair(folder, 'ca', await makeAuthority(now)));
  const kept = await readPair(folder, 'server');
  const wanted = checked(names ?? (kept ? namesOf(kept.certificate) : namesOfMachine()));
  const isGood = kept && isUsable(kept, authority, wanted, now);
  const server = isGood ? kept : await keepPair(folder, 'server', await makeServerCertificate(authority, wanted, now));
  const { certificate } = authority;
  return { ...server, ...describe(server.certificate), authority: { certificate, fingerprint: printOf(certificate) } };
}

/** An office's own certificate and key, from files. @throws httpsFilesUnreadable */
export async function ownCertificate(certificateFile: string, keyFile: string): Promise<ServerCertificate> {
  try {
    const [certificate, key] = await Promise.all([readFile(certificateFile, 'utf8'), readFile(keyFile, 'utf8')]);
    return { certificate, key, ...describe(certificate) };
  } catch (error) {
    throw problem('httpsFilesUnreadable', { why: (error as Error).message });
  }
}

/** The authority of a data folder; undefined while HTTPS was never set up. */
export async function findAuthority(dataDir: string): Promise<ServerCertificate['authority']> {
  const pair = await readPair(join(dataDir, 'https'), 'ca');
  return pair && { certificate: pair.certificate, fingerprint: printOf(pair.certificate) };
}

function isUsable({ certificate }: KeyPair, authority: KeyPair, names: readonly string[], now: number): boolean {
  const parsed = new X509Certificate(certificate);
  const has = namesOf(certificate);
  return (
    parsed.verify(new X509Certificate(authority.certificate).publicKey) &&
    names.length === has.length &&
    names.every((name) => has.includes(name)) &&
    now + RENEW_BEFORE < endOf(certificate)
  );
}

function describe(certificate: string): Pick<ServerCertificate, 'names' | 'validTo'> {
  return { names: namesOf(certificate), validTo: instantText(endOf(certificate)) };
}

function endOf(certificate: string): number {
  return new Parsed(certificate).notAfter.getTime();
}

/** `DNS:shouwang.local, IP Address:10.0.0.5` */
function namesOf(certificate: string): string[] {
  const text = new X509Certificate(certificate).subjectAltName ?? '';
  return text.split(', ').map((part) => part.replace(/^(DNS|IP Address):/, ''));
}

/** SHA-256, as phones and Windows show it. */
function printOf(certificate: string): string {
  return new X509Certificate(certificate).fingerprint256;
}

const NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

function checked(names: readonly string[]): string[] {
  const cleaned = [...new Set(names.map((name) => name.trim().toLowerCase()).filter((name) => name !== ''))];
  const wrong = cleaned.find((name) => isIP(name) === 0 && !NAME.test(name));
  if (wrong !== undefined || cleaned.length === 0) throw problem('httpsNameInvalid', { name: wrong ?? '' });
  return cleaned;
}

/** This machine's name, its addresses of IPv4, localhost. */
function namesOfMachine(): string[] {
  const own = hostname().toLowerCase();
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const ipv4 = addresses.filter(({ family }) => family === 'IPv4').map(({ address }) => address);
  return ['localhost', ...(NAME.test(own) ? [own] : []), ...ipv4];
}

async function readPair(folder: string, name: string): Promise<KeyPair | undefined> {
  try {
    const [certificate, key] = await Promise.all([
      readFile(join(folder, `${name}.crt`), 'utf8'),
      readFile(join(folder, `${name}.key`), 'utf8'),
    ]);
    return { certificate, key };
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The key first: a certificate without its key would be taken for a pair. */
async function keepPair(folder: string, name: string, pair: KeyPair): Promise<KeyPair> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  for (const [extension, text] of [
    ['key', pair.key],
    ['crt', pair.certificate],
  ] as const) {
    const file = join(folder, `${name}.${extension}`);
    await writeFile(`${file}.part`, text, { mode: 0o600 });
    await rename(`${file}.part`, file);
  }
  return pair;
}
