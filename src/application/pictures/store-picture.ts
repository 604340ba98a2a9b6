import { AppError } from '../../domain/errors.ts';
import { PICTURE_BOUNDS, pictureName, picturePath } from '../../domain/picture.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { faultOfPicture, type PictureFault } from './inspect-picture.ts';
import type { PictureEncoder, PictureRefusal, PictureStore } from './ports.ts';
import type { PictureDto } from './schema.ts';

type Deps = { pictureEncoder: PictureEncoder; pictureStore: PictureStore };

const { pixels, longestSide, leastWidth, leastHeight } = PICTURE_BOUNDS;

const WORDS: Record<PictureFault | PictureRefusal, string> = {
  picture_type: 'The file is no JPEG, PNG or WebP picture.',
  picture_broken: 'The picture is damaged or cut off.',
  picture_more: 'The file holds something else besides the picture.',
  picture_pixels: `The picture may have at most ${pixels / 1_000_000} million pixels and ${longestSide} a side.`,
  picture_small: `The picture must be at least ${leastWidth} pixels wide and ${leastHeight} high.`,
};

function refused(code: PictureFault | PictureRefusal): AppError {
  const message = WORDS[code];
  const params = { pixels: pixels / 1_000_000, longestSide, leastWidth, leastHeight };
  return new AppError('VALIDATION_ERROR', message, { fields: [{ field: 'picture', code, message, params }] });
}

/**
 * Takes a picture: looks at it, writes its pixels anew in several sizes, and keeps those alone. `read` gives what was sent
 * once it is known that its sender may send it. Whatever is refused leaves nothing behind.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | VALIDATION_ERROR | PAYLOAD_TOO_LARGE | UNAVAILABLE
 */
export const storePicture =
  (d: Deps) =>
  async (actor: Actor, read: () => Promise<Buffer>): Promise<PictureDto> => {
    authorize(actor, 'event.update');
    const bytes = await read();
    const fault = faultOfPicture(bytes);
    if (fault) throw refused(fault);
    const encoded = await d.pictureEncoder.encode(bytes);
    if (typeof encoded === 'string') throw refused(encoded);

    const { hash, sizes, width, height } = encoded;
    await d.pictureStore.put(
      sizes.map((size) => ({ name: pictureName(hash, size.width, size.format), bytes: size.bytes })),
    );
    return { imageUrl: picturePath(pictureName(hash, width, 'webp')), width, height };
  };
