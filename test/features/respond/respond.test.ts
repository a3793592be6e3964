import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkCard } from '../../../src/card/check-card.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { allText, cardWith } from '../../flows/driver.ts';
import { CoupleLoop } from '../check-in/couple-loop.ts';

let loop: CoupleLoop;
beforeAll(async () => {
  loop = await CoupleLoop.open();
});
beforeEach(() => loop.begin());
afterAll(() => loop[Symbol.asyncDispose]());

const reveal = async (promptId = 'words-1') => {
  const checkIn = await loop.ask(promptId);
  await loop.sam.act(`check-in.write:${checkIn.id}:0`);
  await loop.sam.submit({ words: 'when plans hold' });
  await loop.alex.act(`check-in.write:${checkIn.id}:0`);
  await loop.alex.submit({ words: 'a quiet voice' });
  await loop.settle();
  return checkIn;
};

const pickBoth = async (promptId: string, sam: readonly string[], alex: readonly string[]) => {
  await loop.ask(promptId);
  for (const [person, labels] of [
    [loop.sam, sam],
    [loop.alex, alex],
  ] as const) {
    await person.click('Answer');
    for (const label of labels) await person.click(label);
  }
  await loop.settle();
};

const reply = async (way: string, values: Record<string, string | readonly string[]>) => {
  await loop.sam.click(way);
  await loop.sam.submit(values);
  await loop.settle();
};

describe('help to reply', () => {
  test('shows the other’s words again, three ways with hints and beginnings of the theme, and where that comes from', async () => {
    await reveal();
    await loop.sam.click('Respond');
    const coach = await cardWith(loop.sam, 'A reply to what you heard');
    expect(coach.private).toBe(true);
    expect(coach.text).toContain('@alex: "a quiet voice"');
    expect(coach.text).not.toContain('when plans hold');
    expect(coach.text).toContain('“I have noted that you…”');
    expect(coach.text).toContain('36 couples');
    expect(coach.buttons).toEqual(['Say it back', 'Ask one more', 'Say what you value']);
  });

  const results: readonly [string, string, readonly string[], readonly string[]][] = [
    ['You both chose the same', 'either-1', ['Tea'], ['Tea']],
    ['You chose differently', 'choice-1', ['Tea'], ['Soup']],
    ['in the same place', 'scale-1', ['3'], ['3']],
    ['close on the scale', 'scale-1', ['1'], ['3']],
    ['far apart', 'scale-1', ['1'], ['4']],
    ['You guessed @alex’s choice', 'guess-1', ['Tea', 'Coffee'], ['Coffee', 'Coffee']],
    ['You guessed something else', 'guess-1', ['Tea', 'Tea'], ['Coffee', 'Tea']],
  ];
  test.each(results)('says “%s” where it fits', async (line, promptId, sam, alex) => {
    await pickBoth(promptId, sam, alex);
    await loop.sam.click('Respond');
    expect((await cardWith(loop.sam, 'A reply to what you heard')).text).toContain(line);
  });
});

