import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as register from '@/app/api/auth/register/route';
import { HOT_ROUTES } from '@/app/api/hot-routes';
import { directServer } from '@/presentation/http/server/serve-directly';
import { buyFirstTicket } from '../../../clients/typescript/example.ts';
import { createEvent, person } from '../../support/api.ts';

/** What docs/api.md shows works as it stands there. */

const ROOT = path.join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const blocks = (language: string) =>
  [...read('docs/api.md').matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, text = '']) => text,
  );

const serve = directServer([...HOT_ROUTES, ['/api/auth/register', register]], (response) => response.destroy());
const server = createServer((request, response) => {
  if (!serve(request, response, '127.0.0.1')) response.writeHead(404).end();
});
const folder = mkdtempSync(path.join(tmpdir(), 'eventhub-api-'));
let origin: string;

beforeAll(async () => {
  await createEvent(await person('ADMIN'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

it('buys a ticket by curl', async () => {
  const [script = ''] = blocks('sh');
  const run = () =>
    promisify(execFile)('bash', ['-euc', script], { cwd: folder, env: { ...process.env, EVENTHUB: origin } });
  const { stdout } = await run();
  expect(JSON.parse(stdout)).toMatchObject({ confirmationCode: expect.any(String), status: 'ACTIVE' });
});

it('buys a ticket by the typed client', async () => {
  expect(await buyFirstTicket(origin, 'bia.souza')).toMatch(/^[A-Z0-9]{9}$/);
});

it('shows the client’s words as they are', () => {
  const [shown = ''] = blocks('ts');
  const bare = (code: string) => code.replaceAll(/^ +/gm, '');
  expect(bare(read('clients/typescript/example.ts'))).toContain(bare(shown));
});
