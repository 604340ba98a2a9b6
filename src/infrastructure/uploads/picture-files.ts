import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PictureStore } from '../../application/pictures/ports.ts';

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Pictures as files of one folder. A file is there whole, or not at all: it gets its name once it is written. */
export function pictureFiles(folder: string): PictureStore {
  async function write(name: string, bytes: Uint8Array): Promise<void> {
    const unfinished = path.join(folder, `.${randomUUID()}`);
    try {
      await writeFile(unfinished, bytes, { flush: true });
      await rename(unfinished, path.join(folder, name));
    } finally {
      await rm(unfinished, { force: true });
    }
  }

  return {
    async put(files) {
      await mkdir(folder, { recursive: true });
      for (const { name, bytes } of files) await write(name, bytes);
    },

    async get(name) {
      try {
        return new Uint8Array(await readFile(path.join(folder, name)));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
  };
}
