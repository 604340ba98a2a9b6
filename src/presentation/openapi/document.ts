import { setImmediate as breath } from 'node:timers/promises';
import { contracts } from '../http/contracts';
import type { Contract } from '../http/contracts/contract';
import { type JsonSchema, schemaWriter } from './json-schemas';
import { type Operation, operationOf } from './operation';
import { fieldErrorSchema, problemResponses, problemSchema } from './problems';

/** The API as OpenAPI 3.1, from the contracts that its routes run by and from nothing else. */

const DESCRIPTION = `Sells tickets to events: never a seat twice, never a refusal while seats remain.

**Signing in.** \`POST /api/auth/login\` answers with a token, good for 15 minutes, which goes along as
\`Authorization: Bearer …\`; \`POST /api/auth/refresh\` gives the next one for the cookie that came with it.

**Refusals** are \`application/problem+json\` (RFC 9457). Go by \`code\`, never by \`detail\`.

**Buying twice by accident.** With an \`Idempotency-Key\` the same purchase sent again gets the first answer again.

**Changing what somebody else changed.** \`If-Match\` with the \`ETag\` that you read makes a change hold only where
nothing changed meanwhile.

**Limits** are told in \`RateLimit-Policy\` and \`RateLimit\`; over them, 429 says in \`Retry-After\` how long to wait.`;

const described = (description: string, schema: JsonSchema = { type: 'string' }) => ({ description, schema });

const HEADERS = {
  'X-Request-Id': described('Of this very request: the one that was sent, or a new one.'),
  'Retry-After': described('Seconds to wait.', { type: 'integer', minimum: 0 }),
  RateLimit: described('What is left: `"policy";r=left;t=seconds until there is more`.'),
  'RateLimit-Policy': described('What is allowed: `"policy";q=requests;w=seconds`.'),
  ETag: described('For `If-None-Match`, and for `If-Match` where a change takes it.'),
  'Idempotency-Replayed': described('`true` where this is the first answer again.'),
};

const SECURITY_SCHEMES = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT or API key',
    description:
      'The `token` that registering, signing in and refreshing answer with, good for 15 minutes; or an API key (`ehk_…`), within its scopes.',
  },
  refresh: {
    type: 'apiKey',
    in: 'cookie',
    name: 'eventhub.refresh',
    description: 'Set by signing in, sent to `/api/auth` alone; over https it is called `__Secure-eventhub.refresh`.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'eventhub.session',
    description:
      'Of somebody’s browser on the pages of the shop; over https it is called `__Host-eventhub.session`. Requests of other sites are refused.',
  },
};

async function openApiDocument() {
  const writer = schemaWriter();
  const paths: Record<string, Record<string, Operation>> = {};
  for (const [name, contract] of Object.entries<Contract>(contracts)) {
    const { path, method } = contract;
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(name, contract, writer) };
    // A hundred endpoints take a hundred milliseconds, which sales would have to wait for.
    await breath();
  }
  const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : Number(a > b));
  return {
    openapi: '3.1.1',
    jsonSchemaDialect: 'https://spec.openapis.org/oas/3.1/dialect/base',
    info: {
      title: 'EventHub',
      version: '1.0.0',
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'Wherever this document comes from.' }],
    paths,
    components: {
      schemas: Object.fromEntries(
        Object.entries({ ...writer.components, Problem: problemSchema, FieldError: fieldErrorSchema }).sort(byName),
      ),
      responses: problemResponses,
      headers: HEADERS,
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}
export type OpenApiDocument = Awaited<ReturnType<typeof openApiDocument>>;

let made: Promise<OpenApiDocument> | undefined;

/** Made once: nothing of it changes while the process runs. */
export function apiDocument(): Promise<OpenApiDocument> {
  made ??= openApiDocument();
  return made;
}

let written: Promise<string> | undefined;

/** The same, as it goes out. */
export function apiDocumentText(): Promise<string> {
  written ??= apiDocument().then((document) => JSON.stringify(document));
  return written;
}
