import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
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

describe('old pictures in a folder', () => {
  it('are listed with what was left half written, and nothing that is not ours; what is removed is gone', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'eventhub-pictures-'));
    closing.push(() => rm(folder, { recursive: true }));
    const store = pictureFiles(folder);
    const unfinished = `.${randomUUID()}`;
    await store.put([{ name, bytes }]);
    for (const other of [unfinished, 'notes.txt', 'lost+found']) writeFileSync(path.join(folder, other), 'x');
    utimesSync(path.join(folder, name), 1_000, 1_000);
    const listed = (await Array.fromAsync(store.list())).flat();
    expect(listed.map((file) => file.name).sort()).toEqual([unfinished, name].sort());
    expect(listed.find((file) => file.name === name)?.storedAt).toEqual(new Date(1_000_000));
    await store.remove([name, unfinished, `${'b'.repeat(32)}-480.webp`]);
    expect(readdirSync(folder).sort()).toEqual(['lost+found', 'notes.txt']);
  });

  it('are none where nothing was ever uploaded', async () => {
    expect(await Array.fromAsync(pictureFiles(path.join(tmpdir(), randomUUID())).list())).toEqual([]);
  });
});

const AT_ONCE = 2;

/** As S3 lists what is in the bucket `shop`: in order, so many at a time, keys written as in an address. */
function listing(urls: Iterable<string>, query: URLSearchParams): string {
  expect(query.get('list-type')).toBe('2');
  expect(query.get('encoding-type')).toBe('url');
  const keys = Array.from(urls, (url) => url.replace('/shop/', ''))
    .filter((key) => key.startsWith(query.get('prefix') ?? '') && key > (query.get('start-after') ?? ''))
    .sort()
    .slice(0, AT_ONCE);
  const contents = keys.map(
    (key) =>
      `<Contents><Key>${encodeURIComponent(key)}</Key><LastModified>2026-03-15T14:00:00.000Z</LastModified><ETag>&quot;x&quot;</ETag><Size>3</Size></Contents>`,
  );
  return `<?xml version="1.0"?><ListBucketResult><Name>shop</Name>${contents.join('')}</ListBucketResult>`;
}

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
    } else if (method === 'DELETE') {
      objects.delete(url);
      response.writeHead(204).end();
    } else if (url.startsWith('/shop?')) {
      response.writeHead(200).end(listing(objects.keys(), new URL(url, 'http://bucket').searchParams));
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

  it('are listed to the last, without what is not ours, and removed', async () => {
    const { objects, endpoint } = await aBucket();
    const keys = { accessKeyId: 'the-key', secretAccessKey: 'the-secret' };
    const store = pictureBucket({ endpoint, bucket: 'shop', region: 'eu-west-1', ...keys });
    const names = ['1', '2', '3', '4', '5'].map((digit) => `${digit.repeat(32)}-480.webp`);
    await store.put(names.map((each) => ({ name: each, bytes })));
    objects.set('/shop/pictures/a note & more.txt', { bytes: Buffer.from('x') });
    objects.set('/shop/other/1.webp', { bytes: Buffer.from('x') });
    const storedAt = new Date('2026-03-15T14:00:00Z');
    expect((await Array.fromAsync(store.list())).flat()).toEqual(names.map((each) => ({ name: each, storedAt })));
    await store.remove(names.slice(1));
    expect([...objects.keys()]).toEqual([
      `/shop/pictures/${names[0]}`,
      '/shop/pictures/a note & more.txt',
      '/shop/other/1.webp',
    ]);
  });

  it('that refuses them says so, and gives no picture that is none', async () => {
    const { endpoint } = await aBucket();
    const keys = { accessKeyId: 'another', secretAccessKey: 'x' };
    const store = pictureBucket({ endpoint, bucket: 'shop', region: 'eu-west-1', ...keys });
    await expect(store.put([{ name, bytes }])).rejects.toThrow('does not take a picture: 403');
    await expect(store.get(name)).rejects.toThrow('does not give a picture: 403');
    await expect(Array.fromAsync(store.list())).rejects.toThrow('does not say what is in it: 403');
    await expect(store.remove([name])).rejects.toThrow('does not let go of a picture: 403');
  });
});

it('half a bucket stops the start and names what is missing', () => {
  const env = { DATABASE_URL: 'postgresql://a:b@c/d', AUTH_SECRET: 'x'.repeat(40) };
  expect(parseEnv(env).PICTURES).toMatchObject({ bucket: null, folder: expect.stringMatching(/\.data\/pictures$/) });
  expect(parseEnv({ ...env, EVENTHUB_DATA: '/data' }).PICTURES.folder).toBe('/data/pictures');
  expect(() => parseEnv({ ...env, S3_BUCKET: 'shop' })).toThrow(/S3_ENDPOINT.*\n.*S3_ACCESS_KEY_ID/);
});
