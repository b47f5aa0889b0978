import { connect, createServer, type Server, type Socket } from 'node:net';

/** A line between a browser and the program that can be cut: then nothing at all answers at its address. */
export interface CuttableLine {
  readonly address: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** Carries to the program at `address`, under an address of its own that stays the same. */
export async function layLine(address: string): Promise<CuttableLine> {
  const { port, hostname } = new URL(address);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  const own = await listen(server, 0);
  return {
    address: `http://127.0.0.1:${own}`,
    async cut() {
      const closed = new Promise((done) => server.close(done));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async mend() {
      await listen(server, own);
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done) => {
    server.listen(port, '127.0.0.1', () => {
      const told = server.address();
      done(typeof told === 'object' && told ? told.port : 0);
    });
  });
}
