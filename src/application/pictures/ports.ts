import type { PictureFormat } from '../../domain/picture.ts';

/** What uploading a picture needs from outside. */

/** One size of a picture, written anew: what came beside its pixels is in none of them. */
type EncodedSize = { width: number; format: PictureFormat; bytes: Uint8Array };

/** `hash` says what is in the largest, which is `width` times `height`: the same picture has the same one. */
export type EncodedPicture = { hash: string; sizes: EncodedSize[]; width: number; height: number };

export type PictureRefusal = 'picture_broken' | 'picture_pixels' | 'picture_small';

export type PictureEncoder = {
  /**
   * All sizes of the picture in `bytes`, or why there are none.
   * @throws AppError UNAVAILABLE where too many wait
   */
  encode(bytes: Uint8Array): Promise<EncodedPicture | PictureRefusal>;
};

/** A file as it is kept: under a name that follows from what is in it, so it never changes. */
type KeptFile = { name: string; bytes: Uint8Array };

export type PictureStore = {
  /** All of them, or an error. What is there already stays as it is. */
  put(files: readonly KeptFile[]): Promise<void>;
  /** Null where there is no such file. */
  get(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** All that is kept, some at a time, with what a process that was killed left half written. */
  list(): AsyncIterable<StoredFile[]>;
  /** What is not there is no error. */
  remove(names: readonly string[]): Promise<void>;
};

type StoredFile = { name: string; storedAt: Date };

export type PictureUses = {
  /** Those of `hashes` that an event or the shop itself shows. */
  among(hashes: readonly string[]): Promise<Set<string>>;
};
