import { Counter, collectDefaultMetrics, Gauge, Histogram, linearBuckets, Registry } from 'prom-client';
import type { Metrics } from '../../src/port/metrics.ts';

/** Metrics that a scraper can read. */
export interface ScrapedMetrics extends Metrics {
  /** `look` is waited for whenever somebody reads, and sets what is only known when it is looked at. It never throws. */
  whenRead(look: () => Promise<void>): void;
  /** The exposition, and the content type to serve it with. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** A metric that is there from the start: at 0, or, where 0 would be untrue, once it is set. */
export type KnownMetric = {
  /** What it is, as the scraper is told. */
  readonly help: string;
} & (
  | { readonly type: 'counter'; readonly kinds?: readonly string[] }
  | { readonly type: 'gauge'; readonly labels?: Labels; readonly fromStart: boolean }
  | { readonly type: 'histogram'; readonly kinds?: readonly string[]; readonly bounds: readonly number[] }
);

/** Labels with every value that they may have; none where those are not known beforehand. */
export type Labels = Readonly<Record<string, readonly string[]>>;

/** By name. */
export type KnownMetrics = Readonly<Record<string, KnownMetric>>;

/**
 * Counters end in `_total`; their one label is called `kind`, as that of histograms. The process's own figures are there
 * too. What is known is there at 0 from the start: an alert on an increase would miss the first one else.
 */
export function createMetrics(known: KnownMetrics = {}): ScrapedMetrics {
  const registry = new Registry();
  // At its usual precision of 10 ms this alone keeps an idle process busy for 0.7 % of the time.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: lagPrecision });
  const registers = [registry];
  const looks: (() => Promise<void>)[] = [];
  const labelsOf = (name: string): readonly string[] => {
    const metric = known[name];
    return metric?.type === 'gauge' ? Object.keys(metric.labels ?? {}) : [];
  };
  const helpFor = (name: string): string => known[name]?.help ?? name.replaceAll('_', ' ');

  const counterOf = keeping((name) => {
    return new Counter({ name: `attune_${name}_total`, help: helpFor(name), labelNames: ['kind'], registers });
  });
  const gaugeOf = keeping((name, labels: readonly string[]) => {
    return new Gauge({ name: `attune_${name}`, help: helpFor(name), labelNames: [...labels], registers });
  });
  const histogramOf = keeping((name) => {
    const metric = known[name];
    const buckets = metric?.type === 'histogram' ? [...metric.bounds] : linearBuckets(0.1, 0.1, 10);
    return new Histogram({ name: `attune_${name}`, help: helpFor(name), labelNames: ['kind'], buckets, registers });
  });

  const count: Metrics['count'] = (name, label, by = 1) => {
    const counter = counterOf(name);
    if (label === undefined) counter.inc(by);
    else counter.inc({ kind: label }, by);
  };
  const gauge: Metrics['gauge'] = (name, value, labels = {}) => {
    const made = gaugeOf(name, Object.keys(labels));
    if (value !== null) made.set(labels, value);
    else if (Object.keys(labels).length > 0 || labelsOf(name).length === 0) made.remove(labels);
    else made.reset();
  };

  for (const [name, metric] of Object.entries(known)) {
    if (metric.type === 'counter') for (const kind of metric.kinds ?? [undefined]) count(name, kind, 0);
    else if (metric.type === 'histogram') {
      for (const kind of metric.kinds ?? []) histogramOf(name).zero({ kind });
      if (metric.kinds === undefined) histogramOf(name).zero({});
    } else {
      gaugeOf(name, labelsOf(name));
      if (!metric.fromStart) gauge(name, null);
      else for (const labels of combinations(metric.labels ?? {})) gauge(name, 0, labels);
    }
  }

  return {
    count,
    gauge,
    observe: (name, seconds, label) => {
      if (label === undefined) histogramOf(name).observe(seconds);
      else histogramOf(name).observe({ kind: label }, seconds);
    },
    whenRead: (look) => looks.push(look),
    text: async () => {
      await Promise.all(looks.map((look) => look()));
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

/** How finely the lag of the event loop is measured (ms). Each figure of it is longer by as much. */
const lagPrecision = 100;

/** Makes one of a name once. */
function keeping<Made, Rest extends readonly unknown[]>(make: (name: string, ...rest: Rest) => Made) {
  const made = new Map<string, Made>();
  return (name: string, ...rest: Rest): Made => {
    const found = made.get(name) ?? make(name, ...rest);
    made.set(name, found);
    return found;
  };
}

/** Every value of each label with every value of the others. */
export function combinations(labels: Labels): readonly Record<string, string>[] {
  return Object.entries(labels).reduce<readonly Record<string, string>[]>(
    (all, [label, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [label]: value }))),
    [{}],
  );
}
