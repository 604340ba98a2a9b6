import { platform } from '@/composition';
import { isPictureName } from '@/domain/picture';

/** A name says what is in it, so whoever has it need never ask again. */
const FOR_GOOD = 'public, max-age=31536000, immutable';
const FOR_NOW = 'public, max-age=60';

/** An uploaded picture by its name, in the format that its name ends with. */
export async function servePicture(name: string): Promise<Response> {
  const bytes = isPictureName(name) ? await platform.pictureStore().get(name) : null;
  if (!bytes) {
    return new Response('There is no such picture.', {
      status: 404,
      headers: { 'content-type': 'text/plain', 'cache-control': FOR_NOW },
    });
  }
  return new Response(bytes, {
    headers: {
      'content-type': name.endsWith('.avif') ? 'image/avif' : 'image/webp',
      'content-length': String(bytes.byteLength),
      'cache-control': FOR_GOOD,
    },
  });
}
