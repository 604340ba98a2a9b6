import { LARGEST_PICTURE } from '@/domain/picture';

/** What a phone takes is several times as large as any page shows. Sent over its line, that would take a minute. */
const WORTH_IT_BYTES = 1_000_000;
/** Twice what is kept at most, so that the server still has something to choose from. */
const LONGEST_SIDE = 2 * LARGEST_PICTURE;

/** The same picture in fewer pixels; the file itself where it is small, or where this browser cannot read it. */
export async function shrinkPicture(file: File): Promise<Blob> {
  if (file.size < WORTH_IT_BYTES) return file;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const shrunk = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', 0.92));
    return shrunk && shrunk.size < file.size ? shrunk : file;
  } catch {
    // The server says what is wrong with it.
    return file;
  }
}
