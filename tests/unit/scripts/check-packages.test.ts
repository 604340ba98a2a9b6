import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFaults, isAllowed } from '../../../scripts/check-packages.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
const read = (name: string) => JSON.parse(readFileSync(path.join(ROOT, name), 'utf8'));

const locked = (more: object) => ({
  packages: {
    '': { license: 'MIT' },
    'node_modules/a/node_modules/@b/c': { version: '1.0.0', license: 'MIT', ...more },
  },
});

it.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['MIT OR Apache-2.0', true],
  ['Apache-2.0 AND LGPL-3.0-or-later AND MIT', true],
  ['MIT AND AGPL-3.0-only', false],
  ['GPL-3.0-only', false],
  ['SEE LICENSE IN LICENSE.md', false],
  ['UNLICENSED', false],
  ['MIT AND (GPL-2.0 OR X)', false],
])('the licence %s: %s', (expression, expected) => expect(isAllowed(expression)).toBe(expected));

describe('the packages', () => {
  it('we use may all be shipped, and those with install scripts are known', () => {
    expect(findFaults(read('package-lock.json'), read('package.json'))).toEqual([]);
  });

  it.each([
    ['a licence that is not allowed', { license: 'AGPL-3.0-only' }, /^@b\/c 1\.0\.0 has the licence AGPL-3\.0-only/],
    ['no licence', { license: undefined }, /^@b\/c 1\.0\.0 names no licence/],
    ['a script that nobody has read', { hasInstallScript: true }, /^@b\/c 1\.0\.0 runs a script/],
  ])('are refused for %s', (_name, more, line) => {
    expect(findFaults(locked(more), {})).toEqual([expect.stringMatching(line)]);
  });

  it.each([true, false])('are taken with a script that is known (allowed: %s)', (allowed) => {
    expect(findFaults(locked({ hasInstallScript: true }), { allowScripts: { '@b/c': allowed } })).toEqual([]);
  });

  it('leave no name behind in the list', () => {
    expect(findFaults(locked({}), { allowScripts: { gone: false } })).toEqual([expect.stringMatching(/^gone is in/)]);
  });
});
