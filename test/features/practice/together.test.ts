import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { own } from '../../../src/features/practice/own-rows.ts';
import { hour, minute } from '../../../src/model/instant.ts';
import type { Session } from '../../../src/model/practice/session.ts';
import { allText, cardWith } from '../../flows/driver.ts';
import { FakeWorld } from '../../flows/fake-world.ts';
import { count, lastPrivate, pair } from '../../flows/moves.ts';

let world: FakeWorld;

beforeEach(async () => {
  world = await FakeWorld.open({ settle: true });
  await pair(world);
});

afterEach(() => world[Symbol.asyncDispose]());

async function begin(name: string): Promise<void> {
  await world.sam.command('practice', { name });
  await world.sam.click('Ask to do this together');
  await world.alex.click('I’m in');
}

/** Up to where Sam writes. */
async function toDraft(): Promise<void> {
  await begin('apology');
  await world.sam.click('I’ll go first');
  await world.sam.click('Go on');
  await world.sam.click('Yes, there is');
}

async function live(): Promise<Session | null> {
  return world.store.transaction(async ({ couples, practices }) => {
    const couple = await couples.activeIn(world.room);
    return couple === null ? null : practices.live(couple.id);
  });
}

async function oldButton(label: string): Promise<string> {
  const card = world.platform.messages.findLast((one) => JSON.stringify(one.card).includes(`"${label}"`));
  const found = card?.card.elements
    .flatMap((one) => (one.kind === 'buttons' ? one.buttons : []))
    .find((one) => one.label === label);
  if (found === undefined || !('action' in found)) throw new Error(`no button ${label}`);
  return found.action;
}

describe('what does not fit gets a kind sentence, and nothing is lost', () => {
  test('a button of a step that is over', async () => {
    await begin('three-thanks');
    const goOn = await oldButton('Go on');
    await world.sam.click('Go on');
    const before = await live();
    await world.alex.act(goOn);
    expect(await lastPrivate(world.alex)).toBe('That step is done already. Look for the newest card.');
    expect(await live()).toEqual(before);
  });

  test('a button that nobody made, and one of a session that is none', async () => {
    await begin('three-thanks');
    const { id = '' } = (await live()) ?? {};
    for (const action of [
      `practice.press:${id}:1:fly`,
      `practice.press:${id}:x:go-on`,
      `practice.press:nothing:0:join`,
      `practice.press:${crypto.randomUUID()}:0:join`,
      `practice.answer:${id}:1:9`,
      `practice.start:nothing`,
      `practice.write:${id}`,
      'practice.read',
    ]) {
      await world.sam.act(action);
      expect((await lastPrivate(world.sam)).length).toBeGreaterThan(10);
    }
    expect((await live())?.pages.length).toBe(2);
    expect(world.log.filter((line) => line.includes('failed'))).toEqual([]);
  });

  test('words for what the other has stopped meanwhile come back to their author', async () => {
    await begin('three-thanks');
    await world.sam.click('Go on');
    await world.sam.click('Answer');
    await world.alex.click('Stop here');
    await world.sam.submit({ words: 'the way you hum' });
    expect(await lastPrivate(world.sam)).toContain('This one has been stopped already');
    expect(await lastPrivate(world.sam)).toContain('the way you hum');
    expect(await allText(world.alex)).not.toContain('hum');
  });

  test('nothing at all, and more than fits', async () => {
    await begin('three-thanks');
    await world.sam.click('Go on');
    await world.sam.click('Answer');
    await world.sam.submit({ words: ' \u200b ' });
    expect((await world.sam.form())?.problems).toEqual({
      words: 'There’s nothing in here yet. A few words are enough.',
    });
    await world.sam.submit({ words: `${'long '.repeat(300)}end` });
    expect(await lastPrivate(world.sam)).toContain('That’s too long, at 1,503 characters. Please cut it to 1,000.');
    expect(await lastPrivate(world.sam)).toContain('long end');
  });

  test('both stop in one moment: the second one hears that it is stopped, and nobody is named', async () => {
    await begin('three-thanks');
    await Promise.all([world.sam.click('Stop here'), world.alex.click('Stop here')]);
    expect(await count(world.sam, 'You’ve stopped here, and that’s fine.')).toBe(1);
    const told = [await lastPrivate(world.sam), await lastPrivate(world.alex)];
    expect(told.filter((text) => text.startsWith('This one has been stopped already'))).toHaveLength(1);
    expect((await cardWith(world.sam, 'You’ve stopped here')).text).not.toMatch(/@sam|@alex/);
  });

  test('a second one while one goes on, by command, by the list and by an old card', async () => {
    await world.sam.command('practice', { name: 'apology' });
    const other = await oldButton('Ask to do this together');
    await begin('three-thanks');
    await world.sam.act(other);
    expect(await lastPrivate(world.sam)).toContain('You’re in the middle of Three thanks.');
    await world.alex.command('practice');
    expect(await lastPrivate(world.alex)).toContain('Where you are');
  });
});

