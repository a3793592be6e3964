import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCard } from '../../../src/card/check-card.ts';
import { tipCard } from '../../../src/features/tips/tip-cards.ts';
import { minute } from '../../../src/model/instant.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { cardWith } from '../../flows/driver.ts';
import { FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';

const library = (await shippedContent()).library('en');
const saved = /saved any tips|The tips you saved/;

let world: FakeWorld;

beforeAll(async () => {
  world = await FakeWorld.open({ settle: true });
});

afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

/** The tip that the newest card in the room shows. */
function tipOnCard(): string {
  const shared = world.platform.messages.filter((one) => one.audience === null);
  const text = JSON.stringify(shared.at(-1)?.card);
  return [...library.tips.values()].find(({ idea }) => text.includes(JSON.stringify(idea).slice(1, -1)))?.id ?? '';
}

test('every tip says how firm it is, in words, and its card fits every platform', () => {
  for (const tip of library.tips.values()) {
    const card = tipCard(library.say, tip, { topic: tip.topic, by: world.sam.user }, 'own');
    expect(checkCard(card), tip.id).toEqual([]);
    expect(JSON.stringify(card)).toContain('Where this comes from');
  }
});

describe('in a room without a couple', () => {
  test('a tip comes, another follows, and there is nothing to save', async () => {
    await world.sam.command('tip', { topic: 'gratitude' });
    const first = tipOnCard();
    expect((await cardWith(world.sam, 'A small idea: Gratitude')).buttons).toEqual(['Another one']);
    await world.sam.click('Another one');
    expect(tipOnCard()).not.toBe(first);
    expect(library.tips.get(tipOnCard())?.topic).toBe('gratitude');
    await world.sam.command('tip', { topic: 'saved' });
    await cardWith(world.sam, 'You can save tips once you’re paired');
  });
});

describe('in the room of a couple', () => {
  beforeAll(async () => {
    await pair(world);
  });

  test('no tip repeats until all of its topic were seen, then the one seen longest ago comes back', async () => {
    const about = [...library.tips.values()].filter(({ topic }) => topic === 'hobbies');
    await world.sam.command('tip', { topic: 'hobbies' });
    const seen = [tipOnCard()];
    while (seen.length < about.length) {
      world.system.advance(minute);
      await world.alex.click('Another one');
      seen.push(tipOnCard());
    }
    expect(seen.toSorted()).toEqual(about.map(({ id }) => id).toSorted());
    world.system.advance(minute);
    await world.sam.click('Another one');
    expect(tipOnCard()).toBe(seen[0]);
  });

  test('"Not for us" puts it away for both, and Undo brings it back', async () => {
    await world.sam.command('tip', { topic: 'goals' });
    const id = tipOnCard();
    await world.alex.click('Not for us');
    await cardWith(world.sam, 'won’t show this idea again');
    expect(await hidden()).toEqual([id]);
    await world.sam.click('Undo');
    expect(tipOnCard()).toBe(id);
    expect(await hidden()).toEqual([]);
  });

  test('when all about a topic are put away, they can be brought back together', async () => {
    await world.sam.command('tip', { topic: 'stories' });
    const count = [...library.tips.values()].filter(({ topic }) => topic === 'stories').length;
    for (let index = 0; index < count; index += 1) {
      await world.sam.click('Not for us');
      await world.sam.click('Another one');
    }
    await cardWith(world.alex, 'hidden everything about this');
    expect(await hidden()).toHaveLength(count);
    await world.alex.click('Bring them back');
    expect(await hidden()).toEqual([]);
  });

  test('a tip is saved for the one who pressed, who alone sees the list and can shorten it', async () => {
    await world.sam.command('tip', { topic: 'affection' });
    const idea = library.tips.get(tipOnCard())?.idea ?? '';
    await world.sam.click('Save');
    await world.alex.command('tip', { topic: 'saved' });
    expect((await cardWith(world.alex, saved)).text).toContain('You haven’t saved any tips yet');
    await world.sam.command('tip', { topic: 'saved' });
    const list = await cardWith(world.sam, saved);
    expect(list.private).toBe(true);
    expect(list.text).toContain(idea);
    await world.sam.pick(list.options[0] ?? '');
    expect((await cardWith(world.sam, saved)).text).toContain('You haven’t saved any tips yet');
  });

  test('a tip says who asked for it, and after "Another one" who asked for that', async () => {
    await world.sam.command('tip');
    expect((await cardWith(world.alex, 'A small idea')).text).toContain('@sam asked for this one');
    await world.alex.click('Another one');
    expect((await cardWith(world.sam, 'A small idea')).text).toContain('@alex asked for this one');
  });

  test('outside help is for the one who asks: the room and the other learn nothing of it', async () => {
    const room = () => JSON.stringify(world.platform.messages.filter((one) => one.audience !== 'sam'));
    const before = room();
    const kept = await memory();
    await world.sam.command('tip', { topic: 'outside-help' });
    for (let round = 0; round < 8; round += 1) {
      const { text, private: unseen, buttons } = await cardWith(world.sam, 'A small idea: Outside help');
      expect({ unseen, buttons }).toEqual({ unseen: true, buttons: ['Another one', 'Save'] });
      await world.sam.click('Another one');
      expect((await cardWith(world.sam, 'A small idea: Outside help')).text).not.toBe(text);
    }
    // As it stands on cards that are older than this.
    const shared = world.platform.messages.findLast((one) => one.audience === null);
    await world.sam.act('tips.another:outside-help:outside-help-one-alone', shared);
    await world.sam.act('tips.unhide:outside-help-one-alone:any', shared);
    expect(room()).toBe(before);
    expect(await memory()).toEqual(kept);
  });

  test('what is asked for alone is acknowledged alone, so that no trace of it stands in the room', () => {
    const from = { kind: 'command', id: 'x', by: world.sam.user, room: world.room, path: 'tip' } as const;
    const modes = [{ topic: 'outside-help' }, { topic: 'saved' }, { topic: 'goals' }, {}].map((options) =>
      world.bot.inbox.ackModeOf({ ...from, options }),
    );
    expect(modes).toEqual(['private', 'private', 'shared', 'shared']);
  });

  test('what is withdrawn is shown to nobody, also where it was saved', async () => {
    const withdrawn = ['apology-it-is-over-for-me', 'apology-how-it-landed', 'affection-nothing-to-follow'];
    expect(withdrawn.map((id) => library.tips.get(id)?.retired)).toEqual([true, true, true]);
    const [id = ''] = withdrawn;
    await world.store.transaction(async (stores) => {
      const couple = await stores.couples.activeIn(world.room);
      await stores.tips.setSaved(couple?.id ?? '', 0, id, 1);
    });
    await world.sam.command('tip', { topic: 'saved' });
    expect((await world.sam.cards()).at(-1)?.text).toContain('You haven’t saved any tips yet');
    const shared = world.platform.messages.findLast((one) => one.audience === null);
    for (const action of [`tips.save:${id}`, `tips.hide:${id}:any`, `tips.unhide:${id}:any`]) {
      await world.sam.act(action, shared);
      expect((await world.sam.cards()).at(-1)?.text).toContain('don’t have this tip anymore');
    }
  });

  test('many saved tips have pages that fit every platform', async () => {
    const ids = [...library.tips.values()].filter((tip) => tip.retired !== true).map(({ id }) => id);
    await world.store.transaction(async (stores) => {
      const couple = await stores.couples.activeIn(world.room);
      for (const [index, id] of ids.slice(0, 9).entries())
        await stores.tips.setSaved(couple?.id ?? '', 0, id, index + 1);
    });
    await world.sam.command('tip', { topic: 'saved' });
    await world.sam.click('Older');
    await world.sam.click('Older');
    expect((await cardWith(world.sam, 'Page 3 of 3')).buttons).toEqual(['Newer']);
    await world.sam.click('Newer');
    const card = world.platform.messages.findLast((one) => one.audience === 'sam')?.card;
    expect(card && checkCard(card)).toEqual([]);
  });

  test('a stranger gets a tip privately, and can not change the couple’s card', async () => {
    await world.sam.command('tip');
    const before = tipOnCard();
    await world.guest.click('Another one');
    await cardWith(world.guest, 'belongs to two other people');
    await world.guest.click('Not for us');
    expect(tipOnCard()).toBe(before);
    await world.guest.command('tip');
    expect(await cardWith(world.guest, 'A small idea')).toMatchObject({ private: true, buttons: [] });
  });
});

/** What the couple has seen and put away, which both can notice. */
function memory(): Promise<unknown> {
  return world.store.transaction(async (stores) => {
    const couple = await stores.couples.activeIn(world.room);
    return [await stores.tips.shown(couple?.id ?? ''), await stores.tips.hidden(couple?.id ?? '')];
  });
}

function hidden(): Promise<readonly string[]> {
  return world.store.transaction(async (stores) => {
    const couple = await stores.couples.activeIn(world.room);
    return [...(await stores.tips.hidden(couple?.id ?? ''))];
  });
}
