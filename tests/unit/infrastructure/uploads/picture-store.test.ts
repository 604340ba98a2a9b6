import { mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { parseEnv } from '@/infrastructure/env';
import { pictureBucket } from '@/infrastructure/uploads/picture-bucket';
import { pictureFiles } from '@/infrastructure/uploads/picture-files';

const name = `${'a'.repeat(32)}-480.webp`;
const bytes = new Uint8Array([1, 2, 3]);

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe('pictures in a folder', () => {
  it('are there whole, and nothing else is', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'eventhub-pictures-'));
    closing.push(() => rm(folder, { recursive: true }));
    const store = pictureFiles(path.join(folder, 'pictures'));
    expect(await store.get(name)).toBeNull();
    await store.put([{ name, bytes }]);
    expect(await store.get(name)).toEqual(bytes);
    expect(readdirSync(path.join(folder, 'pictures'))).toEqual([name]);
  });

  it('that cannot be written leave nothing half done', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'eventhub-pictures-'));
    closing.push(() => rm(folder, { recursive: true }));
    const store = pictureFiles(folder);
    await expect(store.put([{ name: path.join('no', 'such', 'folder'), bytes }])).rejects.toThrow('ENOENT');
    expect(readdirSync(folder)).toEqual([]);
  });
});

/** Keeps objects as S3 does, and takes none that nobody signed. */
async function aBucket() {
  const objects = new Map<string, { bytes: Buffer; type?: string }>();
  const isSigned = ({ headers }: IncomingMessage) =>
    /^AWS4-HMAC-SHA256 Credential=the-key\/\d{8}\/eu-west-1\/s3\/aws4_request, SignedHeaders=[\w;-]+, Signature=[0-9a-f]{64}$/.test(
      headers.authorization ?? '',
    );
  const server = createServer(async (request, response) => {
    const sent = await buffer(request);
    const { url = '', method } = request;
    const found = objects.get(url);
    if (!isSigned(request)) response.writeHead(403).end();
    else if (method === 'PUT') {
      objects.set(url, { bytes: sent, type: request.headers['content-type'] });
      response.writeHead(200).end();
    } else response.writeHead(found ? 200 : 404).end(found?.bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { objects, endpoint: `http://127.0.0.1:${port}/` };
}

describe('pictures in a bucket', () => {
  it('are put and found there, by requests that are signed', async () => {
    const { objects, endpoint } = await aBucket();
    const keys = { accessKeyId: 'the-key', secretAccessKey: 'the-secret' };
    const store = pictureBucket({ endpoint, bucket: 'shop', region: 'eu-west-1', ...keys });
    expect(await store.get(name)).toBeNull();
    await store.put([{ name, bytes }]);
    expect(objects.get(`/shop/pictures/${name}`)).toEqual({ bytes: Buffer.from(bytes), type: 'image/webp' });
    expect(await store.get(name)).toEqual(bytes);
  });

  it('that refuses them says so, and gives no picture that is none', async () => {
    const { endpoint } = await aBucket();
    const keys = { accessKeyId: 'another', secretAccessKey: 'x' };
    const store = pictureBucket({ endpoint, bucket: 'shop', region: 'eu-west-1', ...keys });
    await expect(store.put([{ name, bytes }])).rejects.toThrow('does not take a picture: 403');
    await expect(store.get(name)).rejects.toThrow('does not give a picture: 403');
  });
});

it('half a bucket stops the start and names what is missing', () => {
  const env = { DATABASE_URL: 'postgresql://a:b@c/d', AUTH_SECRET: 'x'.repeat(40) };
  expect(parseEnv(env).PICTURES).toMatchObject({ bucket: null, folder: expect.stringMatching(/\.data\/pictures$/) });
  expect(parseEnv({ ...env, EVENTHUB_DATA: '/data' }).PICTURES.folder).toBe('/data/pictures');
  expect(() => parseEnv({ ...env, S3_BUCKET: 'shop' })).toThrow(/S3_ENDPOINT.*\n.*S3_ACCESS_KEY_ID/);
});
