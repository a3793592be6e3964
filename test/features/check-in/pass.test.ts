import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { day, hour } from '../../../src/model/instant.ts';
import type { FakePerson } from '../../fakes/fake-person.ts';
import { allText, cardWith } from '../../flows/driver.ts';
import { CoupleLoop, samplePrompts } from './couple-loop.ts';

let loop: CoupleLoop;
beforeAll(async () => {
  loop = await CoupleLoop.open();
});
beforeEach(() => loop.begin());
afterAll(() => loop[Symbol.asyncDispose]());

const answerNow = async (person: FakePerson) => {
  await person.click('Answer');
  await person.submit({ words: `from ${person.name}` });
};

const ways: readonly [string, () => Promise<void>][] = [
  ['does nothing', async () => undefined],
  ['passes', () => loop.sam.click('Pass')],
  ['says not today', () => loop.sam.click('Pass').then(() => loop.sam.click('Not today'))],
  ['never wants it again', () => loop.sam.click('Pass').then(() => loop.sam.click('Never ask again'))],
  [
    'takes that back',
    async () => {
      for (const label of ['Pass', 'Never ask again', 'Allow it again']) await loop.sam.click(label);
    },
  ],
];

describe('a pass', () => {
  test('looks to the other, in all that follows, as if nothing had been done', async () => {
    const seen: string[] = [];
    for (const [, act] of ways) {
      await loop.begin(
        {},
        samplePrompts.filter(({ id }) => ['words-1', 'scale-1'].includes(id)),
      );
      await loop.ask('words-1');
      await act();
      await loop.settle();
      const edits = loop.platform.calls.edit;
      await loop.alex.click('Swap');
      await loop.settle();
      await loop.alex.command('checkin now');
      await loop.alex.command('checkin history');
      await loop.alex.act(lastAction('alex', 'Answer'), loop.platform.seenBy('alex').at(-2));
      seen.push(`${edits} ${loop.platform.calls.edit} ${await allText(loop.alex)}`);
      expect(await allText(loop.alex)).not.toMatch(/pass(ed)? (it|this|by)|passed on this one/i);
    }
    expect(new Set(seen).size).toBe(1);
  });

  test('brings no reminder to the one who passed, and shows nowhere once the other has answered', async () => {
    await loop.ask('words-1');
    await loop.sam.click('Pass');
    await answerNow(loop.alex);
    await loop.settle();
    const before = await allText(loop.alex);
    await loop.pass(5 * hour);
    expect(loop.platform.calls.whisper).toBe(0);
    expect(await allText(loop.alex)).toBe(before);
  });

  test('can be answered after all, and then reveals', async () => {
    const { id, promptId } = await loop.ask('words-1');
    await loop.sam.click('Pass');
    await loop.sam.click('Never ask again');
    await loop.sam.click('Answer after all');
    await loop.sam.submit({ words: 'after all' });
    await answerNow(loop.alex);
    await loop.settle();
    expect((await cardWith(loop.alex, '"after all"')).private).toBe(false);
    const never = await loop.store.transaction((stores) => stores.checkIns.never(loop.couple.id));
    expect(never.has(promptId)).toBe(false);
    expect((await loop.find(id)).passed).toEqual([null, null]);
  });

  test('for today lets the question come back once it has closed', async () => {
    const { promptId } = await loop.ask('words-1');
    const { promptId: left } = await loop.ask('scale-1');
    await loop.sam.command('checkin pass');
    await loop.sam.command('checkin pass');
    await loop.sam.click('Not today');
    const asked = () => loop.store.transaction((stores) => stores.checkIns.asked(loop.couple.id));
    expect([...(await asked()).keys()].toSorted()).toEqual([left, promptId].toSorted());
    await loop.pass(7 * day);
    expect((await asked()).size).toBe(1);
  });

  test('for good keeps it away from both, by that side alone', async () => {
    const { promptId } = await loop.ask('words-1');
    await loop.sam.click('Pass');
    await loop.sam.click('Never ask again');
    await loop.store.transaction(async (stores) => {
      expect([...(await stores.checkIns.never(loop.couple.id))]).toEqual([promptId]);
      expect((await stores.checkIns.neverOf(loop.couple.id, 1)).size).toBe(0);
    });
    await loop.sam.click('Allow it again');
    const never = await loop.store.transaction((stores) => stores.checkIns.never(loop.couple.id));
    expect(never.size).toBe(0);
  });

  test('of a question that one has answered is not needed, and the answer stays', async () => {
    const { id } = await loop.ask('words-1');
    await answerNow(loop.sam);
    await loop.settle();
    await loop.sam.click('Pass');
    expect((await cardWith(loop.sam, 'you can’t pass now')).buttons).toEqual(['Change']);
    expect((await loop.find(id)).passed).toEqual([null, null]);
  });

  test('pressed twice keeps what was chosen', async () => {
    const { id } = await loop.ask('words-1');
    await loop.sam.click('Pass');
    await loop.sam.click('Never ask again');
    await loop.sam.command('checkin pass');
    expect((await loop.find(id)).passed[0]).toBe('never');
  });
});

/** The action of the newest button with this label that a person sees. */
function lastAction(user: string, label: string): string {
  const buttons = loop.platform
    .seenBy(user)
    .flatMap(({ card }) => card.elements.flatMap((one) => (one.kind === 'buttons' ? one.buttons : [])));
  const found = buttons.findLast((one) => one.label === label);
  if (found === undefined || !('action' in found)) throw new Error(`no button ${label}`);
  return found.action;
}
