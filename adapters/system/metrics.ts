import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Metrics } from '../../src/port/metrics.ts';

/** Metrics that a scraper can read. */
export interface ScrapedMetrics extends Metrics {
  /** The exposition, and the content type to serve it with. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Counters by name, each with its kinds; one without kinds is counted as a whole. */
export type KnownCounters = Readonly<Record<string, readonly string[]>>;

/**
 * Counters end in `_total`; their one label is called `kind`. The process's own figures are there too. `known` counters
 * are there at 0 from the start: an alert on an increase would miss the first one else.
 */
export function createMetrics(known: KnownCounters = {}): ScrapedMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = new Map<string, Counter>();
  const gauges = new Map<string, Gauge>();

  const count: Metrics['count'] = (name, label, by = 1) => {
    const counter = made(counters, name, () => {
      return new Counter({
        name: `attune_${name}_total`,
        help: inWords(name),
        labelNames: ['kind'],
        registers: [registry],
      });
    });
    if (label === undefined) counter.inc(by);
    else counter.inc({ kind: label }, by);
  };

  for (const [name, kinds] of Object.entries(known)) {
    if (kinds.length === 0) count(name, undefined, 0);
    for (const kind of kinds) count(name, kind, 0);
  }
  return {
    count,
    gauge: (name, value) => {
      const gauge = made(gauges, name, () => {
        return new Gauge({ name: `attune_${name}`, help: inWords(name), registers: [registry] });
      });
      gauge.set(value);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function made<T>(known: Map<string, T>, name: string, make: () => T): T {
  const found = known.get(name) ?? make();
  known.set(name, found);
  return found;
}

function inWords(name: string): string {
  return name.replaceAll('_', ' ');
}
