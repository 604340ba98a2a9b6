import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { setPriority } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { EncodedPicture, PictureEncoder, PictureRefusal } from '../../application/pictures/ports.ts';
import { AppError } from '../../domain/errors.ts';
import { LARGEST_PICTURE, PICTURE_BOUNDS, PICTURE_FORMATS, PICTURE_WIDTHS } from '../../domain/picture.ts';
import { logger } from '../logger.ts';

/**
 * Strangers' bytes meet the decoders of libvips in a process of their own: without our secrets, at a tenth of our weight,
 * ended where it takes too long or too much. Whatever a picture does to it, the shop goes on selling.
 */

/** A picture of a phone takes a second or two; a busy machine several times that. */
const LONGEST_MS = 30_000;
const MOST_WAITING = 4;
const NICER = 10;
/** Six pictures of at most some hundred kilobytes each. */
const MOST_OUTPUT_BYTES = 16 * 1024 * 1024;

// Only the decoders of what inspect-picture.ts lets through can be reached; of an animation the first picture is taken.
const SOURCE = `
const sharp = require('node:module').createRequire(process.argv[1])('sharp');
const { widths, formats, largest, bounds } = JSON.parse(process.argv[2]);
sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });

const answer = (said, files = []) => {
  const head = Buffer.from(JSON.stringify({ ...said, bytes: files.map(({ length }) => length) }));
  const size = Buffer.alloc(4);
  size.writeUInt32BE(head.length);
  process.stdout.write(Buffer.concat([size, head, ...files]));
};

async function encode(input) {
  const source = sharp(input, { limitInputPixels: bounds.pixels, failOn: 'error', sequentialRead: true, pages: 1 });
  const { width, height } = await source.metadata();
  if (width * height > bounds.pixels || Math.max(width, height) > bounds.longestSide) return answer({ refused: 'picture_pixels' });
  const { data, info } = await source
    .autoOrient()
    .resize({ width: largest, height: largest, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.width < bounds.leastWidth || info.height < bounds.leastHeight) return answer({ refused: 'picture_small' });
  const raw = { raw: { width: info.width, height: info.height, channels: info.channels } };
  const files = [];
  const sizes = [];
  for (const kept of [...widths.filter((each) => each < info.width), info.width]) {
    for (const format of formats) {
      const options = format === 'avif' ? { quality: 55, effort: 2 } : { quality: 78 };
      files.push(await sharp(data, raw).resize({ width: kept })[format](options).toBuffer());
      sizes.push({ width: kept, format });
    }
  }
  answer({ sizes, width: info.width, height: info.height }, files);
}

const chunks = [];
process.stdin.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
  encode(Buffer.concat(chunks)).catch((error) => {
    answer({ refused: /pixel limit|too large/i.test(String(error)) ? 'picture_pixels' : 'picture_broken' });
  });
});
`;

const head = z.union([
  z.object({ refused: z.enum(['picture_broken', 'picture_pixels', 'picture_small']) }),
  z.object({
    sizes: z.array(z.object({ width: z.int(), format: z.enum(PICTURE_FORMATS) })),
    width: z.int(),
    height: z.int(),
    bytes: z.array(z.int()),
  }),
]);

/** What the process says: the length of its first words, those as JSON, and the files one behind the other. */
function read(output: Buffer): EncodedPicture | PictureRefusal {
  const end = 4 + output.readUInt32BE(0);
  const said = head.parse(JSON.parse(output.toString('utf8', 4, end)));
  if ('refused' in said) return said.refused;
  let at = end;
  const files = said.bytes.map((length) => {
    at += length;
    return output.subarray(at - length, at);
  });
  const sizes = said.sizes.map((size, index) => ({ ...size, bytes: files[index] ?? Buffer.alloc(0) }));
  const largest = sizes.find(({ width, format }) => width === said.width && format === 'webp');
  if (!largest || at !== output.length) throw new Error('the picture came back incomplete');
  const hash = createHash('sha256').update(largest.bytes).digest('hex').slice(0, 32);
  return { hash, sizes, width: said.width, height: said.height };
}

const SETTINGS = JSON.stringify({
  widths: PICTURE_WIDTHS,
  formats: PICTURE_FORMATS,
  largest: LARGEST_PICTURE,
  bounds: PICTURE_BOUNDS,
});

/** Null where the process died of the picture, or was ended. @throws Error where it could not do its work at all */
const run = (bytes: Uint8Array) =>
  new Promise<Buffer | null>((resolve, reject) => {
    const packages = path.join(process.cwd(), 'package.json');
    const options = {
      encoding: 'buffer',
      env: { NODE_ENV: 'production' },
      timeout: LONGEST_MS,
      killSignal: 'SIGKILL',
      maxBuffer: MOST_OUTPUT_BYTES,
    } as const;
    const child = execFile(
      process.execPath,
      ['--max-old-space-size=128', '-e', SOURCE, packages, SETTINGS],
      options,
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout);
        const said = String(stderr).slice(0, 500);
        if (!error.signal) return reject(new Error(`no picture can be written here: ${said}`, { cause: error }));
        logger().warn({ signal: error.signal, said }, 'a picture ended the process that read it');
        resolve(null);
      },
    );
    if (process.platform === 'linux' && child.pid) setPriority(child.pid, NICER);
    // It may be gone before it has read everything.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(bytes);
  });

/** One picture at a time; past four that wait one is sent away. */
export function pictureEncoder(): PictureEncoder {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    async encode(bytes) {
      if (waiting > MOST_WAITING) {
        throw new AppError('UNAVAILABLE', 'Several pictures are being written. Try again in a moment.', {
          retryAfter: 10,
        });
      }
      waiting += 1;
      const turn = last.then(() => run(bytes));
      // What becomes of one is no matter of the next.
      last = turn.catch(() => undefined);
      try {
        const output = await turn;
        return output === null ? 'picture_broken' : read(output);
      } finally {
        waiting -= 1;
      }
    },
  };
}
