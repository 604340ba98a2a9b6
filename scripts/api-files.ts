import path from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { apiDocument } from '@/presentation/openapi/document';
import { postmanCollection } from './postman.ts';
import { ROOT } from './run-state.ts';

/** The files of the repository that are made from the API's document. */

const readable = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** The document as it was last released: what it promises is kept. */
export const RELEASED = path.join(ROOT, 'docs/openapi.json');

export const documentFile = async () => readable(await apiDocument());

const HEADER = '// Made by `npm run api:write` from the API’s document. Changes here are lost.\n\n';

async function typesFile(): Promise<string> {
  const source = JSON.parse(JSON.stringify(await apiDocument()));
  return HEADER + astToString(await openapiTS(source));
}

/** What follows the running contracts at once, by its place. */
export const apiFiles = async (): Promise<Map<string, string>> =>
  new Map([
    [path.join(ROOT, 'clients/typescript/schema.ts'), await typesFile()],
    [
      path.join(ROOT, 'clients/postman/eventhub.postman_collection.json'),
      readable(postmanCollection(await apiDocument())),
    ],
  ]);
