import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { publicFile } from '../http/answers/public-file';

/** The files of Swagger UI that its page loads, out of the package: no page of the shop has anything of them. */

const TYPES: ReadonlyMap<string, string> = new Map([
  ['swagger-ui-bundle.js', 'text/javascript'],
  ['swagger-ui.css', 'text/css'],
]);
const FOLDER = path.join(process.cwd(), 'node_modules', 'swagger-ui-dist');
/** What it says at its end of a file that is not shipped. */
const SOURCE_MAP = /\n(?:\/\/|\/\*)# sourceMappingURL=.*\s*$/;

export async function serveSwaggerFile(request: Request, file: string): Promise<Response> {
  const type = TYPES.get(file);
  if (!type) return new Response('There is no such file.', { status: 404 });
  return publicFile(request, {
    key: `swagger ${file}`,
    type,
    seconds: 86_400,
    make: async () => ({ text: (await readFile(path.join(FOLDER, file), 'utf8')).replace(SOURCE_MAP, ''), tags: [] }),
  });
}
