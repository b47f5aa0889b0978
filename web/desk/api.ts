import { newCommandId } from './command-id.ts';
import { problemOf, unreachable } from './problem-error.ts';

/** Values of a question; undefined and empty ones are left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

function addressOf(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(key, String(value));
  }
  const search = params.toString();
  return `/api${path}${search === '' ? '' : `?${search}`}`;
}

async function request(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, { credentials: 'same-origin', ...init }).catch(() => {
    throw unreachable();
  });
  if (response.ok) return response;
  throw problemOf(response.status, await response.json().catch(() => undefined));
}

/** Asks a question. `path` begins after `/api`. Throws a ProblemError. */
export async function ask<Answer>(path: string, query?: Query, signal?: AbortSignal): Promise<Answer> {
  const response = await request(addressOf(path, query), { signal: signal ?? null });
  return (await response.json()) as Answer;
}

/** Asks for a file to be shown on the page. Throws a ProblemError. */
export async function askForFile(path: string, signal?: AbortSignal): Promise<Blob> {
  return (await request(addressOf(path), { signal: signal ?? null })).blob();
}

/** An act to be sent: the same `id` again is never done twice. */
export interface Command {
  /** `POST /leads/1/verification`. */
  at: `${'POST' | 'PUT'} /${string}`;
  input: unknown;
  id: string;
}

/** An act with an id of its own. Make it once per act of the person, and send it as often as it takes. */
export function commandOf(at: Command['at'], input: unknown = {}): Command {
  return { at, input, id: newCommandId() };
}

/** Sends a command and reads its answer. Throws a ProblemError. */
export async function send<Answer>({ at, input, id }: Command): Promise<Answer> {
  const [method = 'POST', path = '/'] = at.split(' ');
  const headers = { 'Content-Type': 'application/json', 'Command-Id': id };
  const response = await request(addressOf(path), { method, headers, body: JSON.stringify(input) });
  return (await response.json()) as Answer;
}

/** Sends a file as it is; what else must be known goes in the query, or in headers `beside` it. Throws a ProblemError. */
export async function sendFile<Answer>(
  path: string,
  file: File,
  id: string,
  query?: Query,
  beside: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const headers = { 'Content-Type': 'application/octet-stream', 'Command-Id': id, ...beside };
  const response = await request(addressOf(path, query), { method: 'POST', headers, body: file });
  return (await response.json()) as Answer;
}

/** Sends a workbook with its name, which travels beside the address: it may carry a village's or a person's name. Throws a ProblemError. */
export function sendWorkbook<Answer>(path: string, file: File, id: string, query?: Query): Promise<Answer> {
  return sendFile(path, file, id, query, { 'X-File-Name': encodeURIComponent(file.name) });
}

function fileNameOf(response: Response, otherwise: string): string {
  const named = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('Content-Disposition') ?? '');
  return named?.[1] === undefined ? otherwise : decodeURIComponent(named[1]);
}

/** Asks for a file and hands it to the browser to save, under the server's name for it. Throws a ProblemError. */
export async function download(path: string, query: Query, otherwise: string): Promise<void> {
  const response = await request(addressOf(path, query), {});
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = fileNameOf(response, otherwise);
  link.click();
  URL.revokeObjectURL(address);
}
