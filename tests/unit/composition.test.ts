import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const PARTS = path.join(import.meta.dirname, '..', '..', 'src', 'composition');

/** The names that the parts give to `kind`, a part after the other. */
function names(kind: 'useCases' | 'queries'): string[] {
  return readdirSync(PARTS).flatMap((file) => {
    const text = readFileSync(path.join(PARTS, file), 'utf8');
    const body = text.split(`export const ${kind} = {\n`)[1]?.split('\n};')[0] ?? '';
    return [...body.matchAll(/^ {2}(\w+)[:,]/gm)].map(([, name]) => name ?? '');
  });
}

describe('the parts of the composition', () => {
  // Joined by spreading: the later part would silently take the place of the earlier.
  it.each(['useCases', 'queries'] as const)('give each name of %s once', (kind) => {
    const given = names(kind);
    expect(given.length).toBeGreaterThan(50);
    expect(given.filter((name, at) => given.indexOf(name) !== at)).toEqual([]);
  });
});
