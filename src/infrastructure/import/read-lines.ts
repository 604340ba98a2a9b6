import { createReadStream } from 'node:fs';
import type { FieldError } from '../../domain/errors.ts';

type Params = FieldError['params'];

/** The file as a whole cannot be imported. Its message is one line for the person at the terminal; a screen has words for `code`. */
export class ImportFileError extends Error {
  readonly code: string;
  readonly params: Params;

  constructor(code: string, message: string, { params, cause }: { params?: Params; cause?: unknown } = {}) {
    super(message, { cause });
    this.code = code;
    this.params = params;
  }
}

/** What is wrong with a row as a whole. */
export const rowFault = (code: string, message: string, params?: Params): FieldError => ({
  field: '',
  code,
  message,
  ...(params && { params }),
});

export type Line = { number: number; text: string };

/** A file by its path, or what somebody sent, under the name that it has there. */
export type ImportSource = string | { name: string; bytes: Uint8Array };

export const nameOf = (source: ImportSource) => (typeof source === 'string' ? source : source.name);

// Longer than any line a person or a program writes; a file without line ends must not fill the memory.
const LONGEST_LINE = 1_000_000;

/**
 * The lines of a UTF-8 file without their ends, a piece of the file at a time. A byte order mark is dropped.
 * @throws ImportFileError where it cannot be read or is not UTF-8
 */
export async function* readLines(source: ImportSource): AsyncGenerator<Line> {
  const path = nameOf(source);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 1;
  let rest = '';
  const decode = (bytes?: Uint8Array) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new ImportFileError(
        'not_utf8',
        `${path} is not UTF-8 (near line ${number}). Convert it first: iconv -f ISO-8859-1 -t UTF-8 ${path} > converted`,
      );
    }
  };
  const take = (text: string): Line => ({ number: number++, text: text.endsWith('\r') ? text.slice(0, -1) : text });

  for await (const chunk of bytesOf(source)) {
    const lines = (rest + decode(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE)
      throw new ImportFileError('line_endless', `${path}: line ${number + lines.length} has no end within 1 MB.`, {
        params: { line: number + lines.length },
      });
    for (const text of lines) yield take(text);
  }
  rest += decode();
  if (rest !== '') yield take(rest);
}

/** As much as a file gives at once, so that no text of megabytes is cut into lines in one go. */
const PIECE = 64 * 1024;

async function* bytesOf(source: ImportSource): AsyncGenerator<Uint8Array> {
  if (typeof source !== 'string') {
    for (let at = 0; at < source.bytes.length; at += PIECE) yield source.bytes.subarray(at, at + PIECE);
    return;
  }
  const path = source;
  try {
    for await (const chunk of createReadStream(path)) yield chunk;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reasons: Record<string, string> = {
      ENOENT: 'there is no such file',
      EACCES: 'no permission',
      EISDIR: 'it is a folder',
    };
    throw new ImportFileError('unreadable', `Cannot read ${path}: ${reasons[code] ?? String(error)}.`, {
      cause: error,
    });
  }
}

/** Reads the file to its end once, so that a fault in its last line is known before its first event is written. */
export async function assureText(path: string): Promise<void> {
  let hasText = false;
  for await (const { text } of readLines(path)) hasText ||= text.trim() !== '';
  if (!hasText) throw new ImportFileError('empty_file', `${path} is empty.`);
}
