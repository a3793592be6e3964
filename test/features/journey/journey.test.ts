import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { partsOf } from '../../../src/bot/parts.ts';
import { features } from '../../../src/bot/registry.ts';
import { text } from '../../../src/card/card.ts';
import { ownCheckIns } from '../../../src/features/check-in/own-check-ins.ts';
import { journey as feature } from '../../../src/features/journey/index.ts';
import { newCheckIn } from '../../../src/model/check-in.ts';
import { day, endOfTime, hour, minute } from '../../../src/model/instant.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { cardWith } from '../../flows/driver.ts';
import { count, lastPrivate, openQuestion } from '../../flows/moves.ts';
import { JourneyWorld, placeOf } from './journey-world.ts';

let here: JourneyWorld;
beforeEach(async () => {
  here = await JourneyWorld.open();
});
afterEach(() => here[Symbol.asyncDispose]());

const opening = 'Here’s an easy way in.';
const closing = 'That was your first stretch';

describe('a new couple', () => {
  test('begins with the first question of the rhythm, which says where it stands, and names nobody for it', async () => {
    const { world } = here;
    expect(await count(world.alex, opening)).toBe(0);
    const first = await here.evening();
    expect(first.promptId).toBe('appreciation-medal');
    expect(await openQuestion(world.alex)).toContain('First two weeks, 1 of 6');
    const card = await cardWith(world.alex, opening);
    expect(card.buttons).toEqual(['Leave']);
    expect(world.pings.map(({ about }) => about).filter((about) => about.startsWith('journey'))).toEqual([]);
    expect(placeOf(await here.evening())).toBe('2 of 6');
    expect(await count(world.alex, opening)).toBe(1);
  });

  test('asks for one at once before that, and gets one that is easy to begin with', async () => {
    const { world } = here;
    await world.sam.command('checkin now');
    expect((await here.newest()).because).toBeUndefined();
    expect(await here.runs()).toEqual([]);
    expect(placeOf(await here.evening())).toBe('1 of 6');
  });

  test('leaves it with one press, either of them, and is asked from the deck again', async () => {
    const { world } = here;
    await here.evening();
    const { id } = await cardWith(world.alex, opening);
    await world.alex.click('Leave', id);
    expect(await lastPrivate(world.alex)).toContain('You’ve left First two weeks');
    const after = await cardWith(world.sam, opening);
    expect(after.text).toContain('You left this after one question.');
    expect(after.buttons).toEqual([]);
    expect((await here.evening()).because).toBeUndefined();
    expect(await here.runs()).toMatchObject([{ state: 'left', asked: 1, by: null }]);
  });

  test('is one whom the rhythm has not asked yet: others begin with nothing', async () => {
    const { id: coupleId } = await here.couple();
    const what = { id: crypto.randomUUID(), coupleId, origin: 'question', promptId: 'trust-never-lend' } as const;
    await here.world.store.transaction(({ checkIns }) =>
      checkIns.add([newCheckIn({ ...what, mode: 'sealed' }, here.world.now())]),
    );
    expect((await here.evening()).because).toBeUndefined();
    expect(await here.runs()).toEqual([]);
  });
});

