import { createMetrics, type ScrapedMetrics } from '../../adapters/system/metrics.ts';
import { knownMetrics } from './known-metrics.ts';
import { version } from './version.ts';

/** All metrics of a process, and which version it is. */
export function openMetrics(): ScrapedMetrics {
  const metrics = createMetrics(knownMetrics);
  metrics.gauge('build_info', 1, { version, node: process.versions.node });
  return metrics;
}
