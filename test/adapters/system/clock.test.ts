import { describe, expect, test } from 'vitest';
import { createBotClock, createSystem } from '../../../adapters/system/clock.ts';
import { day, hour } from '../../../src/model/instant.ts';

/** How long reading a clock twice may take here. */
const moment = 5000;

describe('the clocks', () => {
  test('real time is real, chance is a fraction, ids differ', () => {
    const system = createSystem();
    expect(Math.abs(system.now() - Date.now())).toBeLessThan(moment);
    expect(system.random()).toBeGreaterThanOrEqual(0);
    expect(system.random()).toBeLessThan(1);
    expect(system.newId()).not.toBe(system.newId());
  });

  test('bot time is ahead of real time, jumps forward, and tells who listens before the jump is over', async () => {
    const clock = createBotClock(hour);
    expect(clock.now() - Date.now() - hour).toBeLessThan(moment);
    const heard: number[] = [];
    const stop = clock.onJump(async () => {
      await Promise.resolve();
      heard.push(clock.offset);
    });
    await clock.jump(2 * hour);
    expect(heard).toEqual([3 * hour]);
    stop();
    await clock.jump(hour);
    expect(heard).toEqual([3 * hour]);
    expect(clock.offset).toBe(4 * hour);
  });

  test('bot time never runs backwards', async () => {
    expect(() => createBotClock(-1)).toThrow(RangeError);
    const clock = createBotClock();
    await expect(clock.jump(-1)).rejects.toThrow(RangeError);
    await expect(clock.jump(Number.NaN)).rejects.toThrow(RangeError);
    expect(clock.offset).toBe(0);
  });

  test('bot time can be set back to real time, and tells who listens as well', async () => {
    const clock = createBotClock(day);
    const heard: number[] = [];
    clock.onJump(async () => void heard.push(clock.offset));
    await clock.setBack();
    expect(heard).toEqual([0]);
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(moment);
  });
});
