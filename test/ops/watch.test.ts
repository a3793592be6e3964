import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createMetrics } from '../../adapters/system/metrics.ts';
import { knownMetrics } from '../../src/cli/known-metrics.ts';
import { alerts, dashboard, panels } from './expressions.ts';

const guide = readFileSync('docs/watch.md', 'utf8');

/** A metric by the name that a scraper knows it by, as "gauge: kind, state". */
function described(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(knownMetrics).map(([name, metric]) => {
      const labels = metric.type === 'gauge' ? Object.keys(metric.labels ?? {}) : 'kinds' in metric ? ['kind'] : [];
      return [`attune_${name}${metric.type === 'counter' ? '_total' : ''}`, [metric.type, ...labels].join(' ')];
    }),
  );
}

describe('docs/watch.md', () => {
  test('has every metric, with its type and labels, and no other', () => {
    const rows = [...guide.matchAll(/^\| `(attune_\w+)` +\| (\w+) +\| ([^|]*)\|/gm)];
    const listed = new Map(
      rows.map(([, name = '', type = '', labels = '']) => [
        name,
        [type, ...[...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label)].join(' '),
      ]),
    );
    expect(listed).toEqual(described());
  });

  test('has every alert, in the order of the file', () => {
    expect([...guide.matchAll(/^\| `(Attune\w+)` /gm)].map(([, name]) => name)).toEqual(alerts.map(({ name }) => name));
  });
});

describe('the dashboard and the alerts', () => {
  test('ask for what there is', async () => {
    const text = await createMetrics(knownMetrics).text();
    const own = new Set([...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name));
    const expressions = [
      ...panels.flatMap((panel) => panel.expressions),
      ...alerts.map(({ expression }) => expression),
    ];
    const asked = expressions.flatMap((expression) => expression.match(/\b(?:attune|nodejs|process)_\w+/g) ?? []);
    expect(asked.length).toBeGreaterThan(40);
    for (const name of asked) expect(own, name).toContain(name.replace(/_(?:bucket|count|sum)$/, ''));
  });

  test('have each its test', () => {
    const tests = readFileSync('ops/prometheus/alerts.test.yml', 'utf8');
    for (const { name } of alerts) expect(tests, name).toContain(`{alertname="${name}", severity="`);
  });
});

test('the panels of the dashboard have names and explanations of their own, and lie beside each other', () => {
  const taken = new Set<string>();
  for (const { id, type, title, description = '', gridPos } of dashboard.panels) {
    expect(taken.has(`panel ${id}`), title).toBe(false);
    taken.add(`panel ${id}`);
    if (type !== 'row') expect(description, title).toMatch(/\.$/);
    for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1)
      for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
        expect(x).toBeLessThan(24);
        expect(taken.has(`${x} ${y}`), title).toBe(false);
        taken.add(`${x} ${y}`);
      }
  }
});
