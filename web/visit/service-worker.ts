/**
 * Keeps the program of the phone's page, so that it opens without a signal: the files of one build, nothing else. No
 * answer of the API is ever kept here: what is known of people is sealed in IndexedDB or nowhere.
 */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  addEventListener(type: 'install' | 'activate', work: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', work: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}

/** Written in by the build: the addresses of one build's files, and a digest of them all. */
declare const FILES: readonly string[];
declare const BUILD: string;

const worker = globalThis as unknown as Worker;
const PAGE = '/visit/';
const NAME = `visit-${BUILD}`;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  const isOurs = origin === location.origin && event.request.method === 'GET';
  if (!isOurs || pathname.startsWith('/api/')) return;
  const address = event.request.mode === 'navigate' ? PAGE : pathname;
  if (address === PAGE || FILES.includes(address)) event.respondWith(kept(address, event.request));
});

/** All files or none: a build half fetched never opens. */
async function install(): Promise<void> {
  const cache = await caches.open(NAME);
  await cache.addAll([PAGE, ...FILES].map((address) => new Request(address, { cache: 'reload' })));
  await worker.skipWaiting();
}

/** The files of builds before this one go. */
async function activate(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith('visit-') && name !== NAME) await caches.delete(name);
  await worker.clients.claim();
}

async function kept(address: string, request: Request): Promise<Response> {
  const cache = await caches.open(NAME);
  return (await cache.match(address)) ?? fetch(request);
}
