import { createServer } from 'node:net';

/** A free port on 127.0.0.1: the wished one if nobody has it, otherwise any. */
export async function freePort(wished?: number): Promise<number> {
  const taken = wished ? await tryPort(wished) : undefined;
  const port = taken ?? (await tryPort(0));
  if (port === undefined) throw new Error('127.0.0.1 上没有空闲端口。');
  return port;
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
