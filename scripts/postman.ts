import type { OpenApiDocument } from '../src/presentation/openapi/document.ts';
import type { Operation } from '../src/presentation/openapi/operation.ts';

/** The document as a collection that Postman, Bruno and Insomnia import (Collection Format 2.1), a folder for each tag. */

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

const withVariables = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1');

function urlOf(path: string, { parameters }: Operation) {
  const named = (place: string) => parameters.filter((parameter) => parameter.in === place);
  return {
    raw: `{{baseUrl}}${withVariables(path)}`,
    host: ['{{baseUrl}}'],
    path: withVariables(path).slice(1).split('/'),
    query: named('query').map(({ name, required }) => ({ key: name, value: '', disabled: !required })),
    variable: named('path').map(({ name }) => ({ key: name, value: '' })),
  };
}

function bodyOf({ requestBody }: Operation) {
  const { examples, schema } = requestBody?.content['application/json'] ?? {};
  if (!schema) return {};
  const example = Object(examples?.example).value ?? {};
  return {
    body: { mode: 'raw', raw: JSON.stringify(example, null, 2), options: { raw: { language: 'json' } } },
  };
}

const headersOf = ({ parameters, requestBody }: Operation) => [
  ...(requestBody ? [{ key: 'Content-Type', value: 'application/json' }] : []),
  ...parameters.filter((each) => each.in === 'header').map(({ name }) => ({ key: name, value: '', disabled: true })),
];

/** What signs somebody in keeps the token for the requests that follow. */
const KEEPS_TOKEN = ['login', 'register', 'refresh'];
const keepToken = ({ operationId }: Operation) =>
  KEEPS_TOKEN.includes(operationId)
    ? {
        event: [
          {
            listen: 'test',
            script: {
              type: 'text/javascript',
              exec: ["if (pm.response.code < 300) pm.collectionVariables.set('token', pm.response.json().token);"],
            },
          },
        ],
      }
    : {};

const requestOf = (path: string, method: string, operation: Operation) => ({
  name: operation.summary,
  ...keepToken(operation),
  request: {
    method: method.toUpperCase(),
    description: operation.description,
    header: headersOf(operation),
    url: urlOf(path, operation),
    ...bodyOf(operation),
  },
});

export function postmanCollection({ info, paths }: OpenApiDocument) {
  const folders = new Map<string, ReturnType<typeof requestOf>[]>();
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const [tag = ''] = operation.tags;
      folders.set(tag, [...(folders.get(tag) ?? []), requestOf(path, method, operation)]);
    }
  }
  return {
    info: { name: `${info.title} API`, description: info.description, schema: SCHEMA },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] },
    variable: [
      { key: 'baseUrl', value: 'http://localhost:3000' },
      { key: 'token', value: '' },
    ],
    item: [...folders].map(([name, item]) => ({ name, item })),
  };
}
