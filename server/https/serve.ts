import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Clock } from '../clock/clock.ts';
import { localCertificate, ownCertificate, type ServerCertificate } from './certificates.ts';

const HALF_A_DAY = 12 * 3_600_000;

/** What the environment says about HTTPS. */
export interface HttpsSettings {
  readonly port: number;
  readonly host: string;
  readonly certificate: () => Promise<ServerCertificate>;
}

/**
 * `HTTPS_PORT` turns HTTPS on. The certificate is the local one for `SHOUWANG_HTTPS_NAMES` (names and addresses, commas
 * between), or an office's own from `SHOUWANG_HTTPS_CERT` and `SHOUWANG_HTTPS_KEY`. Undefined: plain HTTP only.
 */
export function httpsSettings(
  env: Readonly<Record<string, string | undefined>>,
  program: { readonly dataDir: string; readonly clock: Clock },
): HttpsSettings | undefined {
  const { HTTPS_PORT, SHOUWANG_HTTPS_NAMES, SHOUWANG_HTTPS_CERT, SHOUWANG_HTTPS_KEY } = env;
  if (!HTTPS_PORT) return undefined;
  const names = SHOUWANG_HTTPS_NAMES?.split(',');
  const own = SHOUWANG_HTTPS_CERT && SHOUWANG_HTTPS_KEY ? [SHOUWANG_HTTPS_CERT, SHOUWANG_HTTPS_KEY] : undefined;
  return {
    port: Number(HTTPS_PORT),
    host: env.HTTPS_HOST ?? '0.0.0.0',
    certificate: () =>
      own ? ownCertificate(own[0] ?? '', own[1] ?? '') : localCertificate(program.dataDir, program.clock.now(), names),
  };
}

/** Serves the same program over HTTPS; the certificate is looked at twice a day and renewed without a restart. */
export async function serveHttps(
  settings: HttpsSettings,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  say: (sentence: string) => void,
): Promise<{ server: Server; certificate: ServerCertificate; close: () => Promise<void> }> {
  const certificate = await settings.certificate();
  const server = createServer({ cert: certificate.certificate, key: certificate.key }, answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, resolve);
  });
  const renewing = setInterval(() => {
    settings
      .certificate()
      .then(({ certificate: cert, key }) => server.setSecureContext({ cert, key }))
      .catch((error: Error) => say(`证书没有续上：${error.message}`));
  }, HALF_A_DAY);
  renewing.unref();
  const close = () =>
    new Promise<void>((resolve) => {
      clearInterval(renewing);
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { server, certificate, close };
}
