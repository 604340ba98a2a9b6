import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PictureStore } from '../../application/pictures/ports.ts';
import { isPictureName } from '../../domain/picture.ts';

async function unlessMissing<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Ours, whole or not: whatever else lies there is left alone. */
const isOurs = (name: string) => isPictureName(name) || /^\.[0-9a-f-]{36}$/.test(name);

const AT_ONCE = 500;

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
      const bytes = await unlessMissing(readFile(path.join(folder, name)));
      return bytes && new Uint8Array(bytes);
    },

    async *list() {
      const names = (await unlessMissing(readdir(folder)))?.filter(isOurs) ?? [];
      for (let from = 0; from < names.length; from += AT_ONCE) {
        const files = names.slice(from, from + AT_ONCE).map(async (name) => {
          const found = await unlessMissing(stat(path.join(folder, name)));
          return found ? [{ name, storedAt: found.mtime }] : [];
        });
        yield (await Promise.all(files)).flat();
      }
    },

    async remove(names) {
      for (const name of names) await rm(path.join(folder, name), { force: true });
    },
  };
}
