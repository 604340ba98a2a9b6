import type { z } from 'zod';
import { AppError, type FieldError } from '@/domain/errors';
import { toFieldErrors } from '../validation';
import { headerName } from './contracts/contract';

const MAX_BODY_BYTES = 256 * 1024;
/** Parameters that may come several times and are always read as a list. */
const REPEATABLE = new Set(['sort']);

/** @throws AppError VALIDATION_ERROR */
export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(toFieldErrors(parsed.error.issues));
}

const invalid = (fields: FieldError[]) =>
  new AppError('VALIDATION_ERROR', 'Some fields need another look.', { fields });

type HeaderSchemas = Readonly<Record<string, z.ZodType>>;

/** The headers that a contract names, each under its name there. @throws AppError VALIDATION_ERROR */
export function parseHeaders<S extends HeaderSchemas>(schemas: S, headers: Headers): { [N in keyof S]: z.output<S[N]> };
export function parseHeaders(schemas: HeaderSchemas, headers: Headers): Record<string, unknown> {
  const errors: FieldError[] = [];
  const entries = Object.entries(schemas).map(([name, schema]) => {
    const parsed = schema.safeParse(headers.get(headerName(name)) ?? undefined);
    if (!parsed.success) {
      for (const error of toFieldErrors(parsed.error.issues)) errors.push({ ...error, field: headerName(name) });
    }
    return [name, parsed.data] as const;
  });
  if (errors.length > 0) throw invalid(errors);
  return Object.fromEntries(entries);
}

/** A parameter given twice reaches the schema as a list, which a schema of one value then refuses by name. */
export function readQuery(search: URLSearchParams): Record<string, string | string[]> {
  const entries = [...new Set(search.keys())].map((name) => {
    const all = search.getAll(name);
    return [name, all.length > 1 || REPEATABLE.has(name) ? all : (all[0] ?? '')] as const;
  });
  return Object.fromEntries(entries);
}

/** @throws AppError UNSUPPORTED_MEDIA_TYPE | PAYLOAD_TOO_LARGE | MALFORMED_JSON */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' && !type?.endsWith('+json')) {
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send the body as application/json.');
  }
  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('MALFORMED_JSON', 'The body is not valid JSON.', { cause });
  }
}

async function readText(request: Request): Promise<string> {
  const tooLarge = () => new AppError('PAYLOAD_TOO_LARGE', `The body may have at most ${MAX_BODY_BYTES / 1024} KiB.`);
  const declared = request.headers.get('content-length');
  if (declared !== null) {
    if (Number(declared) > MAX_BODY_BYTES) throw tooLarge();
    return request.text();
  }
  // Without a declared length the body is counted as it comes, so that nobody can fill the memory.
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) throw tooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
