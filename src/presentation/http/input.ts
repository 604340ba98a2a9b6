import type { z } from 'zod';
import { toFieldErrors } from '@/application/field-errors';
import { AppError, type FieldError } from '@/domain/errors';
import { headerName, type Upload } from './contracts/contract';
import type { ApiRequest } from './request';

const MAX_BODY_BYTES = 64 * 1024;
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
export function parseHeaders<S extends HeaderSchemas>(
  schemas: S,
  headers: ApiRequest['headers'],
): { [N in keyof S]: z.output<S[N]> };
export function parseHeaders(schemas: HeaderSchemas, headers: ApiRequest['headers']): Record<string, unknown> {
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
  // Once through: asking for each name anew would take an address of thousands of names quadratic time.
  const given = new Map<string, string[]>();
  for (const [name, value] of search) {
    const values = given.get(name);
    if (values) values.push(value);
    else given.set(name, [value]);
  }
  const entries = [...given].map(
    ([name, values]) => [name, values.length > 1 || REPEATABLE.has(name) ? values : (values[0] ?? '')] as const,
  );
  return Object.fromEntries(entries);
}

const typeOf = ({ headers }: Pick<ApiRequest, 'headers'>) =>
  headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';

const isOneOf = (types: readonly string[], type: string) =>
  types.some((taken) => (taken.endsWith('/*') ? type.startsWith(taken.slice(0, -1)) : type === taken));

/** @throws AppError UNSUPPORTED_MEDIA_TYPE | PAYLOAD_TOO_LARGE | MALFORMED_JSON where it does not come whole */
export async function readUpload(request: ApiRequest, { types, maxBytes }: Upload): Promise<Buffer> {
  if (!isOneOf(types, typeOf(request))) {
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', `Send the file itself, as ${types.join(' or ')}.`);
  }
  return request.readBytes(maxBytes);
}

/** Whether nothing was sent along, whatever it is said to be. */
export function isBodyless({ headers }: Pick<ApiRequest, 'headers'>): boolean {
  const length = headers.get('content-length');
  if (length !== null) return length === '0';
  return headers.get('content-type') === null && headers.get('transfer-encoding') === null;
}

/** @throws AppError UNSUPPORTED_MEDIA_TYPE | PAYLOAD_TOO_LARGE | MALFORMED_JSON */
export async function readJson(request: Pick<ApiRequest, 'headers' | 'readText'>): Promise<unknown> {
  const type = typeOf(request);
  if (type !== 'application/json' && !type.endsWith('+json')) {
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send the body as application/json.');
  }
  const text = await request.readText(MAX_BODY_BYTES);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('MALFORMED_JSON', 'The body is not valid JSON.', { cause });
  }
}