describe('when somebody or something is gone', () => {
  test('a partner who has left: nothing new begins, and whose turn it is is said with that', async () => {
    await begin('speaker-and-listener');
    await world.alex.click('I’ll go first');
    await world.sam.click('Go on');
    await world.platform.inbox?.handle({
      kind: 'notice',
      what: 'person-left',
      room: world.room,
      user: world.alex.user,
    } as never);
    await world.settle();
    await world.sam.click('I’m done');
    expect(await lastPrivate(world.sam)).toContain('@alex has left the channel. You can stop here');
    await world.sam.click('Stop here');
    await world.sam.command('practice', { name: 'apology' });
    await world.sam.click('Ask to do this together');
    expect(await lastPrivate(world.sam)).toContain('@alex isn’t in this channel right now.');
  });

  test('the channel is gone in the middle: it goes on where it was once that is back', async () => {
    await begin('three-thanks');
    world.platform.failing.set('post', 'gone');
    await world.sam.click('Go on');
    world.platform.failing.clear();
    await world.sam.command('checkin resume');
    await world.settle();
    expect(await count(world.alex, 'answer on your own')).toBe(1);
    await world.alex.click('Answer');
    await world.alex.submit({ words: 'still here' });
  });

  test('its card was deleted: it goes on from one’s own', async () => {
    await begin('three-thanks');
    world.platform.messages.splice(
      world.platform.messages.findLastIndex((one) => one.audience === null),
      1,
    );
    await world.sam.command('practice');
    await world.sam.click('Go on');
    await cardWith(world.alex, 'answer on your own');
  });

  test('its card was deleted while one of the two wrote: it is there again for the other', async () => {
    await begin('three-thanks');
    await world.sam.click('Go on');
    await world.sam.click('Answer');
    world.platform.deleteByHand('practice:');
    await world.sam.submit({ words: 'the tea' });
    const shared = (await world.alex.cards()).filter((card) => !card.private && card.buttons.includes('Answer'));
    expect(shared).toHaveLength(1);
    await world.alex.click('Answer', shared[0]?.id);
    await world.alex.submit({ words: 'the bread' });
    await cardWith(world.sam, 'the bread');
  });

  test('the words are refused: both read them privately', async () => {
    await begin('three-thanks');
    await world.sam.click('Go on');
    world.platform.filter = /forbidden/;
    await world.sam.click('Answer');
    await world.sam.submit({ words: 'forbidden fruit' });
    await world.alex.click('Answer');
    await world.alex.submit({ words: 'fine' });
    await world.alex.click('Read it');
    expect(await lastPrivate(world.alex)).toContain('forbidden fruit');
  });

  test('the pairing ends: the card says that it is over', async () => {
    await begin('three-thanks');
    await world.sam.command('unpair');
    await world.sam.click('End it for both of us');
    await cardWith(world.alex, 'You’ve stopped here');
    expect(await live()).toBeNull();
  });
});

describe('a draft', () => {
  const words = { did: 'I forgot', landed: 'you waited', will: 'I will call' };

  async function draft(): Promise<Readonly<Record<string, string>>> {
    await world.sam.click('Write');
    const names = Object.keys((await world.sam.form())?.values ?? {});
    const typed = Object.fromEntries(names.map((name, index) => [name, Object.values(words)[index] ?? 'more']));
    await world.sam.submit(typed);
    return typed;
  }

  test('is the author’s alone until it is sent, is read once more, and can be kept back', async () => {
    await toDraft();
    await draft();
    expect(await lastPrivate(world.sam)).toContain('Only you see this. Read it once more.');
    expect(await allText(world.alex)).not.toContain('I forgot');
    await world.alex.click('Write');
    expect(await lastPrivate(world.alex)).toContain('It’s @sam’s turn right now.');
    await world.sam.click('Keep it to myself');
    expect(await allText(world.alex)).not.toContain('I forgot');
  });

  test('sent to the other alone is read by the other, and does not stand in the channel', async () => {
    await toDraft();
    await draft();
    await world.sam.click('Send it to your partner');
    expect((await cardWith(world.alex, 'something to read alone')).text).not.toContain('I forgot');
    await world.alex.click('Read it');
    expect(await lastPrivate(world.alex)).toContain('I forgot');
    await world.guest.click('Read it');
    expect(await lastPrivate(world.guest)).toContain('This belongs to two other people.');
  });
});

