import { expect, it } from 'vitest';
import { collectors, heapLimit, heapOptions, usableBytes } from '../../../scripts/heap-limit.ts';

const GB = 1024 ** 3;

it.each([
  ['a small machine', 0.5, 1, 256],
  ['a container of 1 GB', 1, 1, 410],
  ['a container of 2 GB', 2, 1, 819],
  ['two processes in 2 GB', 2, 2, 410],
  ['many processes in little', 1, 16, 256],
  ['a large machine', 64, 4, 1_024],
])('%s gives the server a heap that fits', (_name, gigabytes, processes, megabytes) => {
  expect(heapLimit(gigabytes * GB, processes)).toBe(megabytes);
});

it.each([
  ['a limit of the container', 24 * GB, GB, GB],
  ['no limit, said as zero', 24 * GB, 0, 24 * GB],
  ['no limit, said as more than there is', 24 * GB, 2 ** 63, 24 * GB],
])('the memory that counts is known with %s', (_name, total, constrained, expected) => {
  expect(usableBytes(total, constrained)).toBe(expected);
});

it.each([
  [1, 1, 1],
  [2, 1, 1],
  [2, 2, 1],
  [4, 1, 3],
  [8, 2, 3],
  [64, 4, 4],
])('%i cores and %i processes: beside each thread that sells %i collect', (cores, processes, expected) => {
  expect(collectors(cores, processes)).toBe(expected);
});

it('leaves what was set by hand', () => {
  const pool = expect.stringMatching(/^--v8-pool-size=\d+$/);
  expect(heapOptions(1, '--enable-source-maps --max-old-space-size=2048')).toEqual([pool]);
  expect(heapOptions(1, '--max_old_space_size=2048 --v8_pool_size=2')).toEqual([]);
  expect(heapOptions(1, '')).toEqual([expect.stringMatching(/^--max-old-space-size=\d+$/), pool]);
});
