import fc from 'fast-check';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { faultOfPicture } from '@/application/pictures/inspect-picture';

const flat = () => sharp({ create: { width: 64, height: 48, channels: 3, background: '#4a8' } });
const pictures = async () => [
  await flat().jpeg().toBuffer(),
  await flat().jpeg({ progressive: true }).toBuffer(),
  await flat().jpeg().withMetadata({ orientation: 3 }).toBuffer(),
  await flat().png().toBuffer(),
  await flat().webp().toBuffer(),
  await flat().webp({ lossless: true }).withMetadata().toBuffer(),
];

it('takes whole pictures, and the zeros that cards and disks leave behind them', async () => {
  for (const bytes of await pictures()) {
    expect(faultOfPicture(bytes)).toBeNull();
    expect(faultOfPicture(Buffer.concat([bytes, Buffer.alloc(100)]))).toBeNull();
  }
});

it('finds whatever stands behind a picture, and wherever it was cut off', async () => {
  for (const bytes of await pictures()) {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (more) => {
        fc.pre(more.some((byte) => byte !== 0));
        expect(faultOfPicture(Buffer.concat([bytes, more]))).toBe('picture_more');
      }),
      { numRuns: 30 },
    );
    for (let length = 20; length < bytes.length; length += 17) {
      expect(faultOfPicture(bytes.subarray(0, length))).toBe('picture_broken');
    }
  }
});

it('makes of any bytes an answer, at once', async () => {
  const beginnings = (await pictures()).map((bytes) => bytes.subarray(0, 12));
  fc.assert(
    fc.property(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 300 }), (beginning, rest) => {
      expect(faultOfPicture(Buffer.concat([beginning, rest]))).toMatch(/^picture_(broken|more)$/);
    }),
    { numRuns: 500 },
  );
});