describe('what is kept', () => {
  test('stands in the copy of one’s own data; of the other’s only what was shown; and is forgotten alone', async () => {
    await begin('three-thanks');
    await world.sam.click('Go on');
    await world.sam.click('Answer');
    await world.sam.submit({ words: 'sealed by sam' });
    const copies = () =>
      world.store.transaction(async (stores) => {
        const couple = await stores.couples.activeIn(world.room);
        if (couple === null) throw new Error('no couple');
        const library = world.content.library('en');
        const copy = (side: 0 | 1) => own.copy?.[0]?.copy({ stores, couple, library, side });
        return { sams: JSON.stringify(await copy(0)), alexs: JSON.stringify(await copy(1)), couple };
      });
    expect((await copies()).sams).toContain('sealed by sam');
    expect((await copies()).alexs).not.toContain('sealed by sam');
    await world.alex.click('Answer');
    await world.alex.submit({ words: 'shown by alex' });
    const { sams, alexs, couple } = await copies();
    expect(sams).toContain('shown by alex');
    expect(alexs).toContain('sealed by sam');
    await world.store.transaction((stores) => own.forget?.(stores, couple.id, 0) ?? Promise.resolve());
    expect((await copies()).sams).not.toContain('sealed by sam');
    expect((await copies()).alexs).toContain('shown by alex');
    expect(await world.dump()).not.toContain('shown by alex');
  });
});

describe('being told', () => {
  const told = () => world.platform.messages.filter(({ key }) => key?.startsWith('practice:')).map((one) => one.told);

  test('who is asked hears of it; while both are there nobody does; after a while, and of the end of a wait, they do', async () => {
    // Out of the quiet hours of both.
    await world.pass(3 * hour);
    await begin('three-thanks');
    await world.sam.click('Go on');
    expect(told()).toEqual([['alex'], [], []]);
    await world.pass(hour);
    await world.sam.click('Answer');
    await world.sam.submit({ words: 'a' });
    await world.pass(hour);
    await world.alex.click('Answer');
    await world.alex.submit({ words: 'b' });
    expect(told().at(-1)).toEqual(['sam']);
    await world.alex.click('Stop here');
    await world.sam.command('practice', { name: 'time-out' });
    await world.sam.click('Start it now');
    // Only Sam may change the time: that it has begun is for the other, and that it is over for both.
    expect(told().at(-1)).toEqual(['alex']);
    await world.pass(hour);
    expect(told().at(-1)).toEqual(['sam', 'alex']);
  });
});

describe('time', () => {
  test('a turn says when its time is up, and cuts nobody off', async () => {
    await begin('speaker-and-listener');
    await world.sam.click('I’ll go first');
    await world.sam.click('Go on');
    await world.pass(3 * minute);
    expect(await allText(world.alex)).not.toContain('That’s about the time');
    await world.pass(2 * minute);
    await cardWith(world.alex, 'That’s about the time, but there’s no rush: you’ll go on when @sam is done.');
    await world.pass(20 * hour);
    await world.sam.click('I’m done');
    await cardWith(world.alex, 'say it back first');
  });
});

describe('a private copy of an answer stays true', () => {
  const copyOf = async (words: string) =>
    (await world.sam.cards()).filter((card) => card.private && card.text.includes(words));

  test('sealed until both have answered, then it says where both stand', async () => {
    await begin('three-thanks');
    await world.sam.click('Go on');
    await world.sam.click('Answer');
    await world.sam.submit({ words: 'the soup you brought' });
    expect(await copyOf('the soup you brought')).toMatchObject([{ text: expect.stringContaining('Kept for now') }]);
    await world.alex.click('Answer');
    await world.alex.submit({ words: 'the call at noon' });
    const [copy, ...others] = await copyOf('the soup you brought');
    expect(others).toEqual([]);
    expect(copy?.text).toContain('You’ve both answered.');
    expect(copy?.text).not.toContain('Kept for now');
    expect(copy?.buttons).toEqual([]);
  });

  test.each(['Stop here', 'Go on without'])(
    'over without the other (%s), it says that nobody else sees it',
    async (how) => {
      await begin('three-thanks');
      await world.sam.click('Go on');
      await world.sam.click('Answer');
      await world.sam.submit({ words: 'the soup you brought' });
      await world.alex.click(how);
      const [copy] = await copyOf('the soup you brought');
      expect(copy?.text).toContain('only you see it');
      expect(copy?.buttons).toEqual([]);
    },
  );
});
