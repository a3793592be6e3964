import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createMetrics } from '../../../adapters/system/metrics.ts';
import { knownMetrics } from '../../../src/cli/known-metrics.ts';

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
    const metrics = createMetrics(knownMetrics);
    const text = await metrics.text();
    for (const [name, metric] of Object.entries(knownMetrics)) {
      expect(text, name).toContain(`# HELP attune_${name}${metric.type === 'counter' ? '_total' : ''} ${metric.help}`);
      if (metric.type === 'counter') {
        for (const kind of metric.kinds ?? []) expect(text).toContain(`attune_${name}_total{kind="${kind}"} 0`);
        if (metric.kinds === undefined) expect(text).toContain(`attune_${name}_total 0`);
      } else if (metric.type === 'histogram') {
        for (const kind of metric.kinds ?? []) expect(text).toContain(`attune_${name}_count{kind="${kind}"} 0`);
        if (metric.kinds === undefined) expect(text).toContain(`attune_${name}_count 0`);
      } else expect(text.includes(`\nattune_${name} 0`), name).toBe(metric.fromStart && metric.labels === undefined);
    }
  });

  test('measure times, and leave out what is not known now', async () => {
    const metrics = createMetrics({
      ...knownMetrics,
      pulse: { type: 'histogram', help: 'A pulse.', bounds: [1, 2] },
    });
    metrics.observe('pulse', 1.5);
    metrics.observe('job_delay_seconds', 0.3, 'post-check-in');
    metrics.gauge('queue_jobs', 3, { state: 'due' });
    metrics.gauge('queue_late', 2);
    const known = await metrics.text();
    expect(known).toContain('attune_pulse_bucket{le="2"} 1\n');
    expect(known).toContain('attune_queue_jobs{state="due"} 3\n');
    metrics.gauge('queue_jobs', null);
    metrics.gauge('queue_late', null);
    const text = await metrics.text();
    expect(text).toContain('attune_job_delay_seconds_sum{kind="post-check-in"} 0.3');
    expect(text).not.toMatch(/^attune_queue_(jobs|late)[ {]/m);
  });

  test('are looked at whenever somebody reads', async () => {
    const metrics = createMetrics();
    let looks = 0;
    metrics.whenRead(async () => metrics.gauge('looks', ++looks));
    await metrics.text();
    expect(await metrics.text()).toContain('attune_looks 2');
  });

  test('that anything counts or measures are known, with each of their kinds', () => {
    const files = ['src', 'adapters'].flatMap((top) =>
      readdirSync(top, { recursive: true }).map((file) => `${top}/${file}`),
    );
    const types = { count: 'counter', gauge: 'gauge', observe: 'histogram' } as const;
    const calls = files
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [
        ...readFileSync(file, 'utf8').matchAll(/\.(count|gauge|observe)\('(\w+)'(?:, '([\w-]+)')?/g),
      ]);
    expect(calls.length).toBeGreaterThan(25);
    for (const [call, does = 'count', name = '', kind] of calls) {
      const known = knownMetrics[name];
      expect(known?.type, call).toBe(types[does as keyof typeof types]);
      if (kind !== undefined && known !== undefined && 'kinds' in known) expect(known.kinds, call).toContain(kind);
    }
    const used = new Set(calls.map(([, , name]) => name));
    // What is known by name alone is set in a loop.
    expect(Object.keys(knownMetrics).filter((name) => !used.has(name))).toEqual([]);
  });

  test('of what leaves no trace there are none', () => {
    const { interactions } = knownMetrics;
    expect(interactions !== undefined && 'kinds' in interactions ? interactions.kinds : []).toContain('checkin now');
    expect(interactions !== undefined && 'kinds' in interactions ? interactions.kinds : []).not.toContain('support');
  });
});
