import { Counter, type CounterConfiguration, Gauge, Histogram, type Registry } from 'prom-client';
import type { Spread } from './tally.ts';

/** Metrics whose values stand elsewhere and are read when somebody asks for them. */

type Labels = Record<string, string | number>;
type Named<Label extends string> = { name: string; help: string; labelNames?: readonly Label[] };
/** Values with their labels, as they stand now. */
type Read = () => Iterable<readonly [labels: Labels, value: number]> | Promise<Iterable<readonly [Labels, number]>>;

const configuration = <L extends string>(registry: Registry, { name, help, labelNames }: Named<L>) => ({
  name,
  help,
  registers: [registry],
  ...(labelNames ? { labelNames: [...labelNames] } : {}),
});

/** A sum that only grows. */
export function counterOf(registry: Registry, named: Named<string>, read: Read): void {
  const options: CounterConfiguration<string> = {
    ...configuration(registry, named),
    async collect() {
      // Read first: whoever scrapes at the same moment must not find it half counted, or counted twice.
      const values = [...(await read())];
      this.reset();
      for (const [labels, value] of values) this.inc(labels, value);
    },
  };
  new Counter(options);
}

/** A value that goes up and down. */
export function gaugeOf(registry: Registry, named: Named<string>, read: Read): void {
  new Gauge({
    ...configuration(registry, named),
    async collect() {
      const values = [...(await read())];
      this.reset();
      for (const [labels, value] of values) this.set(labels, value);
    },
  });
}

/** Prom-client's histogram counts one value after the other; these were counted before. Its `get` asks this method, too. */
class SpreadHistogram extends Histogram<string> {
  readonly #title: Named<string>;
  readonly #read: () => Iterable<readonly [Labels, Spread]>;

  constructor(registry: Registry, named: Named<string>, read: () => Iterable<readonly [Labels, Spread]>) {
    super(configuration(registry, named));
    this.#title = named;
    this.#read = read;
  }

  async getForPromString() {
    const { name, help } = this.#title;
    const values = [...this.#read()].flatMap(([labels, spread]) => seriesOf(name, labels, spread));
    return { name, help, type: 'histogram', aggregator: 'sum', values };
  }
}

/** Each bucket counts all values up to its bound, so the last one counts all. `sharedLabels`: as prom-client splits them. */
function seriesOf(name: string, sharedLabels: Labels, { bounds, counts, sum }: Spread) {
  let total = 0;
  const buckets = counts.map((count, at) => {
    total += count;
    return { metricName: `${name}_bucket`, labels: { le: bounds[at] ?? '+Inf' }, sharedLabels, value: total };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels: {}, sharedLabels, value: sum },
    { metricName: `${name}_count`, labels: {}, sharedLabels, value: total },
  ];
}

export function histogramOf(
  registry: Registry,
  named: Named<string>,
  read: () => Iterable<readonly [Labels, Spread]>,
): void {
  new SpreadHistogram(registry, named, read);
}
