import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeKey } from '../../adapters/system/key-ring.ts';
import { openOnDisk, seedDataFolder } from '../adapters/postgres/open-store.ts';
import { attuneProcess, freePort, Running } from '../cli/attune.ts';
import { BothTwins } from '../cli/both-twins.ts';
import { testKey } from '../fakes/open-test-store.ts';
import { leftOut, Prometheus, promtool, withPrometheus } from '../fakes/prometheus.ts';
import { TestSystem } from '../fakes/test-system.ts';
import { seatCouples, settleIn } from '../flows/proof/connected-couples.ts';
import { Load, Told } from '../flows/proof/connected-load.ts';
import { alerts, panels, sidesOf } from './expressions.ts';

const longest = 120_000;

describe.skipIf(leftOut)(withPrometheus('promtool'), () => {
  test('takes the settings and the alerts', () => {
    expect(promtool('check', 'config', 'prometheus.yml')).toContain('SUCCESS');
    expect(promtool('check', 'rules', 'alerts.yml')).toContain(`SUCCESS: ${alerts.length} rules found`);
  });

  test('sees each alert come when it should, and none on a good day', () => {
    expect(promtool('test', 'rules', 'alerts.test.yml')).toContain('SUCCESS');
  });
});

describe.skipIf(leftOut)(withPrometheus('a Prometheus that reads an Attune at work on Discord and Slack'), () => {
  let folder: string;
  let port: string;
  let twins: BothTwins;
  let attune: Running;
  let prometheus: Prometheus;
  const told = new Told();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attune-watched-'));
    const dataDir = join(folder, 'data');
    await seedDataFolder(dataDir);
    twins = await BothTwins.open();
    const couples = seatCouples(twins, 3);
    const { store, close } = await openOnDisk(dataDir);
    await settleIn(store, couples, Date.now());
    await close();
    port = await freePort();
    const env = {
      ...twins.env,
      ATTUNE_DATA_DIR: dataDir,
      ATTUNE_PORT: port,
      ATTUNE_KEYS: writeKey(testKey),
    };
    expect(await attuneProcess(['backup'], env)).toMatchObject({ status: 0 });
    attune = new Running(env);
    prometheus = await Prometheus.read(`127.0.0.1:${port}`, await freePort());
    await attune.ready();
    await prometheus.until('attune_ready == 1');
    const load = new Load(couples, told, chance(), { asks: 40, reveals: true });
    await load.deeds(20);
    // A rate takes two looks.
    await prometheus.until('rate(attune_jobs_total{kind="post-check-in"}[1m]) > 0');
    load.cut();
  }, longest);

  afterAll(async () => {
    await prometheus?.[Symbol.asyncDispose]();
    await attune?.[Symbol.asyncDispose]();
    await twins?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  test.each(panels)('has something for “$title” ($id)', async ({ expressions }) => {
    for (const expression of expressions) expect(await prometheus.ask(expression), expression).not.toEqual([]);
  });

  test.each(alerts)('has what $name looks at', async (alert) => {
    for (const side of sidesOf(alert)) expect(await prometheus.ask(side), side).not.toEqual([]);
    // What is well wakes nobody.
    expect(await prometheus.ask(alert.expression)).toEqual([]);
  });

  test('counts what people did', async () => {
    await prometheus.until(`sum(attune_interactions_total) >= ${told.count}`);
    const [active] = await prometheus.ask('sum(attune_couples{state="active"})');
    expect(active?.value).toBe(7);
  });

  test('is told nothing that names a person, a place or a couple', async () => {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const values = [...text.matchAll(/="([^"]*)"/g)].map(([, value = '']) => value);
    expect(values.length).toBeGreaterThan(500);
    expect(values.filter((value) => /\d{6}|[0-9a-f]{8}-|SAM|ALEX|CUS/i.test(value))).toEqual([]);
  });

  test('sees in seconds that the process is gone', async () => {
    await attune.stop();
    await prometheus.until('up{job="attune"} == 0');
  });
});

function chance(): () => number {
  const system = new TestSystem(0, 7);
  return () => system.random();
}
