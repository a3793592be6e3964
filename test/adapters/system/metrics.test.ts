import { describe, expect, test } from 'vitest';
import { createMetrics } from '../../../adapters/system/metrics.ts';

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
});