describe('on the way', () => {
  const unseen = async () => {
    const last = await here.newest();
    await here.world.store.transaction(async ({ checkIns }) => {
      await checkIns.setMessage(last.id, null);
      await checkIns.save({ ...last, closesAt: here.world.now() });
      await checkIns.unask(last.coupleId, last.promptId);
    });
  };

  test('it ends once its last question is answered, with a card of its own, by day and once', async () => {
    const { world } = here;
    for (let step = 1; step <= 6; step += 1) expect(placeOf(await here.evening())).toBe(`${step} of 6`);
    expect((await here.runs())[0]?.state).toBe('closing');
    await world.pass(day);
    expect(await count(world.sam, closing)).toBe(0);
    await here.bothAnswer();
    await world.pass(6 * hour);
    expect(await count(world.sam, closing)).toBe(0);
    for (let passed = 0; passed < 24; passed += 1) await world.pass(hour);
    await world.restart();
    await world.pass(2 * day);
    expect(await count(world.sam, closing)).toBe(1);
    expect(await cardWith(world.sam, opening)).toMatchObject({ buttons: [] });
    expect((await cardWith(world.sam, opening)).text).toContain('You’ve had all 6 questions.');
    expect((await here.evening()).because).toBeUndefined();
    expect(await count(world.sam, closing)).toBe(1);
  });

  test('its closing card waits where quiet hours or a pause have begun before it could be posted', async () => {
    const { world } = here;
    await here.evening();
    const [run] = await here.runs();
    const close = () =>
      world.store.transaction(({ jobs }) => jobs.enqueue([{ name: 'close-journey', runId: run?.id ?? '' }]));
    await world.pass(5 * hour);
    await close();
    await world.settle();
    expect(await count(world.sam, closing)).toBe(0);
    await world.sam.command('checkin pause');
    await world.pass(14 * hour);
    expect(await count(world.sam, closing)).toBe(0);
    await world.sam.command('checkin resume');
    await world.settle();
    expect(await count(world.sam, closing)).toBe(1);
  });

  test('nobody’s answer is waited for longer than a question lives', async () => {
    for (let step = 1; step <= 6; step += 1) await here.evening();
    for (let passed = 0; passed < 9; passed += 1) await here.world.pass(day);
    expect(await count(here.world.sam, closing)).toBe(1);
  });

  test('/checkin now asks what the rhythm would; /prompt stays apart', async () => {
    const { world } = here;
    await here.evening();
    await world.pass(7 * hour);
    await world.sam.command('checkin now');
    expect(placeOf(await here.newest())).toBe('2 of 6');
    await world.pass(minute);
    await world.sam.command('prompt ask');
    expect((await here.newest()).because).toBeUndefined();
    expect(placeOf(await here.evening())).toBe('3 of 6');
  });

  test('a swap puts another question in that place, and the next one goes on from there', async () => {
    const { world } = here;
    const first = await here.evening();
    await world.sam.click('Swap');
    const swapped = await here.newest();
    expect([swapped.id, placeOf(swapped)]).toEqual([first.id, '1 of 6']);
    expect(swapped.promptId).not.toBe(first.promptId);
    expect(await openQuestion(world.alex)).toContain('First two weeks, 1 of 6');
    expect(placeOf(await here.evening())).toBe('2 of 6');
  });

  test('a skipped evening and a pause only put it off', async () => {
    const { world } = here;
    await here.evening();
    await world.sam.command('checkin skip');
    await here.change((couple) => ({ ...couple, pause: { until: world.now() + 20 * day, why: 'asked' } }));
    await world.pass(19 * day);
    expect(placeOf(await here.newest())).toBe('1 of 6');
    await here.change((couple) => ({ ...couple, pause: null }));
    await world.pass(2 * day);
    expect(placeOf(await here.evening())).toMatch(/[23] of 6/);
  });

  test('a question that was never seen comes again, also when it was the last one', async () => {
    const first = await here.evening();
    await unseen();
    const again = await here.evening();
    expect([placeOf(again), again.promptId]).toEqual(['1 of 6', first.promptId]);
    for (let step = 2; step <= 6; step += 1) expect(placeOf(await here.evening())).toBe(`${step} of 6`);
    await unseen();
    await here.world.pass(day);
    expect(placeOf(await here.evening())).toBe('6 of 6');
    for (let passed = 0; passed < 9; passed += 1) await here.world.pass(day);
    expect(await count(here.world.sam, closing)).toBe(1);
  });

  test('the home says which question comes', async () => {
    const { world } = here;
    await here.evening();
    expect(await comes()).toContain('Your next question is number 2 of 6 in First two weeks.');
    await unseen();
    expect(await comes()).toContain('Your next question is number 1 of 6 in First two weeks.');
    await world.sam.command('checkin pause');
    expect(await comes()).toBe('');

    async function comes(): Promise<string> {
      const couple = await here.couple();
      const library = world.content.library('en');
      const { rituals } = partsOf(features);
      const look = { library, couple, side: 0, now: world.now(), rituals, until: endOfTime } as const;
      const coming = await world.store.transaction(async (stores) => feature.glance.coming?.({ stores, ...look }));
      const elements = (coming ?? []).flatMap((one) => (one.text === undefined ? [] : text(one.text)));
      return cardText({ tone: 'calm', elements });
    }
  });
});

describe('what one of them does not want', () => {
  const ruleOut = (theme: 'affection' | 'listening') =>
    here.change((couple) => ({
      ...couple,
      partners: [couple.partners[0], { ...couple.partners[1], themesNever: [theme] }],
    }));

  test('before it begins, is left out of its count', async () => {
    await ruleOut('affection');
    const asked = [];
    for (let step = 1; step <= 5; step += 1) asked.push(await here.evening());
    expect(asked.map(placeOf)).toEqual(['1 of 5', '2 of 5', '3 of 5', '4 of 5', '5 of 5']);
    expect(asked.map(({ promptId }) => promptId)).not.toContain('affection-ordinary-day');
  });

  test('while it goes on, leaves no gap: another question stands in that place', async () => {
    await here.evening();
    await ruleOut('listening');
    const { id } = await here.couple();
    await here.world.store.transaction(({ checkIns }) => checkIns.setNever(id, 1, 'affection-ordinary-day', true));
    const asked = [];
    for (let step = 2; step <= 6; step += 1) asked.push(await here.evening());
    expect(asked.map(placeOf)).toEqual(['2 of 6', '3 of 6', '4 of 6', '5 of 6', '6 of 6']);
    const ids = asked.map(({ promptId }) => promptId);
    expect(ids).not.toContain('affection-ordinary-day');
    expect(ids).not.toContain('first-weeks-good-talk');
    expect(new Set(ids).size).toBe(5);
    const prompts = here.world.content.library('en').prompts;
    expect(ids.map((one) => prompts.get(one)?.depth).slice(0, 3)).toEqual([1, 1, 1]);
  });
});