describe('a reply', () => {
  test('stands under the reveal with its way, beginning and words, once', async () => {
    const { id } = await reveal();
    await loop.sam.click('Respond');
    await reply('Say it back', { starter: 'I have noted that you…', words: ' feel safe when it is calm.' });
    const posted = await cardWith(loop.alex, '@sam says back what @alex said');
    expect(posted.text).toContain('"I have noted that you feel safe when it is calm."');
    const message = loop.platform.messages.find((one) => one.id === posted.id);
    expect(message?.room.under).toBe((await loop.find(id)).revealMessage?.message);
    expect(await allText(loop.sam)).toContain('Thank you for replying');
    const [response] = await loop.store.transaction((stores) => stores.answers.ownResponses(loop.couple.id, 0));
    await loop.run({ name: 'post-response', responseId: response?.id ?? '' });
    expect(loop.platform.messages.filter((one) => one.room.under !== undefined)).toHaveLength(1);
    expect(response?.message?.message).toBe(posted.id);
  });

  test('is whispered, with its question, where the reveal is private', async () => {
    await loop.save({ ...loop.couple, reveal: 'private' });
    await reveal();
    await loop.sam.click('Respond');
    await reply('Ask one more', { words: 'what makes it quiet?' });
    const got = await cardWith(loop.alex, 'what makes it quiet?');
    expect(got.private).toBe(true);
    expect(got.text).toContain('What helps you to trust?');
    expect(got.buttons).toEqual(['Respond']);
    const inRoom = loop.platform.messages.filter((one) => one.audience === null);
    expect(inRoom).toHaveLength(2);
    expect(inRoom.some(({ card }) => cardText(card).includes('what makes it quiet'))).toBe(false);
  });

  test('can be given three times in each way, and no more', async () => {
    const { id } = await reveal();
    await loop.sam.click('Respond');
    for (const way of ['Say it back', 'Ask one more', 'Say what you value']) {
      for (const words of ['one', 'two', 'three']) {
        await loop.sam.command('checkin respond');
        await reply(way, { words });
      }
      await loop.sam.act(`respond.write:${id}:${way === 'Say it back' ? 'say-back' : 'x'}`);
    }
    expect(await allText(loop.sam)).toContain('in this way 3 times already');
    await loop.sam.command('checkin respond');
    expect((await loop.sam.cards()).at(-1)?.text).toContain('in every way there is');
    await loop.alex.command('checkin respond');
    expect((await loop.alex.cards()).at(-1)?.buttons).toHaveLength(3);
  });

  test('that is refused at the last moment gives back what was typed', async () => {
    const { id } = await reveal();
    await loop.sam.act(`respond.write:${id}:value`);
    const form = loop.platform.forms.get('sam');
    for (const words of ['one', 'two', 'three']) {
      await loop.sam.act(`respond.write:${id}:value`);
      await loop.sam.submit({ words });
    }
    if (form !== undefined) loop.platform.forms.set('sam', form);
    await loop.sam.submit({ words: 'a fourth' });
    expect((await loop.sam.cards()).at(-1)?.text).toContain('"a fourth"');
  });

  const wrong: readonly [string, Record<string, string>, string, string][] = [
    ['empty', { words: ' ' }, 'words', 'nothing in here yet'],
    ['a beginning alone', { starter: 'I have noted that you…', words: '' }, 'words', 'Add how it goes on'],
    [
      'too long with its beginning',
      { starter: 'I have noted that you…', words: 'x'.repeat(2990) },
      'words',
      '3012 characters',
    ],
  ];
  test.each(wrong)('%s comes back with what was typed and picked', async (_, values, name, problem) => {
    const { id } = await reveal();
    await loop.sam.act(`respond.write:${id}:say-back`);
    await loop.sam.submit(values);
    const form = await loop.sam.form();
    expect(form?.problems[name]).toContain(problem);
    expect(form?.values['starter']).toEqual(values['starter'] === undefined ? [] : [values['starter']]);
    expect(form?.values['words']).toBe((values['words'] ?? '').trim());
  });

  test('of the greatest length fits the card that it is posted on', async () => {
    const { id } = await reveal();
    await loop.sam.act(`respond.write:${id}:value`);
    await loop.sam.submit({ words: 'y'.repeat(3000) });
    await loop.settle();
    const posted = loop.platform.messages.at(-1);
    expect(posted === undefined ? ['nothing'] : checkCard(posted.card)).toEqual([]);
    expect((await cardWith(loop.alex, 'what there is to value')).text.match(/y/g)?.length).toBeGreaterThanOrEqual(3000);
  });
});

describe('when there is nothing to reply to', () => {
  test('no reveal yet', async () => {
    await loop.sam.command('checkin respond');
    expect(await allText(loop.sam)).toContain('no question yet that you have both answered');
  });

  test('still sealed', async () => {
    const { id } = await loop.ask('words-1');
    await loop.alex.click('Answer');
    await loop.alex.submit({ words: 'a secret' });
    await loop.sam.act(`respond.open:${id}`);
    expect(await allText(loop.sam)).toContain('still sealed');
    expect(await allText(loop.sam)).not.toContain('a secret');
  });

  test('not of these two, or no id at all', async () => {
    for (const id of [crypto.randomUUID(), 'x']) {
      await loop.sam.act(`respond.open:${id}`);
      expect((await loop.sam.cards()).at(-1)?.text).toContain('does not belong to the two of you');
    }
  });
});
