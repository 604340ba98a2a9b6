import { stripVTControlCharacters } from 'node:util';

/** The few lines of an error by which somebody who has nothing but the log of a run knows what happened. */

const MOST_LINES = 6;
const MOST_CHARACTERS = 200;

/** Where a runner's own code was is no news. */
const FOREIGN_FRAME = /^\s*at .*(node_modules|node:internal)/;
/** What Playwright did until then follows: it ends with what it saw last. */
const CALL_LOG = /^(Call log:|=+ logs =+)$/;

const cut = (line: string) => (line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)} …` : line);

/** @returns at most seven lines without colours, each of at most 200 characters */
export function whyItFailed(error: string): string[] {
  const lines = stripVTControlCharacters(error)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !FOREIGN_FRAME.test(line));
  const log = lines.findIndex((line) => CALL_LOG.test(line.trim()));
  const told = log < 0 ? lines : lines.slice(0, log);
  const seenLast = log < 0 ? undefined : lines.slice(log + 1).findLast((line) => !/^\s*=+$/.test(line));
  return [...told.slice(0, MOST_LINES), ...(seenLast === undefined ? [] : [seenLast])].map(cut);
}
