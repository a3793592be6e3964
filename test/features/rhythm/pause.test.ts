import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Card, text } from '../../../src/card/card.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { alex, cardOf, RhythmWorld, sam, textOf } from './rhythm-world.ts';

let world: RhythmWorld;

beforeAll(async () => {
  world = await RhythmWorld.open();
});
beforeEach(() => world.begin());
afterAll(() => world.close());

/** The newest card that was posted in the room. */
function inRoom(): Card {
  return world.posted.at(-1)?.card ?? { tone: 'calm', elements: [text('nothing was posted')] };
}

describe('pausing', () => {
  it('by one stops it for both until somebody resumes, and the room is told without a name', async () => {
    const own = await world.command(sam, 'checkin pause');
    expect(own.kind).toBe('private');
    expect(textOf(own)).toContain('I won’t ask anything until one of you resumes.');
    expect(await world.nextAt()).toBe(null);
    expect(world.posted.length).toBe(1);
    expect(cardText(inRoom())).toContain('I won’t ask anything until one of you resumes.');
    expect(cardText(inRoom())).not.toMatch(/@sam|@alex/);
    await world.tickAt('2026-11-04T20:00Z');
    expect(world.jobs.filter(({ name }) => name === 'post-check-in')).toEqual([]);
  });

  it('for some days ends by itself, and the first question after it comes', async () => {
    const own = await world.command(alex, 'checkin pause', { days: '3' });
    expect(textOf(own)).toContain('until Thursday, November 5 at 12:00 PM in Lisbon (7:00 AM in New York). Then');
    expect(textOf(await world.command(sam, 'checkin next'))).toContain('Friday, November 6 at 8:00 PM in Lisbon');
    await world.tickAt('2026-11-04T20:00Z');
    expect((await world.couple()).pause?.why).toBe('asked');
    await world.tickAt('2026-11-05T12:00Z');
    expect((await world.couple()).pause).toBe(null);
    expect(await world.nextAt()).toBe('2026-11-06T20:00');
    await world.tickAt('2026-11-06T20:00Z');
    expect(world.jobs.filter(({ name }) => name === 'post-check-in').length).toBe(1);
  });

  it('that ends in the minute of a question does not cost that question', async () => {
    await world.begin('2026-11-02T19:59:30Z');
    await world.command(alex, 'checkin pause', { days: '2' });
    await world.tickAt('2026-11-04T20:00Z');
    expect(world.jobs.filter(({ name }) => name === 'post-check-in').length).toBe(1);
  });

  it('that ended while Attune was down does not bring the questions of those days', async () => {
    await world.command(alex, 'checkin pause', { days: '1' });
    await world.tickAt('2026-11-12T12:00Z');
    expect(world.jobs.filter(({ name }) => name === 'post-check-in')).toEqual([]);
    expect(await world.nextAt()).toBe('2026-11-13T20:00');
  });

  it.each(['0', '61', '1.5', 'soon', ''])('for "%s" days is refused with a sentence', async (days) => {
    const reply = await world.command(sam, 'checkin pause', { days });
    expect(textOf(reply)).toContain('A pause can be 1 to 60 days.');
    expect((await world.couple()).pause).toBe(null);
  });

  it('twice is the same as once, and tells the room once', async () => {
    const card = cardOf(await world.command(sam, 'checkin next'));
    await world.press(sam, card, 'Pause');
    await world.press(alex, card, 'Pause');
    await world.command(sam, 'checkin pause');
    expect(world.posted.length).toBe(1);
  });

  it('from a button leaves a pause for some days as it is', async () => {
    const card = cardOf(await world.command(sam, 'checkin next'));
    await world.command(sam, 'checkin pause', { days: '3' });
    await world.press(alex, card, 'Pause');
    expect((await world.couple()).pause?.until).toBe(Date.parse('2026-11-05T12:00Z'));
  });

  it('leaves a pause alone that Attune made because it may not post', async () => {
    await world.change({ pause: { until: null, why: 'forbidden' } });
    expect(textOf(await world.command(sam, 'checkin pause', { days: '3' }))).toContain('wasn’t allowed to post');
    expect((await world.couple()).pause).toEqual({ until: null, why: 'forbidden' });
    expect(textOf(await world.command(sam, 'checkin next'))).toContain('wasn’t allowed to post');
  });
});

describe('resuming', () => {
  it('from the card in the room turns it into the rhythm, reckoned from now', async () => {
    await world.command(sam, 'checkin pause');
    await world.tickAt('2026-11-05T12:00Z');
    const reply = await world.press(alex, inRoom(), 'Resume');
    expect(reply.kind).toBe('update');
    expect(textOf(reply)).toContain('Your rhythm');
    expect(textOf(reply)).toContain('Friday, November 6 at 8:00 PM in Lisbon');
    expect(await world.nextAt()).toBe('2026-11-06T20:00');
    expect((await world.press(sam, inRoom(), 'Resume')).kind).toBe('update');
    expect(world.posted.length).toBe(1);
  });

  it('by command or from a private card tells the room, once', async () => {
    const own = cardOf(await world.command(sam, 'checkin pause'));
    expect(textOf(await world.press(sam, own, 'Resume'))).toContain('The pause is over,');
    expect(world.posted.length).toBe(2);
    expect(cardText(inRoom())).toContain('Your rhythm');
    expect(textOf(await world.command(alex, 'checkin resume'))).toContain('You’re not paused.');
    await world.press(sam, own, 'Resume');
    expect(world.posted.length).toBe(2);
  });

  it('ends a pause that Attune made', async () => {
    await world.change({ pause: { until: null, why: 'forbidden' } });
    await world.tickAt('2026-11-03T12:00Z');
    await world.command(sam, 'checkin resume');
    expect((await world.couple()).pause).toBe(null);
    expect(await world.nextAt()).toBe('2026-11-04T20:00');
  });

  it('waits for a partner who left the room, and goes on once that one is back', async () => {
    await world.change({ pause: { until: null, why: 'partner-left' } });
    await world.changePartner(alex, { leftAt: world.now });
    expect(textOf(await world.command(sam, 'checkin resume'))).toContain('@alex isn’t in this channel');
    expect((await world.couple()).pause?.why).toBe('partner-left');
    expect(textOf(await world.command(alex, 'checkin resume'))).toContain('The pause is over,');
    expect((await world.couple()).partners[alex].leftAt).toBe(null);
    expect((await world.couple()).pause).toBe(null);
  });
});

describe('a card about the rhythm', () => {
  it('tells how it stands when it is posted, and is not posted for a couple that is no more', async () => {
    const job = { name: 'announce-rhythm', coupleId: 'c1', key: 'rhythm-x' } as const;
    await world.do(({ jobs }) => jobs.enqueue([job]));
    await world.settle();
    expect(world.posted.map(({ key }) => key)).toEqual(['rhythm-x']);
    await world.change({ ending: { at: world.now, eraseAt: world.now + 1 } });
    await world.do(({ jobs }) =>
      jobs.enqueue([
        { ...job, key: 'rhythm-y' },
        { ...job, coupleId: 'nobody', key: 'rhythm-z' },
      ]),
    );
    await world.settle();
    expect(world.posted.length).toBe(1);
  });
});
