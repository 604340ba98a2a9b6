import { describe, expect, it } from 'vitest';
import { breakingChanges } from '../../../scripts/openapi-changes.ts';

/** What a client of yesterday trips over is found; what it would not notice is not. */

type Schema = Record<string, unknown>;
const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });
const PATH = '/api/things';

const api = (operation: Record<string, unknown>, schemas: Schema = {}) => ({
  paths: { [PATH]: { post: { responses: { 200: { description: '' } }, ...operation } } },
  components: { schemas },
});
const sent = (schema: Schema) => api({ requestBody: { required: true, ...json(schema) } });
const read = (schema: Schema) => api({ responses: { 200: json(schema) } });
const object = (properties: Schema, more: Schema = {}) => ({ type: 'object', properties, ...more });
const parameters = (...list: Schema[]) => api({ parameters: list });
const text = { type: 'string' };
const q = { name: 'q', in: 'query', schema: text };

const BREAKING: [string, Schema, Schema, RegExp][] = [
  ['a path that is gone', api({}), { paths: {} }, /^POST \/api\/things: is gone$/],
  ['an answer that is gone', read(text), api({ responses: { 204: {} } }), /answers 200 no more/],
  ['a field that is not read any more', read(object({ a: text })), read(object({})), /200\.a: is gone/],
  [
    'a field that may be missing',
    read(object({ a: text }, { required: ['a'] })),
    read(object({ a: text })),
    /200\.a: may be missing/,
  ],
  [
    'a field of another type',
    read(object({ a: text })),
    read(object({ a: { type: 'number' } })),
    /was string, is number/,
  ],
  ['a field that may be null', read(object({ a: text })), read(object({ a: { type: ['string', 'null'] } })), /200\.a/],
  ['a value that is new to readers', read({ enum: ['a'] }), read({ enum: ['a', 'b'] }), /"b" is new/],
  ['a value that is taken no more', sent({ enum: ['a', 'b'] }), sent({ enum: ['a'] }), /"b" is taken no more/],
  [
    'a field that must be sent',
    sent(object({ a: text })),
    sent(object({ a: text }, { required: ['a'] })),
    /a: is required/,
  ],
  [
    'a field that is refused',
    sent(object({ a: text })),
    sent(object({}, { additionalProperties: false })),
    /body\.a: is gone/,
  ],
  ['a narrower limit', sent({ ...text, maxLength: 9 }), sent({ ...text, maxLength: 8 }), /maxLength is 8 now/],
  ['a limit where there was none', sent({ type: 'number' }), sent({ type: 'number', minimum: 1 }), /minimum is 1 now/],
  ['another pattern', sent(text), sent({ ...text, pattern: '^a' }), /another pattern/],
  ['an alternative less', sent({ anyOf: [text, { type: 'null' }] }), sent({ anyOf: [text] }), /taken no more/],
  ['a parameter that is gone', parameters(q), parameters(), /query q: is gone/],
  ['a parameter that is asked for', parameters(q), parameters({ ...q, required: true }), /query q: is required/],
  ['a token that is asked for', api({ security: [{}] }), api({ security: [{ bearer: [] }] }), /asks who calls/],
  ['a body that is asked for', api({}), sent(text), /body: is required/],
  [
    'a change behind a reference',
    api({ responses: { 200: json({ $ref: '#/components/schemas/A' }) } }, { A: object({ a: object({ b: text }) }) }),
    api({ responses: { 200: json({ $ref: '#/components/schemas/A' }) } }, { A: object({ a: object({}) }) }),
    /200\.a\.b: is gone/,
  ],
];

const HARMLESS: [string, Schema, Schema][] = [
  ['nothing at all', read(object({ a: text })), read(object({ a: text }))],
  ['a new path', { paths: {} }, api({})],
  ['a new field to read', read(object({})), read(object({ a: text }))],
  ['a new field that may be sent', sent(object({})), sent(object({ a: text }))],
  ['a field that need not be sent any more', sent(object({ a: text }, { required: ['a'] })), sent(object({ a: text }))],
  ['one value more to send', sent({ enum: ['a'] }), sent({ enum: ['a', 'b'] })],
  ['one value less to read', read({ enum: ['a', 'b'] }), read({ enum: ['a'] })],
  ['a wider limit', sent({ ...text, maxLength: 8 }), sent({ ...text, maxLength: 9 })],
  ['a number where whole ones were sent', sent({ type: 'integer' }), sent({ type: 'number' })],
  ['an alternative more', sent({ anyOf: [text] }), sent({ anyOf: [text, { type: 'null' }] })],
  ['a new parameter', parameters(), parameters(q)],
];

describe('of two documents', () => {
  it.each(BREAKING)('%s breaks those who use it', (_, before, after, change) => {
    expect(breakingChanges(before, after)).toEqual([expect.stringMatching(change)]);
  });

  it.each(HARMLESS)('%s breaks nobody', (_, before, after) => {
    expect(breakingChanges(before, after)).toEqual([]);
  });

  it('one that refers to itself is read to an end', () => {
    const tree = api(
      { responses: { 200: json({ $ref: '#/components/schemas/A' }) } },
      {
        A: object({ a: { $ref: '#/components/schemas/A' } }),
      },
    );
    expect(breakingChanges(tree, tree)).toEqual([]);
  });
});
