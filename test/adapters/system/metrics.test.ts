import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createMetrics } from '../../../adapters/system/metrics.ts';
import { counters } from '../../../src/cli/counters.ts';

describe('the metrics', () => {
  test('count with and without a kind, and set gauges', async () => {
    const metrics = createMetrics();
    metrics.count('posts');
    metrics.count('posts', undefined, 2);
    metrics.count('replies', 'private');
    metrics.count('replies', 'shared', 3);
    metrics.gauge('jobs_waiting', 7);
    metrics.gauge('jobs_waiting', 4);
    const text = await metrics.text();
    expect(text).toContain('attune_posts_total 3');
    expect(text).toContain('attune_replies_total{kind="private"} 1');
    expect(text).toContain('attune_replies_total{kind="shared"} 3');
    expect(text).toContain('attune_jobs_waiting 4');
    expect(text).toContain('process_resident_memory_bytes');
    expect(metrics.contentType).toMatch(/^text\/plain/);
  });

  test('two sets do not share their counts', async () => {
    createMetrics().count('posts');
    expect(await createMetrics().text()).not.toContain('attune_posts_total');
  });

  test('are there at zero before anything is counted, so that the first of each is seen', async () => {
    const text = await createMetrics(counters).text();
    for (const [name, kinds] of Object.entries(counters)) {
      for (const kind of kinds) expect(text).toContain(`attune_${name}_total{kind="${kind}"} 0`);
      if (kinds.length === 0) expect(text).toContain(`attune_${name}_total 0`);
    }
  });

  test('that anything counts are known, but for those of which there is one per command', () => {
    const files = ['src', 'adapters'].flatMap((top) =>
      readdirSync(top, { recursive: true }).map((file) => `${top}/${file}`),
    );
    const counted = files
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\.count\('(\w+)'(?:, '([\w-]+)')?/g)]);
    expect(counted.length).toBeGreaterThan(8);
    for (const [call, name = '', kind] of counted.filter(([, one]) => one !== 'interactions')) {
      expect(Object.keys(counters), call).toContain(name);
      if (kind !== undefined) expect(counters[name], call).toContain(kind);
    }
  });
});
