/**
 * Looks at an upload before any decoder does: whether it is a picture of a kind that we take, and that alone. A file that
 * is a page, a script or an archive besides its picture (a polyglot) has it behind the picture's end.
 */

export type PictureFault = 'picture_type' | 'picture_broken' | 'picture_more';

type Format = { begins: (bytes: Buffer) => boolean; end: (bytes: Buffer) => number | null };

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const FORMATS: readonly Format[] = [
  { begins: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff, end: endOfJpeg },
  { begins: (bytes) => bytes.subarray(0, 8).equals(PNG_SIGNATURE), end: endOfPng },
  { begins: (bytes) => tag(bytes, 0) === 'RIFF' && tag(bytes, 8) === 'WEBP', end: endOfWebp },
];

/** Why `bytes` are not taken, or null. Content decides; what the sender calls it counts for nothing. */
export function faultOfPicture(bytes: Buffer): PictureFault | null {
  const format = FORMATS.find(({ begins }) => begins(bytes));
  if (!format) return 'picture_type';
  const end = format.end(bytes);
  if (end === null || end > bytes.length) return 'picture_broken';
  return bytes.subarray(end).every((byte) => byte === 0) ? null : 'picture_more';
}

function tag(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + 4);
}

/** Markers of a JPEG that stand alone, without a length. */
const isLone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
const END = 0xd9;
const SCAN = 0xda;

/** Where the end-of-image marker ends (ITU-T T.81, B.1). Pictures within metadata are jumped over with it. */
function endOfJpeg(bytes: Buffer): number | null {
  for (let at = 2; at + 1 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === END) return at + 2;
    // Any number of these may fill up the space before a marker.
    if (marker === 0xff) at += 1;
    else if (isLone(marker)) at += 2;
    else {
      if (at + 4 > bytes.length) return null;
      const next = at + 2 + bytes.readUInt16BE(at + 2);
      at = marker === SCAN ? endOfScan(bytes, next) : next;
    }
  }
  return null;
}

/** Within a scan, 0xff 0x00 is a byte of the picture and 0xffd0 to 0xffd7 mark where decoding may begin anew. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker !== 0x00 && marker !== 0xff && !isLone(marker)) return at;
  }
  return bytes.length;
}

/** Where the chunk IEND ends (https://www.w3.org/TR/png-3/#5Chunk-layout). */
function endOfPng(bytes: Buffer): number | null {
  for (let at = PNG_SIGNATURE.length; at + 12 <= bytes.length; ) {
    const next = at + 12 + bytes.readUInt32BE(at);
    if (tag(bytes, at + 4) === 'IEND') return next;
    at = next;
  }
  return null;
}

const WEBP_CHUNKS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP', 'EXIF', 'XMP ']);

/** What the container says of itself (RFC 9649, 2.3), if all of its chunks are those of a picture. */
function endOfWebp(bytes: Buffer): number | null {
  if (bytes.length < 20) return null;
  const end = 8 + bytes.readUInt32LE(4);
  for (let at = 12; at + 8 <= Math.min(end, bytes.length); ) {
    if (!WEBP_CHUNKS.has(tag(bytes, at))) return null;
    const size = bytes.readUInt32LE(at + 4);
    at += 8 + size + (size % 2);
  }
  return end;
}
