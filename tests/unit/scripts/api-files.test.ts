import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { apiDocument } from '@/presentation/openapi/document';
import { apiFiles, documentFile, RELEASED } from '../../../scripts/api-files.ts';
import { breakingChanges } from '../../../scripts/openapi-changes.ts';
import { postmanCollection } from '../../../scripts/postman.ts';

const files = [...(await apiFiles())];

it.each(files.map(([file, text]) => [path.basename(file), file, text] as const))(
  '%s is what `npm run api:write` makes today',
  (_, file, text) => {
    expect(readFileSync(file, 'utf8') === text).toBe(true);
  },
);

it('nothing breaks what was released', async () => {
  const released = JSON.parse(readFileSync(RELEASED, 'utf8'));
  expect(breakingChanges(released, JSON.parse(await documentFile()))).toEqual([]);
});

const document = await apiDocument();

describe('the collection for Postman and Bruno', () => {
  const { item: folders, variable } = postmanCollection(document);
  const requests = folders.flatMap(({ item }) => item.map(({ request }) => request));

  it('has every endpoint once', () => {
    const asked = requests.map(({ method, url }) => `${method} /${url.path.join('/')}`);
    const documented = Object.entries(document.paths).flatMap(([at, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${at.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(asked.sort()).toEqual(documented.sort());
  });

  it('names every variable that it uses', () => {
    const used = new Set([...JSON.stringify(folders).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name));
    expect([...used].filter((name) => !variable.some(({ key }) => key === name))).toEqual([]);
    for (const { url } of requests) {
      expect(url.path.filter((part) => part.startsWith(':'))).toEqual(url.variable.map(({ key }) => `:${key}`));
    }
  });

  it('sends bodies that are JSON', () => {
    for (const { body } of requests) if (body) expect(JSON.parse(body.raw)).toEqual(expect.any(Object));
  });
});