describe('/journey', () => {
  test('shows what there is, starts one, tells the other in the channel, and gives way to another', async () => {
    const { world } = here;
    await world.sam.command('journey');
    expect(await lastPrivate(world.sam)).toContain('Tell each other the story of your beginning');
    await world.sam.pick('How we met');
    expect(await lastPrivate(world.sam)).toContain('8 questions, one at a time');
    await world.sam.click('Start');
    expect(await lastPrivate(world.sam)).toContain('It’s started');
    const card = await cardWith(world.alex, 'Every couple has at least two versions');
    expect(card.text).toContain('@sam started this');
    expect(placeOf(await here.evening())).toBe('1 of 8');
    await world.alex.command('journey');
    expect(await lastPrivate(world.alex)).toContain('You’re on How we met: 1 of 8');
    await world.alex.pick('First two weeks');
    expect(await lastPrivate(world.alex)).toContain('This takes the place of How we met.');
    await world.alex.click('Start');
    expect((await cardWith(world.sam, 'Every couple has at least')).text).toContain('You left this after one question');
    expect((await here.runs()).map(({ state, by }) => [state, by])).toEqual([
      ['left', 0],
      ['running', 1],
    ]);
  });

  test('one that was left goes on where it was, and a button of the old card ends nothing', async () => {
    const { world } = here;
    await here.evening();
    await here.evening();
    await world.sam.command('journey');
    await world.sam.click('Leave', (await world.sam.cards()).findLast((one) => one.private)?.id);
    await world.alex.command('journey');
    await world.alex.pick('First two weeks');
    await world.alex.click('Start');
    await world.sam.act(`journey.leave:${(await here.runs())[0]?.id}`);
    expect(await lastPrivate(world.sam)).toContain('That one’s over already.');
    expect((await here.runs()).map(({ state, steps }) => [state, steps.length])).toEqual([
      ['left', 6],
      ['running', 4],
    ]);
    expect(placeOf(await here.evening())).toBe('1 of 4');
  });
});

describe('what becomes of the couple', () => {
  test('parted, its card says so; together again, it goes on', async () => {
    const { world } = here;
    await here.evening();
    const couple = await here.couple();
    const ended = { ...couple, ending: { at: world.now(), eraseAt: world.now() + 30 * day } };
    await world.store.transaction(({ couples }) => couples.save(ended));
    await here.follow('ended', ended);
    expect((await cardWith(world.sam, opening)).buttons).toEqual([]);
    await world.store.transaction(({ couples }) => couples.save(couple));
    await here.follow('restored', couple);
    expect((await cardWith(world.sam, opening)).buttons).toEqual(['Leave']);
    expect(placeOf(await here.evening())).toBe('2 of 6');
  });

  test('a card that somebody deleted is there again when they are', async () => {
    const { world } = here;
    await here.evening();
    const couple = await here.couple();
    world.platform.deleteByHand('journey:');
    const ended = { ...couple, ending: { at: world.now(), eraseAt: world.now() + 30 * day } };
    await world.store.transaction(({ couples }) => couples.save(ended));
    await here.follow('ended', ended);
    expect(await count(world.sam, opening)).toBe(0);
    await world.store.transaction(({ couples }) => couples.save(couple));
    await here.follow('restored', couple);
    expect((await cardWith(world.sam, opening)).buttons).toEqual(['Leave']);
  });

  test('in another channel its card stands there, and the old one says so', async () => {
    const { world } = here;
    await here.evening();
    const couple = await here.couple();
    const moved = { ...couple, room: { ...couple.room, room: 'elsewhere' } };
    await world.store.transaction(({ couples }) => couples.save(moved));
    await here.follow('moved', moved);
    expect(await count(world.sam, 'This has moved on')).toBe(1);
    world.goTo(moved.room);
    expect((await cardWith(world.sam, opening)).buttons).toEqual(['Leave']);
  });

  test('a copy of one’s data names it, and who began it is forgotten with them', async () => {
    const { world } = here;
    await world.sam.command('journey');
    await world.sam.pick('How we met');
    await world.sam.click('Start');
    await here.evening();
    const couple = await here.couple();
    const library = world.content.library('en');
    const copy = await world.store.transaction((stores) => ownCheckIns({ stores, library, couple, side: 1 }));
    expect(copy[0]?.because).toEqual({ journey: 'How we met', step: 1, of: 8 });
    await world.store.transaction(({ journeys }) => journeys.forget(couple.id, 0));
    expect(await here.runs()).toMatchObject([{ by: null }]);
  });
});
