import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newCheckIn, withAnswer } from '../../../src/model/check-in.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { alex, cardOf, RhythmWorld, sam, textOf } from './rhythm-world.ts';

let world: RhythmWorld;

beforeAll(async () => {
  world = await RhythmWorld.open();
});
beforeEach(() => world.begin());
afterAll(() => world.close());

describe('what comes next', () => {
  it('is said with its reason, in the zone of each', async () => {
    const text = textOf(await world.command(sam, 'checkin next'));
    expect(text).toContain('The next question is on Monday, November 2 at 8:00 PM in Lisbon (3:00 PM in New York).');
    expect(text).toContain('Monday, Wednesday, and Friday at 8:00 PM, Lisbon time');
  });

  it('is said once where both live by the same clock', async () => {
    await world.changePartner(alex, { zone: 'Europe/Lisbon' });
    expect(textOf(await world.command(sam, 'checkin next'))).toContain('is on Monday, November 2 at 8:00 PM.');
  });

  it('holds the us check-in too, the soonest first', async () => {
    await world.schedule(sam, { us: '2', days: ['3'] });
    const text = textOf(await world.command(alex, 'checkin next'));
    expect(text.indexOf('The next weekly check-in')).toBeLessThan(text.indexOf('The next question'));
    expect(text).toContain('on Tuesday, November 3 at 8:00 PM');
  });

  it('says that one was left out because Attune was not running, until the next one is asked', async () => {
    await world.tickAt('2026-11-03T09:00Z');
    expect(textOf(await world.command(sam, 'checkin next'))).toContain(
      'The question for Monday, November 2 at 8:00 PM in Lisbon (3:00 PM in New York) didn’t happen, because I wasn’t running then.',
    );
    await world.tickAt('2026-11-04T20:00Z');
    expect(textOf(await world.command(sam, 'checkin next'))).not.toContain('didn’t happen');
  });

  it('says that one will be and was left out because somebody asked, to both alike and without a name', async () => {
    await world.command(sam, 'checkin skip');
    const ahead = 'will be skipped, because one of you asked';
    expect(textOf(await world.command(sam, 'checkin next'))).toContain(ahead);
    expect(textOf(await world.command(alex, 'checkin next'))).toContain(ahead);
    await world.tickAt('2026-11-03T09:00Z');
    expect(textOf(await world.command(alex, 'checkin next'))).toContain('was skipped, because one of you asked');
  });

  it('says what waits, and of the answers only whether the own one is in', async () => {
    const what = { id: 'k1', coupleId: 'c1', origin: 'question', promptId: 'trust-1', mode: 'sealed' } as const;
    const open = newCheckIn(what, world.now);
    await world.do(({ checkIns }) => checkIns.add([open]));
    await world.do(({ checkIns }) => checkIns.save(withAnswer(open, alex, world.now, 'room')));
    expect(textOf(await world.command(sam, 'checkin next'))).toContain(
      'You have an open question in your channel. To answer it, whenever it suits you, use /checkin answer',
    );
    expect(textOf(await world.command(alex, 'checkin next'))).toContain('You’ve answered the open question');
  });

  it('says that a question waits for the end of quiet hours that were changed since, and it does', async () => {
    await world.change({ quietHours: { from: '14:00', to: '21:00' } });
    for (const moment of ['2026-11-02T12:00Z', '2026-11-02T20:00Z', '2026-11-03T01:59Z']) {
      await world.tickAt(moment);
      const text = textOf(await world.command(sam, 'checkin next'));
      expect(text, moment).toContain('Tuesday, November 3 at 2:00 AM in Lisbon');
      expect(text, moment).toContain('quiet hours for one of you');
    }
    expect(world.jobs.map(({ name }) => name)).toEqual([]);
    await world.tickAt('2026-11-03T02:00Z');
    expect(world.jobs.map(({ name }) => name)).toEqual(['post-check-in']);
  });

  it('names the same moment in the room, when it is skipped, and when it comes after all', async () => {
    await world.change({ quietHours: { from: '14:00', to: '21:00' } });
    await world.command(sam, 'checkin pause');
    await world.command(sam, 'checkin resume');
    expect(cardText(world.posted.at(-1)?.card ?? { tone: 'calm', elements: [] })).toContain(
      'Tuesday, November 3 at 2:00 AM in Lisbon',
    );
    const skipped = await world.command(sam, 'checkin skip');
    expect(textOf(skipped)).toContain('for Tuesday, November 3 at 2:00 AM in Lisbon');
    expect(textOf(await world.press(sam, cardOf(skipped), 'Don’t skip it'))).toContain(
      'Tuesday, November 3 at 2:00 AM in Lisbon',
    );
  });
});

