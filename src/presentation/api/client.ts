import { NetworkError, readApiError } from './api-error';
import type { Answer, Endpoint, Sent } from './endpoints';

/** The API as our own pages call it. Path, input and answer come from the contracts as types; here is only text. */

type Parts = {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  upload?: Blob;
  headers?: Record<string, string | undefined>;
  locale?: string;
  signal?: AbortSignal;
};

/** Everything may be left out where nothing is required. */
export type Args<E extends Endpoint, More = unknown> =
  Record<never, never> extends Sent<E> ? [sent?: Sent<E> & More] : [sent: Sent<E> & More];

const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `/api/events/{id}` with its parameters filled in, and what is set of the query. A list is sent as several. */
function addressOf(path: string, { params = {}, query = {} }: Parts): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const each of values) if (each !== undefined) search.append(name, String(each));
  }
  return search.size > 0 ? `${filled}?${search}` : filled;
}

function headersOf({ headers = {}, body, upload, locale }: Parts): Record<string, string> {
  const named = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[kebab(name), value]]));
  return {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(upload ? { 'content-type': upload.type || 'application/octet-stream' } : {}),
    ...(locale ? { 'accept-language': locale } : {}),
    ...Object.fromEntries(named),
  };
}

/** The request that stands for a call: address, and what `fetch` takes. */
export function requestOf(
  endpoint: string,
  sent: Parts = {},
): [address: string, init: Omit<RequestInit, 'headers'> & { headers: Record<string, string> }] {
  const [method, path = ''] = endpoint.split(' ');
  const body = sent.body === undefined ? sent.upload : JSON.stringify(sent.body);
  return [addressOf(path, sent), { method, headers: headersOf(sent), body, signal: sent.signal }];
}

/**
 * `await api('GET /api/events/{id}/availability', { params: { id } })`
 * @throws ApiError where the API refused | NetworkError where no whole answer came | the signal's reason
 */
export async function api<E extends Endpoint>(endpoint: E, ...[sent]: Args<E>): Promise<Answer<E>>;
export async function api(endpoint: string, sent?: Parts): Promise<unknown> {
  try {
    const response = await fetch(...requestOf(endpoint, sent));
    if (!response.ok) throw await readApiError(response);
    return response.status === 204 || response.status === 202 ? undefined : await response.json();
  } catch (error) {
    if (sent?.signal?.aborted || (error instanceof Error && error.name === 'ApiError')) throw error;
    throw new NetworkError(error);
  }
}
