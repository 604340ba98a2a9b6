import { mkdtempSync, readdirSync, utimesSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { PictureDto } from '@/application/pictures/schema';
import { sweepPictures } from '@/application/pictures/sweep-pictures';
import { type Hostile, honestJpeg, hostilePictures } from '../../support/hostile-pictures.ts';

const data = mkdtempSync(path.join(tmpdir(), 'eventhub-pictures-'));
vi.stubEnv('EVENTHUB_DATA', data);

const { asActor, call, createEvent, person, refused } = await import('../../support/api.ts');
const { servePicture } = await import('@/presentation/http/answers/serve-picture');
const { platform, useCases } = await import('@/composition');
const { prisma } = await import('@/infrastructure/db/prisma');
const { prismaSql } = await import('@/infrastructure/db/sql');
const { env } = await import('@/infrastructure/env');
const { pictureUses } = await import('@/infrastructure/repositories/picture-uses');
const { pictureStore } = await import('@/infrastructure/uploads/picture-store');
type Person = Awaited<ReturnType<typeof person>>;

let admin: Person;
let hostile: Hostile[];

beforeAll(async () => {
  admin = await person('ADMIN');
  hostile = await hostilePictures();
});
afterAll(() => rm(data, { recursive: true, force: true }));

const kept = () => readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((name) => name !== 'pictures');

const send = (bytes: Buffer, as = admin, type = 'image/jpeg') =>
  call<PictureDto>('POST', '/api/pictures', { as, raw: new Uint8Array(bytes), headers: { 'content-type': type } });

it('refuses what is no picture, or more than one, and leaves nothing of it on the disk', async () => {
  for (const { what, bytes, type = 'image/jpeg', code } of hostile) {
    const asked = { as: admin, raw: new Uint8Array(bytes), headers: { 'content-type': type } };
    const isField = code === code.toLowerCase();
    const { body } = await refused(isField ? 'VALIDATION_ERROR' : code, 'POST', '/api/pictures', asked);
    if (isField)
      expect(body.errors, what).toMatchObject([{ field: 'picture', code, message: expect.stringMatching(/\.$/) }]);
    expect(kept(), what).toEqual([]);
  }
  expect(hostile.length).toBeGreaterThanOrEqual(20);
});

it('reads nothing of what somebody sends who may not', async () => {
  const body = new ReadableStream({ pull: () => expect.fail('the body was read') }, { highWaterMark: 0 });
  const request = new Request('http://localhost:3000/api/pictures', {
    method: 'POST',
    body,
    headers: { 'content-type': 'image/png', authorization: `Bearer ${(await person()).token}` },
    duplex: 'half',
  } as RequestInit);
  const { POST } = await import('@/app/api/pictures/route');
  expect((await POST(request, { params: Promise.resolve({}) })).status).toBe(403);
  expect(kept()).toEqual([]);
});

it('keeps a picture in several sizes, without what its camera wrote beside it, under names that say what is in it', async () => {
  const bytes = await honestJpeg();
  expect(bytes.includes('alert(1)')).toBe(true);
  const { status, body } = await send(bytes);
  expect(status).toBe(201);
  expect(body).toEqual({
    imageUrl: expect.stringMatching(/^\/pictures\/[0-9a-f]{32}-640\.webp$/),
    width: 640,
    height: 400,
  });
  const [name = ''] = body.imageUrl.split('/').slice(-1);
  const others = ['-480.avif', '-480.webp', '-640.avif', '-640.webp'].map((tail) => name.replace('-640.webp', tail));
  expect(kept().sort()).toEqual(others.map((file) => `pictures/${file}`));
  // The same picture once more is the same picture.
  expect((await send(bytes)).body).toEqual(body);
  expect(kept()).toHaveLength(4);

  const served = await servePicture(name);
  expect(Object.fromEntries(served.headers)).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  const shown = Buffer.from(await served.arrayBuffer());
  const { format, width, exif, icc, xmp } = await sharp(shown).metadata();
  expect({ format, width, exif, icc, xmp }).toEqual({ format: 'webp', width: 640 });
  expect(shown.includes('alert')).toBe(false);
});

it('stands a picture upright, as its camera says it was held', async () => {
  const lying = await sharp(await honestJpeg())
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await send(lying)).body).toMatchObject({ width: 400, height: 640 });
});

it.each(['../../../etc/passwd', 'x.webp', `${'a'.repeat(32)}-1.svg`, `${'a'.repeat(32)}-480.webp`])(
  'serves nothing else: %s',
  async (name) => expect((await servePicture(name)).status).toBe(404),
);

it('are deleted a day later where no event, draft or setting of the shop shows them', async () => {
  const upload = async (background: string) => {
    const bytes = await sharp({ create: { width: 320, height: 200, channels: 3, background } })
      .png()
      .toBuffer();
    return (await send(bytes, admin, 'image/png')).body.imageUrl;
  };
  const [ofEvent, ofDraft, ofShop, unused, fresh] = [
    await upload('red'),
    await upload('green'),
    await upload('blue'),
    await upload('gold'),
    await upload('pink'),
  ];
  await createEvent(admin, { imageUrl: ofEvent });
  await createEvent(admin, { imageUrl: ofDraft, status: 'DRAFT' });
  await useCases.saveShop(asActor(admin), { ...platform.shop(), logo: ofShop });
  const hashOf = (address: string) => address.slice('/pictures/'.length, '/pictures/'.length + 32);
  const yesterday = Date.now() / 1000 - 86_500;
  for (const file of kept().filter((name) => !name.includes(hashOf(fresh)))) {
    utimesSync(path.join(data, file), yesterday, yesterday);
  }
  const attempt = { id: 'x', number: 1, isLast: true, signal: new AbortController().signal };
  const sweep = sweepPictures({
    clock: { now: () => new Date() },
    pictureStore: pictureStore(env().PICTURES),
    pictureUses: pictureUses(prismaSql(prisma())),
  });
  await sweep({}, attempt);
  const left = new Set(kept().map((name) => name.slice('pictures/'.length, 'pictures/'.length + 32)));
  expect([...left].sort()).toEqual([ofEvent, ofDraft, ofShop, fresh].map(hashOf).sort());
  expect((await servePicture(unused.slice('/pictures/'.length))).status).toBe(404);
  expect((await servePicture(ofShop.slice('/pictures/'.length))).status).toBe(200);
});