describe('skipping', () => {
  it('leaves out the next one, and can be taken back', async () => {
    const skipped = await world.command(sam, 'checkin skip');
    expect(textOf(skipped)).toContain(
      'The question for Monday, November 2 at 8:00 PM in Lisbon (3:00 PM in New York) is skipped',
    );
    expect(await world.nextAt()).toBe('2026-11-04T20:00');
    const back = await world.press(sam, cardOf(skipped), 'Don’t skip it');
    expect(back.kind).toBe('update');
    expect(await world.nextAt()).toBe('2026-11-02T20:00');
    expect((await world.ritual()).lastSkip).toBe(null);
    await world.press(sam, cardOf(skipped), 'Don’t skip it');
    expect(await world.nextAt()).toBe('2026-11-02T20:00');
  });

  it('leaves out one and not two when both ask, or one asks twice', async () => {
    await world.command(sam, 'checkin skip');
    const second = await world.command(alex, 'checkin skip');
    expect(textOf(second)).toContain('was skipped already');
    expect(await world.nextAt()).toBe('2026-11-04T20:00');
  });

  it('leaves out the one after it too when asked to', async () => {
    await world.command(sam, 'checkin skip');
    const again = await world.command(sam, 'checkin skip');
    await world.press(sam, cardOf(again), 'Skip the one after it too');
    expect(await world.nextAt()).toBe('2026-11-06T20:00');
    await world.press(sam, cardOf(again), 'Skip the one after it too');
    expect(await world.nextAt()).toBe('2026-11-06T20:00');
  });

  it('from a button leaves out what the card named and no other, however often it is pressed', async () => {
    const card = cardOf(await world.command(sam, 'checkin next'));
    await world.press(sam, card, 'Skip this one');
    expect(textOf(await world.press(alex, card, 'Skip this one'))).toContain('was skipped already');
    expect(await world.nextAt()).toBe('2026-11-04T20:00');
    await world.tickAt('2026-11-03T12:00Z');
    expect(textOf(await world.press(sam, card, 'Skip this one'))).toContain('That time has passed');
    expect(await world.nextAt()).toBe('2026-11-04T20:00');
  });

  it('takes the soonest of the two rituals', async () => {
    await world.schedule(sam, { us: '2', days: ['3'] });
    await world.command(sam, 'checkin skip');
    expect([await world.nextAt('us'), await world.nextAt()]).toEqual(['2026-11-10T20:00', '2026-11-04T20:00']);
  });

  it('is taken back by the command to resume, when nothing is paused', async () => {
    await world.command(sam, 'checkin skip');
    expect(textOf(await world.command(alex, 'checkin resume'))).toContain('It’s on again');
    expect(await world.nextAt()).toBe('2026-11-02T20:00');
  });

  it('is taken back by it where it would come first, of two that are skipped', async () => {
    await world.schedule(sam, { us: '2', days: ['3'] });
    for (const name of ['us', 'question'] as const) {
      const at = await world.nextAt(name);
      await world.act(sam, `rhythm.skip:${name}:${Date.parse(`${at}Z`)}`);
    }
    expect([await world.nextAt('us'), await world.nextAt()]).toEqual(['2026-11-10T20:00', '2026-11-11T20:00']);
    await world.command(alex, 'checkin resume');
    expect([await world.nextAt('us'), await world.nextAt()]).toEqual(['2026-11-03T20:00', '2026-11-11T20:00']);
  });

  it('cannot be taken back once its time has gone by, or by a button that nobody made', async () => {
    const skipped = cardOf(await world.command(sam, 'checkin skip'));
    await world.tickAt('2026-11-02T20:00Z');
    expect(textOf(await world.press(sam, skipped, 'Don’t skip it'))).toContain('That time has passed');
    for (const action of [
      'rhythm.unskip',
      'rhythm.unskip:question:soon',
      'rhythm.skip:other:1',
      'rhythm.unskip:us:1',
    ]) {
      expect(textOf(await world.act(sam, action)), action).toContain('That time has passed');
    }
    expect(await world.nextAt()).toBe('2026-11-04T20:00');
  });

  it('is not asked at the skipped time, nor made up for', async () => {
    await world.command(sam, 'checkin skip');
    await world.tickAt('2026-11-02T20:00Z');
    expect(world.jobs).toEqual([]);
    await world.tickAt('2026-11-04T20:00Z');
    expect(world.jobs.length).toBe(1);
  });

  it('waits while it is paused', async () => {
    await world.command(alex, 'checkin pause');
    expect(textOf(await world.command(sam, 'checkin skip'))).toContain('I won’t ask anything until one of you resumes');
    expect((await world.ritual()).lastSkip).toBe(null);
  });
});
