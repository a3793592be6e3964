import { beforeAll, describe, expect, test } from 'vitest';
import { day, minute } from '../../src/model/instant.ts';
import type { Person } from './driver.ts';
import { FakeWorld } from './fake-world.ts';
import { privateCardsStayTrue } from './kept-cards.ts';
import { askInWords, pair, write } from './moves.ts';

const open = async (): Promise<FakeWorld> => {
  const world = await FakeWorld.open({ settle: true });
  world.platform.holding = 30 * day;
  return world;
};

// The first world takes longest: it makes the database that the others start from.
beforeAll(async () => {
  await using _world = await open();
}, 60_000);

const own = async (person: Person) => (await person.cards()).filter((card) => card.private);

test('private cards stay true, across a restart', async () => {
  await using world = await open();
  await privateCardsStayTrue(world, { command: true });
});

describe('a private card', () => {
  test.each([
    ['declined', 'Decline', 'Maybe another time'],
    ['accepted', 'Accept', null],
  ])('with an invitation that was %s says so, or goes', async (_, press, words) => {
    await using world = await open();
    await world.sam.command('pair', { partner: 'alex' });
    await world.sam.command('pair', { partner: 'alex' });
    expect((await own(world.sam)).map(({ text }) => text.includes('is waiting'))).toEqual([true]);
    await world.alex.click(press);
    const shown = (await own(world.sam)).filter(({ text }) => !text.includes('How should I tell you?'));
    expect(shown.map(({ buttons }) => buttons)).toEqual(words === null ? [] : [[]]);
    if (words !== null) expect(shown[0]?.text).toContain(words);
  });

  test('with a pause ends with it, whoever or whatever ends that', async () => {
    await using world = await open();
    const { sam, alex } = world;
    await pair(world);
    await sam.command('checkin pause', { days: '2' });
    const card = (await own(sam)).at(-1);
    expect(card?.text).toContain('I won’t ask anything until');
    await alex.command('checkin resume');
    expect((await own(sam)).find(({ id }) => id === card?.id)).toMatchObject({
      buttons: ['Change'],
      text: expect.stringContaining('The pause is over'),
    });
    await sam.command('checkin pause', { days: '2' });
    const next = (await own(sam)).at(-1);
    await world.pass(3 * day);
    expect((await sam.cards()).find(({ id }) => id === next?.id)?.text).toContain('The pause is over');
  });

  test('with the rhythm or the settings follows what the other changes, and there is one of each', async () => {
    await using world = await open();
    const { sam, alex } = world;
    await pair(world);
    for (const time of ['18:00', '18:30']) {
      await sam.command('checkin schedule', { time });
      await sam.submit({});
    }
    const rhythms = async () => (await own(sam)).filter(({ text }) => /at 1\d:\d\d|at 2\d:\d\d/.test(text));
    expect(await rhythms()).toHaveLength(1);
    // As it was saved, with what is only for the one who did.
    expect((await rhythms())[0]?.text).toContain('light and personal questions');
    await alex.command('checkin schedule', { time: '21:00' });
    await alex.submit({});
    expect((await rhythms()).map(({ text }) => text.includes('at 21:00'))).toEqual([true]);
    await sam.command('settings');
    await sam.command('settings');
    await alex.command('settings');
    const label = (await own(alex)).at(-1)?.buttons.find((one) => /private/i.test(one)) ?? '';
    await alex.click(label);
    const settings = (await own(sam)).filter(({ options }) => options.length > 0);
    expect(settings.map(({ buttons }) => buttons.includes(label))).toEqual([false]);
    expect(world.platform.calls.whisper).toBeLessThan(6);
  });

  test('with the jar lets go of what is taken back, on its list and in full', async () => {
    await using world = await open();
    const { sam, alex } = world;
    await pair(world);
    for (const words of ['the soup', 'the tea']) {
      await sam.command('appreciate', { words });
      await sam.submit({ words });
    }
    await alex.command('jar');
    expect((await own(alex)).at(-1)?.text).toContain('the tea');
    await sam.click('Take it back');
    const jars = async () => (await own(alex)).filter(({ text }) => text.includes('Our jar'));
    expect((await jars()).map(({ text }) => [text.includes('the soup'), text.includes('the tea')])).toEqual([
      [true, false],
    ]);
    await alex.command('jar');
    expect(await jars()).toHaveLength(1);
  });

  test('that helps to reply is there once, however often it is asked for', async () => {
    await using world = await open();
    const { sam, alex } = world;
    await pair(world);
    await askInWords(world);
    for (const person of [sam, alex]) await write(person, `from ${person === sam ? 'sam' : 'alex'}`);
    const coaches = async () => (await own(sam)).filter(({ buttons }) => buttons.includes('Say what you value'));
    for (let times = 0; times < 2; times += 1) await sam.command('checkin respond');
    expect(await coaches()).toHaveLength(1);
    await sam.click('Reply', (await sam.cards()).find(({ buttons }) => buttons.includes('Reply'))?.id);
    expect(await coaches()).toHaveLength(1);
  });

  test('that tells of a reply opens it also in a channel that the two have left, and for nobody else', async () => {
    await using world = await open();
    const { sam, alex, guest } = world;
    await pair(world);
    await askInWords(world);
    for (const person of [sam, alex]) await write(person, 'a walk');
    await sam.command('checkin respond');
    await sam.click('Say what you value');
    await sam.submit({ words: 'that you came along' });
    const couple = await world.store.transaction(({ couples }) => couples.activeIn(world.room));
    const id = await world.store.transaction(
      async ({ answers }) => (await answers.ownResponses(couple?.id ?? '', 0))[0]?.id,
    );
    world.goTo({ ...world.room, room: 'elsewhere' });
    await alex.act(`respond.read:${id}`);
    expect((await own(alex)).at(-1)?.text).toContain('that you came along');
    await guest.act(`respond.read:${id}`);
    expect((await own(guest)).at(-1)?.text).not.toContain('that you came along');
  });

  test('that cannot be replaced any more is forgotten in time', async () => {
    await using world = await open();
    world.platform.holding = 15 * minute;
    await pair(world);
    await world.sam.command('settings');
    expect(await world.dump()).toContain('held_cards');
    await world.pass(day);
    const { housekeeping } = await import('../../src/bot/housekeeping.ts');
    await housekeeping(world);
    expect(await world.dump()).not.toContain('held_cards');
  });
});
