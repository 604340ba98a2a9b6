import {
  closeSync,
  copyFileSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';

/** Keeps logs small while other processes hold them open and write at their end. */

export type KeptLog = { file: string; maxBytes: number; older: number };

const LOOK_EVERY_MS = 1_000;

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

/** Copies `from`, then what was written to it meanwhile, and empties it at once. */
function emptyInto(copy: string, from: string): void {
  copyFileSync(from, copy);
  const source = openSync(from, 'r+');
  const target = openSync(copy, 'a');
  try {
    const chunk = Buffer.alloc(64 * 1024);
    for (let at = sizeOf(copy); ; ) {
      const length = readSync(source, chunk, 0, chunk.length, at);
      if (length === 0) break;
      writeSync(target, chunk, 0, length);
      at += length;
    }
    ftruncateSync(source);
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

/**
 * Moves what a log holds to `FILE.1`, what was there to `FILE.2` and so on, where it is larger than it may be. The file
 * itself stays the same, because the processes that write to it have it open.
 */
export function rotate({ file, maxBytes, older }: KeptLog): void {
  if (sizeOf(file) <= maxBytes) return;
  try {
    rmSync(`${file}.${older}`, { force: true });
    for (let number = older - 1; number >= 1; number -= 1) {
      if (sizeOf(`${file}.${number}`) > 0) renameSync(`${file}.${number}`, `${file}.${number + 1}`);
    }
    emptyInto(`${file}.1`, file);
  } catch (error) {
    // Where the disk is full, room for the database comes before lines of the past.
    truncateSync(file);
    rmSync(`${file}.1`, { force: true });
    throw error;
  }
}

/** Looks every second. @returns what ends it */
export function keepSmall(logs: readonly KeptLog[], log: (line: string) => void): () => void {
  const timer = setInterval(() => {
    for (const kept of logs) {
      try {
        rotate(kept);
      } catch (error) {
        log(`${kept.file} was emptied, because it could not be kept: ${error}`);
      }
    }
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
