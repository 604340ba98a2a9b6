import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** docs/security.md promises nothing by the name of a test or a file that is not there. */

const ROOT = path.join(import.meta.dirname, '../..');
const page = readFileSync(path.join(ROOT, 'docs/security.md'), 'utf8');

const proofs = [...page.matchAll(/`([\w./-]+\.(?:test|spec)\.ts)` › ([*_])(.+?)\2(?= *[;|])/g)].map(
  ([, file = '', , title = '']) => [file, title] as const,
);
const readFiles = [...page.matchAll(/read: `([^`]+)`/g)].map(([, file = '']) => file);

/** The rows of the tables of ASVS: number, answer, proof. */
const rows = page
  .split('\n')
  .filter((line) => /^\| \d+\.\d+/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, number = '', , answer = '', , proof = '']) => ({ number, answer, proof }));

describe('docs/security.md', () => {
  it.each(proofs)('names a test that there is: %s, %s', (file, title) => {
    const source = path.join(ROOT, 'tests', file);
    expect(existsSync(source)).toBe(true);
    expect(readFileSync(source, 'utf8')).toContain(title);
  });

  it.each(readFiles)('names a file that there is: %s', (file) => expect(existsSync(path.join(ROOT, file))).toBe(true));

  it.each(rows)('$number is answered, and what is met has a proof', ({ answer, proof }) => {
    expect(['met', 'partly', 'not met', 'n/a']).toContain(answer);
    if (answer === 'met') expect(proof).not.toBe('');
  });

  it('writes every proof so that it can be looked up', () => {
    const named = [...page.matchAll(/`[\w./-]+\.(?:test|spec)\.ts`/g)].filter(([file]) => !file.includes('tests/'));
    expect(proofs).toHaveLength(named.length);
    expect(rows.length).toBeGreaterThan(100);
  });
});
