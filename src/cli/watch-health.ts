import type { ScrapedMetrics } from '../../adapters/system/metrics.ts';
import type { Health } from '../port/health.ts';
import type { Connection } from './platforms/connection.ts';

/** What `/health` says, and whether each platform can be worked with, whenever the metrics are read. */
export function watchHealth(
  metrics: ScrapedMetrics,
  connections: readonly Pick<Connection, 'platform'>[],
  health: () => Promise<Health>,
): void {
  metrics.whenRead(async () => {
    for (const { platform } of connections) {
      metrics.gauge('platform_up', platform.condition().state === 'up' ? 1 : 0, { platform: platform.name });
    }
    metrics.gauge('ready', (await health()).well ? 1 : 0);
  });
}
