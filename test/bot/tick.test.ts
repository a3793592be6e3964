import { expect, test } from 'vitest';
import { createTick, type TickParts } from '../../src/bot/tick.ts';
import type { Chore } from '../../src/features/definition.ts';
import { MemoryLog, MemoryMetrics } from '../fakes/memory-log.ts';
import { TestSystem } from '../fakes/test-system.ts';

test('what is much is done a batch at a time, and jobs have a while for themselves after each', async () => {
  const happened: string[] = [];
  const left = [2, 2, 1];
  const chore: Chore = { name: 'much', batch: 2, run: async () => left.shift() ?? 0 };
  const tick = createTick({
    store: { transaction: async (work: (stores: object) => unknown) => work({}) },
    system: new TestSystem(0),
    log: new MemoryLog(),
    metrics: new MemoryMetrics(),
    chores: [chore],
    committed: () => void happened.push('committed'),
    giveWay: async () => void happened.push('gave way'),
  } as unknown as TickParts);
  expect(await tick.run()).toEqual({ much: 5 });
  expect(happened).toEqual(['committed', 'gave way', 'committed', 'gave way', 'committed']);
});
