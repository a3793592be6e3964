import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Couple } from '../../../src/model/couple.ts';
import { hour, minute } from '../../../src/model/instant.ts';
import { allText, cardWith } from '../../flows/driver.ts';
import { CoupleLoop } from './couple-loop.ts';

let loop: CoupleLoop;
beforeAll(async () => {
  loop = await CoupleLoop.open();
});
beforeEach(() => loop.begin());
afterAll(() => loop[Symbol.asyncDispose]());

const alexAnswers = async () => {
  await loop.alex.click('Answer');
  await loop.alex.submit({ words: 'sealed words of alex' });
  await loop.settle();
};

describe('the one reminder', () => {
  test('comes privately, four hours after the other has answered, once', async () => {
    await loop.ask('words-1');
    await alexAnswers();
    await loop.pass(4 * hour - minute);
    expect(loop.platform.calls.whisper).toBe(0);
    await loop.pass(minute);
    const reminder = await cardWith(loop.sam, 'if you feel like it');
    expect(reminder.private).toBe(true);
    expect(reminder.buttons).toEqual(['Answer', 'Pass']);
    expect(await allText(loop.alex)).not.toContain('if you feel like it');
    expect(await allText(loop.sam)).not.toContain('sealed words');
    await loop.pass(24 * hour);
    expect(loop.platform.calls.whisper).toBe(1);
    await loop.sam.click('Answer', reminder.id);
    expect((await loop.sam.form())?.title).toBe('Your answer');
  });

  test('waits until the quiet hours are over on the clock of the one it is for', async () => {
    // 19:00 in Lisbon: four hours later it is quiet there, and not in New York.
    loop.system.advance(4 * hour);
    const { id } = await loop.ask('words-1');
    await alexAnswers();
    expect(new Date((await loop.find(id)).nudgeAt ?? 0).toISOString()).toBe('2026-11-03T08:00:00.000Z');
    await loop.pass(12 * hour);
    expect(loop.platform.calls.whisper).toBe(0);
    await loop.pass(hour);
    expect(loop.platform.calls.whisper).toBe(1);
  });

  test('moves when quiet hours were set in the meantime', async () => {
    const { id } = await loop.ask('words-1');
    await alexAnswers();
    await loop.save({ ...loop.couple, quietHours: { from: '18:00', to: '21:00' } });
    await loop.pass(4 * hour);
    expect(loop.platform.calls.whisper).toBe(0);
    expect(new Date((await loop.find(id)).nudgeAt ?? 0).toISOString()).toBe('2026-11-02T21:00:00.000Z');
    await loop.pass(2 * hour);
    expect(loop.platform.calls.whisper).toBe(1);
  });

  const [sam, alex] = [0, 1] as const;
  const reasons: readonly [string, (couple: Couple) => Couple][] = [
    [
      'does not want reminders',
      (one) => ({ ...one, partners: [{ ...one.partners[sam], nudges: false }, one.partners[alex]] }),
    ],
    ['has left', (one) => ({ ...one, partners: [{ ...one.partners[sam], leftAt: 1 }, one.partners[alex]] })],
    ['is in a couple that pauses', (one) => ({ ...one, pause: { until: null, why: 'asked' } })],
    ['is no longer in the couple', (one) => ({ ...one, ending: { at: 1, eraseAt: 9e15 } })],
  ];
  test.each(reasons)('does not come to someone who %s', async (_, change) => {
    const { id } = await loop.ask('words-1');
    await alexAnswers();
    await loop.save(change(loop.couple));
    await loop.pass(5 * hour);
    expect(loop.platform.calls.whisper).toBe(0);
    expect((await loop.find(id)).nudgeAt).toBeNull();
  });

  test('does not come when a newer question is there, nor after the reveal', async () => {
    await loop.ask('words-1');
    await alexAnswers();
    await loop.pass(hour);
    await loop.ask('scale-1');
    await loop.pass(4 * hour);
    expect(loop.platform.calls.whisper).toBe(0);
    const { id } = await loop.ask('either-1');
    for (const person of [loop.alex, loop.sam]) {
      await person.click('Answer');
      await person.click('Tea');
    }
    expect((await loop.find(id)).nudgeAt).toBeNull();
  });

  test('that had to wait for the platform until it is quiet comes in the morning, once', async () => {
    const { id } = await loop.ask('words-1');
    await alexAnswers();
    const checkIn = await loop.find(id);
    await loop.store.transaction(({ checkIns }) => checkIns.save({ ...checkIn, nudgeAt: null }));
    loop.system.advance(11 * hour);
    await loop.run({ name: 'nudge', checkInId: id, side: 0 });
    expect(loop.platform.calls.whisper).toBe(0);
    await loop.pass(6 * hour - minute);
    expect(loop.platform.calls.whisper).toBe(0);
    await loop.pass(minute);
    expect(loop.platform.calls.whisper).toBe(1);
    await loop.pass(4 * hour);
    expect(loop.platform.calls.whisper).toBe(1);
  });

  test('is not given by a job that comes too late', async () => {
    const { id } = await loop.ask('words-1');
    await alexAnswers();
    await loop.sam.click('Pass');
    await loop.run({ name: 'nudge', checkInId: id, side: 0 });
    expect(loop.platform.calls.whisper).toBe(0);
  });
});
