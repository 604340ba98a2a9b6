import { AggregatorRegistry, Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { counterOf, gaugeOf, histogramOf } from '@/infrastructure/metrics/prometheus';
import { Counts, Spread } from '@/infrastructure/metrics/tally';

const lines = async (registry: Registry) =>
  (await registry.metrics()).split('\n').filter((line) => line && !line.startsWith('#'));

it('tells of measured values as Prometheus adds them up: each bucket with all that are below it', async () => {
  const registry = new Registry();
  const spread = new Spread([1, 2]);
  for (const value of [0.5, 1, 1.5, 7]) spread.add(value);
  histogramOf(registry, { name: 'took_seconds', help: 'How long', labelNames: ['job'] }, () => [
    [{ job: 'sweep' }, spread],
  ]);
  expect(await lines(registry)).toEqual([
    'took_seconds_bucket{le="1",job="sweep"} 2',
    'took_seconds_bucket{le="2",job="sweep"} 3',
    'took_seconds_bucket{le="+Inf",job="sweep"} 4',
    'took_seconds_sum{job="sweep"} 10',
    'took_seconds_count{job="sweep"} 4',
  ]);
  expect(await registry.metrics()).toContain('# TYPE took_seconds histogram');
  // As it goes from process to process.
  registry.setDefaultLabels({ process: '2' });
  const several = AggregatorRegistry.aggregate([await registry.getMetricsAsJSON()]);
  expect(await several.metrics()).toContain('took_seconds_bucket{le="1",job="sweep",process="2"} 2');
});

it('reads counts and levels anew each time, and what is gone is gone', async () => {
  const registry = new Registry();
  const counts = new Counts();
  let waiting: [object, number][] = [[{ pool: 'reads' }, 3]];
  counterOf(registry, { name: 'refused_total', help: 'Refusals', labelNames: ['code'] }, () =>
    [...counts.entries()].map(([code, count]) => [{ code }, count] as const),
  );
  gaugeOf(registry, { name: 'waiting', help: 'Who waits', labelNames: ['pool'] }, async () =>
    waiting.map(([labels, value]) => [{ ...labels }, value] as const),
  );
  counts.add('FORBIDDEN');
  counts.add('RATE_LIMITED', 2);
  const first = [
    'refused_total{code="FORBIDDEN"} 1',
    'refused_total{code="RATE_LIMITED"} 2',
    'waiting{pool="reads"} 3',
  ];
  expect(await lines(registry)).toEqual(first);
  // Two who scrape at once.
  expect(await Promise.all([lines(registry), lines(registry)])).toEqual([first, first]);
  waiting = [];
  counts.add('FORBIDDEN');
  expect(await lines(registry)).toEqual(['refused_total{code="FORBIDDEN"} 2', 'refused_total{code="RATE_LIMITED"} 2']);
});
