import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { allText, cardWith } from '../../flows/driver.ts';
import { expectUnseen } from '../../flows/moves.ts';
import { AppreciateWorld } from './appreciate-world.ts';

let jar: AppreciateWorld;
beforeEach(async () => {
  jar = await AppreciateWorld.open();
});
afterEach(() => jar[Symbol.asyncDispose]());

const post = async () => jar.world.bot.run({ name: 'post-appreciation', appreciationId: (await jar.newest()).id });

describe('the card in the room', () => {
  test('is posted once, however often its job runs', async () => {
    const before = jar.world.platform.calls.edit;
    await jar.say('your good ear');
    await post();
    await jar.world.restart();
    await post();
    expect(jar.posted()).toHaveLength(1);
    expect(jar.world.platform.calls.edit).toBe(before);
  });

  test('that arrived although the platform said nothing is found again', async () => {
    jar.world.platform.failures.push({ method: 'post', kind: 'unavailable', after: true });
    await jar.say('your good ear');
    expect((await jar.newest()).message).toBeNull();
    await jar.world.retryJobs();
    expect(jar.posted()).toHaveLength(1);
    expect((await jar.newest()).message?.message).toBe(jar.posted()[0]?.id);
  });

  test('that may have arrived, and was taken back in between, is found and removed', async () => {
    jar.world.platform.failures.push({ method: 'post', kind: 'unavailable', after: true });
    await jar.say('your good ear');
    await jar.world.sam.click('Take it back');
    await jar.world.retryJobs();
    expect(jar.posted()).toEqual([]);
    await expectUnseen(jar.world.alex, 'your good ear');
  });

  test('taken back where nothing can be removed shows a line that names nobody', async () => {
    jar.world.platform.failing.set('remove', 'forbidden');
    await jar.say('your good ear');
    await jar.world.sam.click('Take it back');
    const line = await cardWith(jar.world.alex, 'This message was removed.');
    expect([line.buttons, line.text.includes('@')]).toEqual([[], false]);
    await expectUnseen(jar.world.alex, 'your good ear');
    expect(jar.errors()).toEqual([]);
  });

  test.each([
    ['the old one had not gone yet', { method: 'edit', kind: 'unavailable' }],
    ['nobody knows that the new one has arrived', { method: 'post', kind: 'unavailable', after: true }],
  ] as const)(
    'that could not be edited is posted anew; taken back, neither stays, also while %s',
    async (_, failure) => {
      await jar.say('your good ear');
      jar.world.platform.failures.push({ method: 'edit', kind: 'forbidden' }, failure);
      await jar.world.sam.click('Edit');
      await jar.world.sam.submit({ words: 'your good eye' });
      expect(jar.posted()).toHaveLength(2);
      await jar.world.sam.click('Take it back');
      expect(jar.posted()).toEqual([]);
      expect(jar.errors()).toEqual([]);
    },
  );

  test('in a channel that the couple has left follows its words there, where it can', async () => {
    await jar.say('your good ear');
    await jar.world.store.transaction((stores) =>
      stores.couples.save({ ...jar.couple, room: { ...jar.couple.room, room: 'another' } }),
    );
    const { id } = await jar.newest();
    const change = async (words: string) => {
      await jar.world.store.transaction((stores) => stores.appreciations.change(id, new PartnerWords(words)));
      await jar.world.bot.run({ name: 'refresh-appreciation', appreciationId: id });
    };
    await change('your good eye');
    await cardWith(jar.world.alex, 'your good eye');
    jar.world.platform.failures.push({ method: 'edit', kind: 'forbidden' });
    await change('your good nose');
    const couple = await jar.world.store.transaction((stores) => stores.couples.find(jar.couple.id));
    expect([couple?.pause, jar.posted().length]).toEqual([null, 1]);
  });

  test('taken back while it is being posted is removed as soon as it is there', async () => {
    const { platform } = jar.world;
    const original = platform.post.bind(platform);
    platform.post = async (room, card, key) => {
      const message = await original(room, card, key);
      platform.post = original;
      await jar.world.store.transaction(async (stores) => {
        await stores.appreciations.takeBack((await stores.appreciations.all(jar.couple.id))[0]?.id ?? '');
      });
      return message;
    };
    await jar.say('your good ear');
    expect(jar.posted()).toEqual([]);
    await expectUnseen(jar.world.alex, 'your good ear');
  });

  test('of what was taken back before anything was tried is not posted', async () => {
    const id = crypto.randomUUID();
    await jar.world.store.transaction(async ({ appreciations }) => {
      const words = new PartnerWords('your good ear');
      await appreciations.add({ id, coupleId: jar.couple.id, side: 0, at: jar.world.now(), words, message: null });
      await appreciations.takeBack(id);
    });
    const { calls } = jar.world.platform;
    const before = calls.post;
    await post();
    expect(jar.posted()).toEqual([]);
    expect(calls.post).toBe(before);
  });

  test('is not posted once the two have parted, or once it was erased', async () => {
    jar.world.platform.failures.push({ method: 'post', kind: 'unavailable' });
    await jar.say('your good ear');
    const { id } = await jar.newest();
    await jar.world.alex.command('unpair');
    await jar.world.alex.click('End it for both of us');
    await jar.world.retryJobs();
    expect(jar.posted()).toEqual([]);
    await jar.world.store.transaction((stores) => stores.couples.erase(jar.couple.id));
    for (const name of ['post-appreciation', 'refresh-appreciation'] as const) {
      await jar.world.bot.run({ name, appreciationId: id });
    }
    expect(jar.errors()).toEqual([]);
  });

  test('that somebody deleted stays deleted, and taking it back still empties the jar', async () => {
    await jar.say('your good ear');
    const index = jar.world.platform.messages.findIndex((one) => one.id === jar.posted()[0]?.id);
    jar.world.platform.messages.splice(index, 1);
    await jar.world.sam.click('Take it back');
    expect((await jar.newest()).words).toBeNull();
    expect(jar.posted()).toEqual([]);
    expect(jar.errors()).toEqual([]);
  });

  test('where the couple has moved away from, and may not be reached, does not hold up anything', async () => {
    await jar.say('your good ear');
    await jar.world.store.transaction((stores) =>
      stores.couples.save({ ...jar.couple, room: { ...jar.couple.room, room: 'another' } }),
    );
    jar.world.platform.failures.push({ method: 'remove', kind: 'forbidden' });
    const { id } = await jar.newest();
    await jar.world.store.transaction((stores) => stores.appreciations.takeBack(id));
    await jar.world.bot.run({ name: 'refresh-appreciation', appreciationId: id });
    const couple = await jar.world.store.transaction((stores) => stores.couples.find(jar.couple.id));
    expect(couple?.pause).toBeNull();
  });

  test.each(['gone', 'forbidden'] as const)('in a room that is %s pauses the rhythm and tells both', async (kind) => {
    jar.world.platform.failures.push({ method: 'post', kind });
    await jar.say('your good ear');
    const couple = await jar.world.store.transaction((stores) => stores.couples.find(jar.couple.id));
    expect(couple?.pause?.why).toBe(kind === 'gone' ? 'room-gone' : 'forbidden');
    for (const person of [jar.world.sam, jar.world.alex]) expect(await allText(person)).toContain('A note from Attune');
    expect(jar.posted()).toEqual([]);
  });
});
