import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from '../../scripts/build.ts';
import { dataDirectory } from '../../scripts/run-state.ts';
import { type Cluster, coldReads, kills, openCluster, outage, staleness } from './cluster.ts';

/** Three processes behind nginx, with Redis. `npm run bench:cluster` does the same for longer. */

let cluster: Cluster;
beforeAll(async () => {
  build(dataDirectory());
  cluster = await openCluster(3);
});
afterAll(() => cluster?.close());

it('shows every sale and edit through every process and nginx within a second, and nothing older after that', async () => {
  const { oldestMs, reads } = await staleness(cluster, 6);
  expect(Object.entries(oldestMs).filter(([, oldest]) => oldest > 1_000)).toEqual([]);
  expect(reads).toBeGreaterThan(100);
});

it('asks PostgreSQL once for what a crowd asks for at once', async () => {
  for (const { what, forOne, forAll } of await coldReads(cluster, 100)) {
    expect(forOne, what).toBeGreaterThan(0);
    expect(forAll, what).toBeLessThanOrEqual(what.includes('nginx') ? forOne : forOne * 2);
  }
});

it('loses no acknowledged sale and fails no reader while one process of three is killed', async () => {
  const { failedReads, lost, breaches, sold } = await kills(cluster, 2);
  expect({ failedReads, lost, breaches, sold }).toEqual({ failedReads: [], lost: 0, breaches: 0, sold: 300 });
});

it('keeps pages up while PostgreSQL is away, tells buyers when to come back, and sells when it is back', async () => {
  const { failedPages, otherAnswers, pages, refused } = await outage(cluster, 4_000);
  expect({ failedPages, otherAnswers }).toEqual({ failedPages: [], otherAnswers: [] });
  expect(pages).toBeGreaterThan(50);
  expect(refused).toBeGreaterThan(0);
});
