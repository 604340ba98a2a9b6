import { build } from '../../scripts/build.ts';
import { dataDirectory } from '../../scripts/run-state.ts';
import { type Cluster, coldReads, kills, openCluster, outage, staleness } from '../faults/cluster.ts';
import { affinity } from './affinity.ts';
import { option, textOption } from './options.ts';
import { printTable } from './statistics.ts';

/**
 * `npm run bench:cluster [-- --only affinity,stale,cold,kills,outage --rounds 200 --kills 10 --seconds 30]`: what several processes
 * behind nginx promise, at length. The parts are those of tests/faults/cluster.test.ts, and affinity. Fails where a promise
 * is not kept.
 */

const PARTS = ['affinity', 'stale', 'cold', 'kills', 'outage'] as const;
const only: readonly string[] = textOption('only')?.split(',') ?? PARTS;
const isWanted = (part: (typeof PARTS)[number]) => only.includes(part);
const broken: string[] = [];
const promise = (what: string, isKept: boolean) => void (isKept || broken.push(what));

build(dataDirectory());

async function withCluster(processes: number, work: (cluster: Cluster) => Promise<void>): Promise<void> {
  const cluster = await openCluster(processes);
  try {
    await work(cluster);
  } finally {
    await cluster.close();
  }
}

async function behindNginx(cluster: Cluster): Promise<void> {
  if (isWanted('stale')) {
    const rounds = option('rounds', 200);
    const { oldestMs, reads } = await staleness(cluster, rounds);
    console.log();
    printTable([
      [`${rounds} sales and edits, ${reads} reads, by`, 'old for at most, ms', 'wanted'],
      ...Object.entries(oldestMs).map(([where, oldest]) => [where, oldest.toFixed(0), '1000']),
    ]);
    promise(
      'nothing older than a second',
      Object.values(oldestMs).every((oldest) => oldest <= 1_000),
    );
  }
  if (isWanted('cold')) {
    const visitors = 500;
    const found = await coldReads(cluster, visitors);
    console.log();
    printTable([
      ['statements for what nobody asked for before', 'one visitor', `${visitors} at once`, 'at most'],
      ...found.map(({ what, forOne, forAll }) => [
        what,
        String(forOne),
        String(forAll),
        what.includes('nginx') ? String(forOne) : `${forOne} in each`,
      ]),
    ]);
    const isOnce = found.every(({ what, forOne, forAll }) => forAll <= (what.includes('nginx') ? forOne : 2 * forOne));
    promise('one query for a crowd', isOnce);
  }
  if (isWanted('kills')) {
    const { rounds, sold, reads, failedReads, lost, breaches } = await kills(cluster, option('kills', 10));
    console.log();
    printTable([
      [`one of three processes killed under load, ${rounds} rounds`, 'measured', 'wanted'],
      ['sold through nginx', String(sold), String(rounds * 150)],
      ['acknowledged and lost or changed', String(lost), '0'],
      ['breaches that verify found', String(breaches), '0'],
      [`reads that failed, of ${reads}`, String(failedReads.length), '0'],
    ]);
    if (failedReads.length > 0) {
      const complaints = cluster.nginx
        .log()
        .split('\n')
        .filter((line) => line.includes('[error]'));
      console.log(failedReads.slice(0, 5), complaints.slice(-5));
    }
    promise('nothing lost and no read failed', lost + breaches + failedReads.length === 0 && sold === rounds * 150);
  }
  if (isWanted('outage')) {
    const seconds = option('seconds', 30);
    const { pages, failedPages, refused, otherAnswers, sellsAfterMs } = await outage(cluster, seconds * 1_000);
    console.log();
    printTable([
      [`PostgreSQL away for ${seconds} s`, 'measured', 'wanted'],
      [`pages and answers that were not shown, of ${pages}`, String(failedPages.length), '0'],
      ['purchases told to come back (503, Retry-After)', String(refused), ''],
      ['purchases answered otherwise', String(otherAnswers.length), '0'],
      ['sells again after, ms', sellsAfterMs.toFixed(0), ''],
    ]);
    if (failedPages.length + otherAnswers.length > 0) console.log([...failedPages, ...otherAnswers].slice(0, 5));
    promise('pages stay up', failedPages.length + otherAnswers.length === 0 && refused > 0);
  }
}

if (isWanted('affinity')) await withCluster(2, affinity);
if (PARTS.some((part) => part !== 'affinity' && isWanted(part))) await withCluster(3, behindNginx);
if (broken.length > 0) {
  console.error(`Not kept: ${broken.join('; ')}`);
  process.exitCode = 1;
}
