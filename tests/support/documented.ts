import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import { apiDocument } from '@/presentation/openapi/document';

/** Answers held against the published document, by a validator that knows nothing of zod. */

const document = await apiDocument();
const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true, validateFormats: true }));
ajv.addSchema({ $id: 'api', ...document });

const validators = new Map<string, ValidateFunction>();

/** Of the answer's schema, wherever in the document it stands. */
function validatorOf(pointer: string): ValidateFunction {
  const known = validators.get(pointer);
  if (known) return known;
  const made = ajv.compile({ $ref: `api#${pointer}` });
  validators.set(pointer, made);
  return made;
}

const escaped = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

type Response = { $ref?: string; content?: Record<string, unknown> };

/** Fixed addresses before those with a variable part. */
const paths = Object.keys(document.paths)
  .sort((a, b) => Number(a.includes('{')) - Number(b.includes('{')))
  .map((path) => ({
    path,
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }));

/** The path of the document that `pathname` is one of; undefined for an address that it does not know. */
const documentedPath = (pathname: string) => paths.find(({ pattern }) => pattern.test(pathname))?.path;

type Given = { method: string; pathname: string; status: number; type: string | null; text: string };

/** @returns what of the answer the document does not allow; null where all is as it says */
export function undocumented({ method, pathname, status, type, text }: Given): string | null {
  const path = documentedPath(pathname);
  const operation = path && document.paths[path]?.[method.toLowerCase()];
  // Of an address or a method that there is not: a refusal, which every document leaves out.
  if (!operation) return null;
  const said: Record<string, Response> = operation.responses;
  const written = said[status];
  if (!written) return `has no answer ${status}`;
  const shared: Record<string, Response> = document.components.responses;
  const name = written.$ref?.split('/').at(-1) ?? '';
  const { content } = written.$ref ? (shared[name] ?? {}) : written;
  if (!content) return text === '' ? null : `answers ${status} with a body`;
  const media = type?.split(';')[0] ?? '';
  if (!(media in content)) return `answers ${status} as ${media || 'nothing'}`;
  if (!media.endsWith('json')) return null;
  const place = written.$ref
    ? `/components/responses/${name}`
    : `/paths/${escaped(path ?? '')}/${method.toLowerCase()}/responses/${status}`;
  const validate = validatorOf(`${place}/content/${escaped(media)}/schema`);
  return validate(JSON.parse(text)) ? null : `answers ${status} with ${ajv.errorsText(validate.errors)}`;
}

/** Fails where the document does not allow the answer. */
export function expectDocumented(given: Given): void {
  expect(undocumented(given), `${given.method} ${given.pathname}: ${given.text.slice(0, 1_000)}`).toBeNull();
}
